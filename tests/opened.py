"""What programs show of a picture, as pixels, and how far two of these are from each other."""

import io
import subprocess

import numpy as np
from PIL import Image

from gdviz.film import render


def by_librsvg(text, zoom=1):
    """What librsvg, which knows no variables of CSS, makes of an SVG: red, green, blue."""
    command = ["rsvg-convert", "--zoom", str(zoom), "--background-color", "white"]
    drawn = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    return np.asarray(Image.open(io.BytesIO(drawn)).convert("RGB")).astype(np.float32)


def by_agg(figure):
    """The figure as pixels, on white."""
    pixels = render.pixels(figure)
    straight = pixels.view(np.uint8).reshape(*pixels.shape, 4) / 255
    opacity = straight[..., 3:]
    return 255 * (straight[..., :3] * opacity + 1 - opacity)


def apart(one, other, side=16):
    """How far two pictures are from each other, at most, in the mean of squares of pixels."""
    rows, columns = (length // side for length in one.shape[:2])

    def coarse(picture):
        # First of rows: NumPy takes the mean over two axes at once ten times as long.
        strips = picture[: rows * side, : columns * side].reshape(rows, side, -1).mean(axis=1)
        return strips.reshape(rows, columns, side, 3).mean(axis=2)

    return np.abs(coarse(one) - coarse(other)).max()
