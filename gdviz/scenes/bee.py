"""A honeybee from above: the outline that makes its label, its picture and its shadow.

A bee's own coordinates are in lengths of its body, x towards its head and y to its right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.scenes.paint import blur, ellipse, glow, over, shade, soft, strokes, turned, window

AMBER, CREAM, UMBER, FUR, BLACK = np.array(
    [
        (0.76, 0.48, 0.18),
        (0.78, 0.66, 0.44),
        (0.16, 0.10, 0.065),
        (0.64, 0.47, 0.24),
        (0.05, 0.04, 0.04),
    ],
    np.float32,
)


@dataclass(frozen=True)
class Bee:
    """Where a bee is and how it is built; the seed is that of its markings and its legs."""

    place: tuple[float, float]
    length: float
    heading: float
    bend: float = 0
    plump: float = 1
    spread: float = 0.4
    height: float = 0.12
    seed: int = 0

    @property
    def flies(self) -> bool:
        """Whether it is in the air, with its wings beating."""
        return self.height > 0.5

    def coordinates(self, x: NDArray, y: NDArray) -> tuple[NDArray, NDArray]:
        """The bee's own coordinates of what lies so far right of its place and below."""
        return turned(x / np.float32(self.length), y / np.float32(self.length), self.heading)

    def abdomen(self, x: NDArray, y: NDArray) -> tuple[NDArray, NDArray, NDArray]:
        """About the distance to its abdomen, and the coordinates along and across that."""
        along, across = turned(x - np.float32(0.02), y, self.bend)
        taper = 1 - np.float32(0.48 / 0.55**2) * np.minimum(along, 0) ** 2
        return ellipse(along, across / taper, (-0.25, 0), (0.3, 0.16 * self.plump)), along, across

    def thorax(self, x: NDArray, y: NDArray) -> NDArray:
        """About the distance to its thorax."""
        return ellipse(x, y, (0.13, 0), (0.15, 0.14))

    def head(self, x: NDArray, y: NDArray) -> NDArray:
        """About the distance to its head."""
        return ellipse(x, y, (0.325, 0), (0.078, 0.108))

    def body(self, x: NDArray, y: NDArray) -> NDArray:
        """About the distance to its body, which is exactly 0 on the outline."""
        return np.minimum.reduce([self.abdomen(x, y)[0], self.thorax(x, y), self.head(x, y)])


def label(bees: Sequence[Bee], rows: int, columns: int) -> NDArray:
    """Where the centre of a pixel is within a bee's body: wings, legs and shadows do not count."""
    found = np.zeros((rows, columns), bool)
    for bee in bees:
        part, x, y = window(found, bee.place, 0.7 * bee.length)
        part |= bee.body(*bee.coordinates(x, y)) < 0
    return found


def cast(image: NDArray, bee: Bee, sun: tuple[float, float]) -> None:
    """Cast a bee's shadow: the higher the bee, the farther away and the softer."""
    place = np.add(bee.place, np.multiply(sun, bee.height * bee.length))
    part, x, y = window(image, place, (0.75 + 0.2 * bee.height) * bee.length)
    if not part.size:
        return
    x, y = bee.coordinates(x, y)
    edge = 3 / (len(image) * bee.length)
    ink = np.maximum(soft(bee.body(x, y), edge), 0.7 * soft(_limbs(bee, x, y)[0] - 0.015, edge))
    for wing, _, _ in _wings(bee, x, y):
        ink = np.maximum(ink, 0.4 * soft(wing, edge))
    ink = blur(ink, (0.02 + 0.035 * bee.height) * bee.length * len(image))
    shade(part, (0.36, 0.33, 0.35), ink * (0.85 - 0.1 * bee.height))


def paint(image: NDArray, bee: Bee, sun: tuple[float, float]) -> None:
    """Paint a bee, from its legs up to its wings."""
    part, right, down = window(image, bee.place, 0.75 * bee.length)
    x, y = bee.coordinates(right, down)
    rng = np.random.default_rng(bee.seed)
    pixel = 1.5 / (len(image) * bee.length)
    legs, feelers = _limbs(bee, x, y)
    over(part, 1.4 * UMBER, soft(legs - 0.011, pixel) * (0.6 if bee.flies else 0.85))
    over(part, 0.8 * UMBER, soft(feelers - 0.009, pixel))
    # The sun stands where the shadows do not fall.
    light = 1.06 - 0.45 * (sun[0] * right + sun[1] * down) / bee.length
    fur, hair = _fur(x, y, rng)
    for colour, distance, edge in (
        (_rings(bee, x, y, rng), bee.abdomen(x, y)[0], pixel),
        (fur, bee.thorax(x, y) + 0.006 * hair, 1.8 * pixel),
        (_face(x, y), bee.head(x, y), pixel),
    ):
        over(part, np.clip(colour * light[..., None], 0, 1), soft(distance, edge))
    for wing in _wings(bee, x, y):
        _lay_wing(part, wing, pixel, bee.flies)


def _limbs(bee: Bee, x: NDArray, y: NDArray) -> tuple[NDArray, NDArray]:
    """The distances to six bent legs and to two feelers."""
    rng = np.random.default_rng(bee.seed)
    legs, feelers = [], []
    for side in (-1, 1):
        for hip, swing, size in ((0.2, 0.9, 0.85), (0.12, 0.05, 0.95), (0.05, -0.85, 1.15)):
            knee, foot = swing + rng.normal(0, 0.2, 2)
            points = np.array([(hip, 0.1), (0.13 * np.sin(knee), 0.12), (0.17 * np.sin(foot), 0.1)])
            points[1:] *= size * (0.6 if bee.flies else 1)
            legs.append(strokes(x, y, np.cumsum(points, 0) * (1, side)))
        feeler = [(0.38, 0.03), (0.45, 0.07), (0.54, rng.uniform(0.05, 0.12))]
        feelers.append(strokes(x, y, np.multiply(feeler, (1, side))))
    return np.minimum.reduce(legs), np.minimum.reduce(feelers)


def _wings(bee: Bee, x: NDArray, y: NDArray) -> Iterator[tuple[NDArray, NDArray, NDArray]]:
    """The distance to each wing, hind ones first, and the coordinates along it and across."""
    for angle, length, width in ((0.5 * bee.spread + 0.12, 0.42, 0.075), (bee.spread, 0.6, 0.1)):
        for side in (-1, 1):
            along, across = turned(x - np.float32(0.1), y - np.float32(0.07 * side), -side * angle)
            along = along / -length
            across = across * side / (width * (0.5 + 0.75 * np.clip(along, 0, 1)))
            yield ellipse(along, across, (0.5, 0), (0.5, 1)) * (2 * width), along, across


def _lay_wing(part: NDArray, wing: tuple, pixel: float, beats: bool) -> None:
    """A clear wing with its veins, smeared when it beats."""
    distance, along, across = wing
    cover = soft(distance, 2 * pixel + 0.06 * beats)
    over(part, (0.86, 0.84, 0.80), cover * (0.16 + 0.20 * glow(across - 0.3, 0.35)))
    veins = glow(across + 0.25 - 0.5 * along, 0.1) + glow(across - 0.15 + 0.1 * along, 0.1)
    lines = glow(distance, pixel) * (1.3 - 0.7 * across) + 0.5 * veins * cover
    over(part, (0.26, 0.19, 0.13), (0.12 if beats else 0.34) * np.clip(lines, 0, 1))


def _mixed(first: NDArray, second: NDArray, share: NDArray) -> NDArray:
    return first + (second - first) * np.clip(share, 0, 1)[..., None]


def _rings(bee: Bee, x: NDArray, y: NDArray, rng: np.random.Generator) -> NDArray:
    """Rings, each amber before and dark behind with pale hair between, darker to the sting."""
    _, along, across = bee.abdomen(x, y)
    warm = (1, rng.uniform(0.9, 1.04), rng.uniform(0.75, 1.3))
    amber = AMBER * np.multiply(rng.uniform(0.8, 1.15), warm)
    depth = (0.03 - along + 0.9 * across**2) / 0.56
    ring = 5.4 * depth % 1
    dark = np.clip((ring - 0.62 + 0.42 * depth) * 6, 0, 0.9) * np.clip((1 - ring) * 9, 0, 1)
    dark = np.maximum(dark, np.clip((depth - 0.78) * 6, 0, 0.9))
    colour = _mixed(_mixed(amber, UMBER, dark), CREAM, 0.4 * glow(ring - 0.03, 0.09))
    hump = np.clip(1.2 - 0.6 * (across / (0.16 * bee.plump)) ** 2, 0.5, 1.2)
    sheen = 0.3 * glow(across + 0.035, 0.03) * glow(along + 0.2, 0.2)
    return colour * hump[..., None] + sheen[..., None]


def _fur(x: NDArray, y: NDArray, rng: np.random.Generator) -> tuple[NDArray, NDArray]:
    """The fur round a bald dark middle, and how far its hairs fall short."""
    hairs = rng.normal(0, 1, (9, 40)).astype(np.float32)
    turn = (np.arctan2(y, x - 0.13) / np.float32(2 * np.pi) + np.float32(0.5)) * 39.99
    radius = np.hypot(x - 0.13, y) / 0.15
    hair = hairs[np.clip(radius * 8, 0, 8).astype(int), turn.astype(int)]
    colour = _mixed(FUR, 1.3 * UMBER, 0.85 * glow(radius, 0.42))
    return colour * (1.15 - 0.4 * radius**2 + 0.14 * hair)[..., None], hair


def _face(x: NDArray, y: NDArray) -> NDArray:
    """A tuft of fur between two black eyes, one of which shines."""
    tuft = 0.6 * glow(np.hypot(x - 0.3, y), 0.06)
    eyes = soft(ellipse(x, np.abs(y), (0.325, 0.078), (0.055, 0.035)), 0.03)
    shine = 0.35 * glow(np.hypot(x - 0.34, y + 0.085), 0.014)
    return _mixed(_mixed(1.4 * UMBER, 0.9 * FUR, tuft), BLACK, eyes) + shine[..., None]
