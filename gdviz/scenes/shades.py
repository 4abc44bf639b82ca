"""A picture in ten shades of grey, small enough to be read number by number."""

import os

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps


def read(path: str | os.PathLike[str]) -> NDArray[np.uint8]:
    """The pixels of a picture file, (rows, columns, 3) from 0 to 255; what is clear is black."""
    with Image.open(path) as file:
        upright = ImageOps.exif_transpose(file).convert("RGBA")
    black = Image.new("RGBA", upright.size, "black")
    return np.asarray(Image.alpha_composite(black, upright).convert("RGB"))


def middle_square(pixels: NDArray[np.uint8], side: int) -> NDArray[np.integer]:
    """The middle square of a picture, in side · side whole shades from 0, black, to 9, white.

    Each is the mean of the pixels that lie there, and of their colours.
    """
    rows, columns, colours = pixels.shape
    length = min(rows, columns)
    top, left = (rows - length) // 2, (columns - length) // 2
    light = pixels[top : top + length, left : left + length].sum(axis=2, dtype=int)

    # Where each shade begins. Of a small picture, several begin with the same pixel and hold it.
    first = np.arange(side) * length // side
    total = np.add.reduceat(np.add.reduceat(light, first, axis=0), first, axis=1)
    count = np.maximum(np.diff([*first, length]), 1)
    return (10 * total // (255 * colours * np.outer(count, count))).clip(0, 9)
