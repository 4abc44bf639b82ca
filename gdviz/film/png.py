"""Pictures as PNG: with a palette, which for drawings takes a quarter of the bytes."""

from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.film import quantize

CLEAR = 255


def write(target: Path | BinaryIO, pixels: NDArray[np.uint32]) -> None:
    """Write a picture: exactly if it has at most 256 colours, else in the nearest of 256.

    A pixel that is less than half opaque becomes clear, and one that is more becomes opaque.
    """
    clear = pixels >> 24 < 128
    if clear.any():
        colours = quantize.of_pixels(pixels[~clear], size=CLEAR)
        picture = Image.fromarray(np.where(clear, np.uint8(CLEAR), colours.indices(pixels)))
        picture.putpalette(colours.colours.tobytes().ljust(3 * 256, b"\0"))
        picture.save(target, format="PNG", optimize=True, transparency=CLEAR)
    else:
        colours = quantize.of_pixels(pixels, size=256)
        picture = Image.fromarray(colours.indices(pixels))
        picture.putpalette(colours.colours.tobytes())
        picture.save(target, format="PNG", optimize=True)
