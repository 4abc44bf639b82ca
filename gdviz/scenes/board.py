"""A pine board with grain and knots, and two halves that bear their names."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.scenes.paint import (
    blur,
    glow,
    grid,
    noise,
    over,
    pictured,
    pixels,
    rounded,
    shade,
    soft,
    strokes,
)

PINE, RESIN, SIDE, INK, PENCIL, SUNNY = np.array(
    [
        (0.83, 0.69, 0.47),
        (0.42, 0.26, 0.14),
        (0.36, 0.25, 0.15),
        (0.13, 0.12, 0.16),
        (0.30, 0.27, 0.27),
        (0.97, 0.88, 0.70),
    ],
    np.float32,
)
REACH = 1.2  # How far the grain goes to either side of the board's middle.
THICK = 0.045
LETTERS: dict[str, list[list[tuple[float, float]]]] = {
    "A": [[(0, 1), (0.35, 0), (0.7, 1)], [(0.15, 0.65), (0.55, 0.65)]],
    "B": [[(0, 1), (0, 0), (0.45, 0.08), (0.45, 0.4), (0, 0.5), (0.55, 0.6), (0.5, 0.95), (0, 1)]],
    "C": [[(0.6, 0.12), (0.3, 0), (0, 0.35), (0.03, 0.75), (0.3, 1), (0.6, 0.88)]],
    "D": [[(0, 0), (0, 1), (0.4, 0.9), (0.6, 0.5), (0.4, 0.1), (0, 0)]],
    "E": [[(0.5, 0), (0, 0), (0, 1), (0.5, 1)], [(0, 0.5), (0.4, 0.48)]],
    "K": [[(0, 0), (0, 1)], [(0.55, 0), (0, 0.55), (0.55, 1)]],
    "L": [[(0, 0), (0, 1), (0.5, 0.98)]],
    "N": [[(0, 1), (0, 0), (0.55, 1), (0.55, 0)]],
    "S": [[(0.5, 0.1), (0.2, 0), (0, 0.25), (0.5, 0.7), (0.3, 1), (0, 0.9)]],
    "T": [[(0, 0), (0.6, 0)], [(0.3, 0), (0.32, 1)]],
}


@dataclass(frozen=True)
class Board:
    """Where a board lies: its middle and turn, its half width, its right end, and its lean.

    The lean says how fast the board narrows, along it and across it, as it goes away.
    """

    centre: tuple[float, float]
    angle: float
    half: float
    end: float
    lean: tuple[float, float]

    @property
    def matrix(self) -> NDArray:
        """The map from picture to board: a shift, a turn, and the narrowing of what is far."""
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        shift = [(1, 0, -self.centre[0]), (0, 1, -self.centre[1]), (0, 0, 1)]
        turn = [(cosine, sine, 0), (-sine, cosine, 0), (0, 0, 1)]
        return np.linalg.multi_dot([[(1, 0, 0), (0, 1, 0), (*self.lean, 1)], turn, shift])

    def place(self, along: float, across: float) -> NDArray:
        """The place in the picture of a point on the board, across it in half widths."""
        x, y, depth = np.linalg.solve(self.matrix, (along, across * self.half, 1))
        return np.array((x, y)) / depth

    def edge(self, x: NDArray | float, y: NDArray | float) -> NDArray:
        """About the distance to the board."""
        matrix = self.matrix.astype(np.float32)
        along, across, depth = (a * x + b * y + c for a, b, c in matrix)
        middle = np.float32(self.end / 2 - 1)
        size = (self.end / 2 + 1, self.half)
        return rounded(along / depth - middle, across / depth, size, 0.006)


def paint(rng: np.random.Generator, image: NDArray, board: Board, sun: tuple[float, float]) -> None:
    """Lay a board on the grass: its shadow, its side and its top."""
    rows, columns = image.shape[:2]
    x, y = grid(rows, columns)
    top = board.edge(x, y)
    side = np.minimum(board.edge(x, y - THICK / 2), board.edge(x, y - THICK))
    right, down = np.multiply(sun, 0.07).astype(np.float32)
    fallen = np.minimum(side, board.edge(x - right, y - down - THICK))
    shade(image, (0.16, 0.17, 0.18), blur(soft(fallen, 0.01), 0.02 * rows))
    pixel = 1.5 / rows
    streaks = noise(rng, (rows, columns), (6, 90), 2)[..., None]
    over(image, SIDE * (1 + 0.16 * streaks), soft(np.minimum(side, top), pixel))
    over(image, _seen(_top(rng, rows, board), board, rows, columns), soft(top, pixel))
    over(image, SUNNY, 0.5 * glow(top + 0.004, 0.004) * (top < 0.002))


def _seen(wood: NDArray, board: Board, rows: int, columns: int) -> NDArray:
    """The flat top of a board as it lies in the picture."""
    from_pixels = np.diag((1 / rows, 1 / rows, 1))
    to_pixels = [(rows, 0, REACH * rows), (0, rows, board.half * rows), (0, 0, 1)]
    matrix = np.linalg.multi_dot([to_pixels, board.matrix, from_pixels])
    eight = (matrix / matrix[2, 2]).ravel()[:8].tolist()
    how = Image.Transform.PERSPECTIVE, eight, Image.Resampling.BILINEAR
    return pixels(pictured(wood).transform((columns, rows), *how))


def _top(rng: np.random.Generator, rows: int, board: Board) -> NDArray:
    """The top of a board seen flat: rings, fibres, pores, knots and writing."""
    shape = round(2 * board.half * rows), round(2 * REACH * rows)
    y, x = np.ogrid[: shape[0], : shape[1]]
    along = ((x + 0.5) / rows - REACH).astype(np.float32)
    across = ((y + 0.5) / rows - board.half).astype(np.float32)
    rings = rng.uniform(14, 22) * (across - rng.uniform(-0.15, 0.15))
    rings = rings + rng.uniform(-3, 3) * (along - rng.uniform(-0.5, 0.5)) ** 2
    rings += 1.3 * noise(rng, shape, (3, 4), 2)
    dark = np.zeros(shape, np.float32)
    for _ in range(rng.integers(1, 5)):
        _knot(rng, rings, dark, along, across)
    rings %= 1
    late = rings**2 * np.clip(8 - 8 * rings, 0, 1)
    weave = 0.055 * noise(rng, shape, (90, 14), 3) + 0.05 * noise(rng, shape, (3, 8), 3)
    tone = rng.uniform(0.88, 1.04) * np.array((1, rng.uniform(0.96, 1.02), rng.uniform(0.9, 1.12)))
    # What darkens wood takes most of the blue and least of the red.
    loss = (0.20 * late - weave)[..., None] * np.array((0.8, 1, 1.3), np.float32)
    wood = (1 - loss) * (PINE * tone).astype(np.float32)
    dark += 0.8 * np.clip(noise(rng, shape, (110, 40), 2) - 0.55, 0, 1)
    over(wood, RESIN, dark)
    _write(rng, wood, board, along, across)
    return wood


def _knot(
    rng: np.random.Generator, rings: NDArray, dark: NDArray, along: NDArray, across: NDArray
) -> None:
    """A knot: dark rings of its own, round which the grain flows."""
    x, y = rng.uniform(-1, 1, 2).tolist()
    size = rng.uniform(0.010, 0.024)
    far = np.hypot((along - 0.7 * x) / 1.7, across - 0.26 * y) / size
    rings += 2.5 * np.sign(across - 0.26 * y) * np.exp(-far / 3)
    core = soft(far - 1, 0.8) * (0.85 - 0.25 * np.cos(9 * far))
    np.maximum(dark, np.maximum(core, 0.35 * glow(far, 2)), out=dark)


def _write(
    rng: np.random.Generator, wood: NDArray, board: Board, along: NDArray, across: NDArray
) -> None:
    """A pencil line between the halves, and the name of each in felt pen."""
    over(wood, PENCIL, 0.55 * soft(np.abs(along - 0.4 - 0.02 * across) - 0.0016, 0.003))
    rows, size = len(wood) / (2 * board.half), 0.05
    for word, start in (("SCENTED", -0.52), ("BLANK", 0.46)):
        for number, letter in enumerate(word):
            left = start + 0.78 * size * number + rng.normal(0, 0.003)
            top = 0.03 - board.half + rng.normal(0, 0.003)
            high = slice(0, round(0.12 * rows))
            wide = slice(*(round((left + REACH + end) * rows) for end in (-0.01, 0.05)))
            x, y = np.broadcast_arrays((along[:, wide] - left) / size, (across[high] - top) / size)
            pen = np.minimum.reduce([strokes(x, y, line) for line in LETTERS[letter]])
            over(wood[high, wide], INK, 0.8 * soft(size * pen - 0.004, 0.004))
