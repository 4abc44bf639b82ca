"""Pictures as PNG: with a palette, which for drawings takes a quarter of the bytes."""

from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gdviz.film import quantize
from gdviz.film.about import NOTHING, About


def write(target: Path | BinaryIO, pixels: NDArray[np.uint32], about: About = NOTHING) -> None:
    """Write a picture: exactly if it has at most 256 colours, else in the nearest of 256.

    What `about` says of it goes along.
    """
    if (pixels >> 24 == 255).all():
        palette = quantize.of_pixels(pixels, size=256)
        colours, indices = palette.colours, palette.indices(pixels)
        opacity = b""
    else:
        translucent, indices = quantize.of_translucent(pixels)
        colours, opacity = translucent[:, :3], translucent[:, 3].tobytes()
    picture = Image.fromarray(indices.reshape(pixels.shape))
    picture.putpalette(colours.tobytes())
    text = PngInfo()
    for name, words in about.named("Title", "Description", "Copyright", "Source").items():
        text.add_itxt(name, words)
    options: dict = {"transparency": opacity} if opacity else {}
    # The last level, 9, takes twice the time for 2 % of the bytes.
    picture.save(target, format="PNG", compress_level=8, pnginfo=text, **options)
