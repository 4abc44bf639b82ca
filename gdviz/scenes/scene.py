"""A scene: bees round a scented tub on a board in the grass, as a camera sees them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFilter

from gdviz.scenes import bee, board, litter, meadow, tub
from gdviz.scenes.paint import grid, noise, pictured, pixels, shade

WIDTH = 4 / 3
FINER = 2  # So many pixels are painted for each that is shown, along either side.
SHADOWS = 3


@dataclass(frozen=True)
class Scene:
    """What is where; `strangers` are bees outside the picture, of which it shows the shadows."""

    seed: int
    sun: tuple[float, float]
    board: board.Board
    tub: tub.Tub
    bees: tuple[bee.Bee, ...]
    strangers: tuple[bee.Bee, ...]


def laid_out(seed: int) -> Scene:
    """The scene of a seed."""
    rng = np.random.default_rng(seed)
    angle = rng.uniform(0.35, 0.95)
    plank = board.Board(
        centre=tuple(rng.uniform((0.58, 0.45), (0.75, 0.55)).tolist()),
        angle=rng.uniform(-0.42, 0.42),
        half=rng.uniform(0.30, 0.37),
        end=rng.uniform(0.5, 1.1),
        lean=tuple(rng.uniform(-0.13, 0.13, 2).tolist()),
    )
    box = tub.Tub(
        centre=tuple(rng.uniform((0.45, 0.42), (0.8, 0.58)).tolist()),
        half=rng.uniform(0.17, 0.21),
        angle=rng.uniform(-0.5, 0.5),
        swab=rng.uniform(0, np.pi),
    )
    swarm = _swarm(rng, plank, box, SHADOWS + int(rng.integers(3, 6)))
    sun = float(np.cos(angle)), float(np.sin(angle))
    return Scene(seed, sun, plank, box, swarm[SHADOWS:], swarm[:SHADOWS])


def _swarm(
    rng: np.random.Generator, plank: board.Board, box: tub.Tub, count: int
) -> tuple[bee.Bee, ...]:
    """Bees, most of them near the tub; the first fly, as do all that are not on the board."""
    length = rng.uniform(0.155, 0.185)
    found: list[bee.Bee] = []
    while len(found) < count:
        place = rng.uniform(0, (WIDTH, 1))
        if rng.random() < 0.65:
            place = rng.normal(box.centre, 1.25 * box.half)
        apart = all(np.hypot(*(place - one.place)) > 0.75 * length for one in found)
        if not apart or (place < 0).any() or (place > (WIDTH, 1)).any():
            continue
        flies = len(found) < SHADOWS or plank.edge(*place) > -0.01 or rng.random() < 0.12
        found.append(
            bee.Bee(
                place=tuple(place.tolist()),
                length=length * rng.uniform(0.85, 1.15),
                heading=rng.uniform(-np.pi, np.pi),
                bend=rng.uniform(-0.3, 0.3),
                plump=rng.uniform(0.92, 1.1),
                spread=rng.uniform(0.5, 1.2) if flies else rng.uniform(0.12, 0.5),
                height=rng.uniform(0.8, 1.6) if flies else 0.12,
                seed=int(rng.integers(2**32)),
            )
        )
    return tuple(found)


def paint(scene: Scene, rows: int) -> NDArray:
    """The picture of a scene, of so many rows of pixels."""
    height, width = FINER * rows, FINER * round(WIDTH * rows)
    rngs = np.random.default_rng((scene.seed, 1)).spawn(4)
    image = meadow.paint(rngs[0], height, width, scene.sun)
    board.paint(rngs[1], image, scene.board, scene.sun)
    image = _strewn(rngs[2], image, scene)
    for one in scene.strangers + scene.bees:
        bee.cast(image, one, scene.sun)
    for one in scene.bees:
        bee.paint(image, one, scene.sun)
    return _exposed(rngs[3], image)


def _strewn(rng: np.random.Generator, image: NDArray, scene: Scene) -> NDArray:
    """An image with what lies on the board: litter, the tub, and grass that leans over the edge."""
    for kind in (litter.leaf, litter.pebble, litter.pebble, litter.pebble):
        place = scene.board.place(*rng.uniform((-0.8, -0.9), (0.8, 0.9)))
        kind(rng, image, np.clip(place, 0.03, (WIDTH - 0.03, 0.97)), scene.sun)
    tub.paint(image, scene.tub, scene.sun)
    sides = np.repeat((-1.08, 1.3), 10)
    roots = [scene.board.place(rng.uniform(-0.9, 0.8), side) for side in sides]
    angles = scene.board.angle - np.sign(sides) * np.pi / 2 + rng.normal(0, 0.6, sides.size)
    lengths = rng.uniform(0.06, 0.24, sides.size)
    picture = pictured(image)
    blades = meadow.Blades(np.array(roots), angles, lengths, dry=0.5)
    meadow.lay(rng, picture, blades, 0.95, scene.sun)
    return pixels(picture)


def _exposed(rng: np.random.Generator, image: NDArray) -> NDArray:
    """What the camera makes of an image: uneven light, a tint, a soft lens and grain."""
    rows, columns = image.shape[:2]
    x, y = grid(rows, columns)
    shade(image, (0.62, 0.64, 0.68), 2 * noise(rng, (rows, columns), (4, 5), 2) - 0.7)
    right, down = rng.uniform(-0.1, 0.1, 2).tolist()
    x, y = x - np.float32(WIDTH / 2), y - np.float32(0.5)
    light = 1.03 + right * x + down * y - 0.22 * (x**2 + y**2)
    light += 0.12 * noise(rng, (rows, columns), (2, 3), 1)
    tint = rng.uniform(1.06, 1.2) * rng.normal(1, 0.015, 3)
    image *= light[..., None] * tint.astype(np.float32)
    lens = ImageFilter.GaussianBlur(0.0009 * rows)
    seen = pixels(pictured(image).filter(lens).reduce(FINER))
    grain = rng.normal(0, 0.012, seen.shape).astype(np.float32)
    return np.clip(seen + grain * (0.5 + seen), 0, 1)
