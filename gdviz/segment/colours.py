"""Colours as people name them, and the palette in which data sets draw their classes."""

import colorsys

import numpy as np
from numpy.typing import NDArray
from PIL import ImageColor

Colour = tuple[int, int, int]

# The hue, in degrees, up to which a name is used.
HUES = (
    (15, "red"),
    (40, "orange"),
    (70, "yellow"),
    (160, "green"),
    (200, "cyan"),
    (260, "blue"),
    (290, "purple"),
    (345, "magenta"),
    (360, "red"),
)


def name(colour: Colour) -> str:
    """Return what one would call a colour: dark red."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if value < 0.12:
        return "black"
    if saturation < 0.12:
        return "white" if value > 0.94 else "light grey" if value > 0.7 else _dark(value, "grey")
    word = next(word for most, word in HUES if 360 * hue <= most)
    return f"light {word}" if saturation < 0.45 < value else _dark(value, word)


def _dark(value, word):
    return f"very dark {word}" if value < 0.35 else f"dark {word}" if value < 0.6 else word


def parsed(text: str) -> Colour | None:
    """Return the colour that #800000 or a name such as maroon stands for; None if none does."""
    try:
        return ImageColor.getrgb(text)[:3]
    except ValueError:
        return None


# What the numbers of PASCAL VOC stand for, from 0 on.
VOC_NAMES = (
    *("background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair"),
    *("cow", "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa"),
    *("train", "tvmonitor"),
)


def voc() -> NDArray[np.uint8]:
    """The 256 colours of the PASCAL VOC data set, in which labelme paints its classes as well.

    The bits of a class's number, three at a time, are the highest bits of red, green and blue.
    """
    numbers = np.arange(256)
    colours = np.zeros((256, 3), int)
    for bit in range(8):
        for channel in range(3):
            colours[:, channel] |= (numbers >> 3 * bit + channel & 1) << 7 - bit
    return colours.astype(np.uint8)
