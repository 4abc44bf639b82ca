"""A picture file becomes a small square of shades, as one would work it out by hand."""

import numpy as np
import pytest
from PIL import Image

from gdviz.scenes.shades import middle_square, read

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("size", [(8, 8), (16, 24), (40, 8)])
def test_a_shade_is_the_mean_of_what_lies_there(size):
    pixels = RNG.integers(0, 256, (*size, 3), np.uint8)
    length = min(size)
    top, left = (np.array(size) - length) // 2
    square = pixels[top : top + length, left : left + length]
    tiles = square.reshape(8, length // 8, 8, length // 8, 3).mean(axis=(1, 3, 4))
    np.testing.assert_array_equal(middle_square(pixels, 8), np.minimum(tiles / 25.5, 9) // 1)


def test_a_picture_with_fewer_pixels_than_shades_repeats_them():
    pixels = np.array([[0, 255], [100, 200]], np.uint8)[..., None].repeat(3, axis=2)
    expected = np.kron([[0, 9], [3, 7]], np.ones((3, 3)))
    np.testing.assert_array_equal(middle_square(pixels, 6), expected)


def test_a_picture_is_read_upright_and_on_black(tmp_path):
    lying = Image.new("RGBA", (3, 2), (255, 255, 255, 0))
    lying.putpixel((2, 0), (10, 20, 30, 255))
    exif = Image.Exif()
    exif[0x0112] = 6  # To be turned by a quarter, clockwise.
    lying.save(tmp_path / "photo.png", exif=exif)
    expected = np.zeros((3, 2, 3))
    expected[2, 1] = 10, 20, 30
    np.testing.assert_array_equal(read(tmp_path / "photo.png"), expected)
