"""What the painters share: pixels laid over pixels, noise, blur, and distances to shapes.

The height of a picture is 1 and its upper left corner is (0, 0), with y pointing down: all
lengths are in that unit, so that one scene can be painted at any size.
Distances to a shape are negative inside it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageFilter

# Coordinates x and y.
Place = Sequence[float] | NDArray


def grid(rows: int, columns: int) -> tuple[NDArray, NDArray]:
    """The coordinates x and y of every pixel's centre."""
    y, x = np.mgrid[:rows, :columns].astype(np.float32)
    return (x + np.float32(0.5)) / rows, (y + np.float32(0.5)) / rows


def window(image: NDArray, centre: Place, reach: float) -> tuple[NDArray, NDArray, NDArray]:
    """The part of an image within reach of a point, and its coordinates from that point on."""
    size = len(image)
    low = np.clip((np.array(centre) - reach) * size, 0, image.shape[1::-1]).astype(int)
    high = np.clip((np.array(centre) + reach) * size, 0, image.shape[1::-1]).astype(int)
    y, x = np.mgrid[low[1] : high[1], low[0] : high[0]].astype(np.float32)
    x, y = (
        (axis + np.float32(0.5)) / size - np.float32(middle)
        for axis, middle in zip((x, y), centre, strict=True)
    )
    return image[low[1] : high[1], low[0] : high[0]], x, y


def over(image: NDArray, colour: ArrayLike, cover: NDArray) -> None:
    """Lay a colour, or an image, over an image where it covers it."""
    cover = np.clip(cover, 0, 1)[..., None].astype(np.float32)
    image += (np.asarray(colour, np.float32) - image) * cover


def shade(image: NDArray, light: ArrayLike, cover: NDArray) -> None:
    """Leave only so much light, a share for each colour, where a shadow covers an image."""
    image *= 1 - np.clip(cover, 0, 1)[..., None] * (1 - np.asarray(light, np.float32))


def soft(distance: NDArray, edge: float) -> NDArray:
    """How far a shape covers each pixel, when its edge is so wide."""
    return np.clip(np.float32(0.5) - distance * np.float32(1 / edge), 0, 1)


def glow(distance: NDArray, width: float) -> NDArray:
    """1 on a line, less the farther from it: exp(−(distance / width)²)."""
    return np.exp(-np.square(distance * np.float32(1 / width)))


def pictured(image: NDArray) -> Image.Image:
    """An image for Pillow to work on, in 256 shades."""
    return Image.fromarray((np.clip(image, 0, 1) * 255).astype(np.uint8))


def pixels(picture: Image.Image) -> NDArray:
    """What Pillow made, between 0 and 1."""
    return np.asarray(picture, np.float32) / 255


def resized(values: NDArray, shape: tuple[int, int]) -> NDArray:
    """Values on a grid of another shape, smoothly between the old ones."""
    picture = Image.fromarray(np.asarray(values, np.float32))
    return np.asarray(picture.resize(shape[::-1], Image.Resampling.BICUBIC))


def blur(cover: NDArray, radius: float) -> NDArray:
    """A cover out of focus, with the radius in pixels."""
    return pixels(pictured(cover).filter(ImageFilter.GaussianBlur(radius)))


def noise(
    rng: np.random.Generator, shape: tuple[int, int], cells: tuple[int, int], octaves: int = 3
) -> NDArray:
    """Clouds between about −1 and 1: random grids, each twice as fine and half as strong."""
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        values = rng.uniform(-1, 1, np.multiply(cells, 2**octave) + 1)
        total += resized(values, shape) / 2**octave
    return total / np.float32(1.5)


def turned(x: NDArray | float, y: NDArray | float, angle: float) -> tuple[NDArray, NDArray]:
    """Coordinates along a direction and across it."""
    cosine, sine = np.array((np.cos(angle), np.sin(angle)), np.float32)
    return cosine * x + sine * y, cosine * y - sine * x


def ellipse(
    x: NDArray, y: NDArray, centre: tuple[float, float], radii: tuple[float, float]
) -> NDArray:
    """About the distance to an ellipse; it is 0 exactly on the ellipse."""
    across = np.hypot((x - centre[0]) / radii[0], (y - centre[1]) / radii[1])
    return (across - 1) * np.float32(min(radii))


def rounded(x: NDArray, y: NDArray, half: tuple[float, float], radius: float) -> NDArray:
    """The distance to a box with rounded corners, so long and so wide on either side of 0."""
    right, down = np.abs(x) - (half[0] - radius), np.abs(y) - (half[1] - radius)
    outside = np.hypot(np.maximum(right, 0), np.maximum(down, 0))
    return outside + np.minimum(np.maximum(right, down), 0) - radius


def strokes(x: NDArray, y: NDArray, points: ArrayLike) -> NDArray:
    """The distance to a line through points."""
    points = np.asarray(points, np.float32)
    nearest = np.full(x.shape, np.inf, np.float32)
    for (left, top), (along, down) in zip(points, np.diff(points, axis=0), strict=False):
        length = along * along + down * down
        share = np.clip(((x - left) * along + (y - top) * down) / length, 0, 1)
        nearest = np.minimum(nearest, np.hypot(x - left - share * along, y - top - share * down))
    return nearest
