"""A photograph and a label to save in many ways, and the refusal of what cannot be read."""

import numpy as np
import pytest
from PIL import Image

from gdviz.segment import photos
from gdviz.system.errors import BadInput

ROWS, COLUMNS = 72, 96
_y, _x = np.mgrid[:ROWS, :COLUMNS]
# Nowhere alike, so that no way of turning it goes unseen, and smooth, so that a JPEG is close.
PHOTO = np.stack([2.5 * _x, 3.4 * _y, 255 - _x - _y], axis=-1).astype(np.uint8)
MARKED = (_x - 30) ** 2 + (_y - 25) ** 2 < 200


def save(path, pixels, **options):
    """Save an array or a Pillow image and return its path."""
    image = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
    image.save(path, **options)
    return path


def white_on_black(mask):
    """Draw a label as most people would."""
    return np.where(mask, np.uint8(255), np.uint8(0))


def refusal(photo, label):
    """Return the one line that refuses the pair; nothing else may be said."""
    with pytest.raises(BadInput) as caught:
        photos.load(photo, label)
    line = str(caught.value)
    assert line.isprintable()
    assert "; " in line  # Before it stands what is wrong, and behind it what to do.
    return line
