"""Grass: blade over blade, each with a sunny side, a shady side and a shadow."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from gdviz.scenes.paint import noise, pictured, pixels

FRESH, OLIVE, STRAW, DEAD = np.array(
    [(0.44, 0.54, 0.20), (0.52, 0.54, 0.26), (0.83, 0.75, 0.52), (0.47, 0.40, 0.27)]
)
# How bright the blades of a layer are, how many, and how far out of focus: the deepest first.
LAYERS = ((0.50, 500, 0.007), (0.72, 420, 0.004), (0.92, 320, 0.002), (1.08, 150, 0.0012))
STEPS = np.linspace(0, 1, 7)[:, None]


@dataclass(frozen=True)
class Blades:
    """Where blades of grass stand, where they point, how long they are, and what share is dry."""

    roots: NDArray
    angles: NDArray
    lengths: NDArray
    dry: float


def paint(rng: np.random.Generator, rows: int, columns: int, sun: tuple[float, float]) -> NDArray:
    """Grass from above: the deeper a blade, the darker and the less in focus."""
    clouds = noise(rng, (rows, columns), (9, 12))[..., None]
    picture = pictured(np.array((0.16, 0.14, 0.09)) * (1 + 0.5 * clouds))
    dry = rng.uniform(0.15, 0.6)
    for tone, count, radius in LAYERS:
        roots = rng.uniform(-0.1, (columns / rows + 0.1, 1.1), (count, 2))
        angles, lengths = rng.uniform((-np.pi, 0.18), (np.pi, 0.55), (count, 2)).T
        lay(rng, picture, Blades(roots, angles, lengths, dry), tone, sun)
        picture = picture.filter(ImageFilter.GaussianBlur(radius * rows))
    return pixels(picture)


def lay(
    rng: np.random.Generator,
    picture: Image.Image,
    blades: Blades,
    tone: float,
    sun: tuple[float, float],
) -> None:
    """Lay blades over a picture, each over the ones before it."""
    count = len(blades.roots)
    straw = rng.random(count) < blades.dry
    widths = np.where(straw, rng.uniform(0.003, 0.009, count), rng.uniform(0.008, 0.02, count))
    kinds = np.where(straw[:, None], STRAW, FRESH + (OLIVE - FRESH) * rng.random((count, 1)))
    kinds = np.where(rng.random((count, 1)) < 0.07, DEAD, kinds)
    colours = kinds * tone * rng.uniform(0.7, 1.2, (count, 1)) * rng.normal(1, 0.05, (count, 3))
    left, rib, right = picture.height * _outlines(rng, blades, widths)
    facing = 0.17 * np.sign(np.sin(blades.angles) * sun[0] - np.cos(blades.angles) * sun[1])
    halves = 255 * colours * (1 + np.multiply.outer((-1, 1), facing))[..., None]
    bright, dull = np.clip(halves, 0, 255).astype(int).tolist()
    fallen = picture.height * 0.016 * np.array(sun)
    draw = ImageDraw.Draw(picture, "RGBA")
    for k in range(count):
        _fill(draw, left[k] + fallen, right[k] + fallen, (8, 10, 4, 110))
        _fill(draw, left[k], rib[k], tuple(bright[k]))
        _fill(draw, rib[k], right[k], tuple(dull[k]))


def _outlines(rng: np.random.Generator, blades: Blades, widths: NDArray) -> NDArray:
    """The left edge, the rib and the right edge of blades that bend and end in a tip."""
    ahead = np.stack([np.cos(blades.angles), np.sin(blades.angles)], 1)[:, None]
    aside = ahead[..., ::-1] * (1, -1)
    bend = rng.normal(0, 0.28, len(widths))[:, None, None]
    rib = blades.lengths[:, None, None] * (STEPS * ahead + STEPS**2 * bend * aside)
    half = widths[:, None, None] * (1 - STEPS) ** 0.7 * np.minimum(1, 0.5 + 2 * STEPS) / 2
    return blades.roots[:, None] + rib + np.multiply.outer((1, 0, -1), half * aside)


def _fill(draw: ImageDraw.ImageDraw, one: NDArray, other: NDArray, colour: tuple) -> None:
    draw.polygon(np.concatenate([one, other[::-1]]).ravel().tolist(), colour)
