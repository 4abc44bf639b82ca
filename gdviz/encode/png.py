"""Pictures as PNG: with a palette, which for drawings takes a quarter of the bytes."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.encode import palette


def write(path: Path, pixels: NDArray[np.uint32]) -> None:
    """Write a picture: exactly if it has at most 256 colours, else in the nearest of 256."""
    colours = palette.of_pixels(pixels, size=256)
    picture = Image.fromarray(colours.indices(pixels))
    picture.putpalette(colours.colours.tobytes())
    picture.save(path, format="PNG", optimize=True)
