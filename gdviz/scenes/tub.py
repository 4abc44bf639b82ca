"""A clear plastic tub with a scented swab in it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.scenes.paint import blur, glow, over, rounded, shade, soft, strokes, turned, window

WHITE, COTTON, STICK, CREASE = np.array(
    [(0.98, 0.98, 1.0), (0.98, 0.97, 0.95), (0.90, 0.92, 0.96), (0.60, 0.63, 0.70)], np.float32
)


@dataclass(frozen=True)
class Tub:
    """Where a tub stands, half its width, and which way it and its swab are turned."""

    centre: tuple[float, float]
    half: float
    angle: float
    swab: float


def paint(image: NDArray, tub: Tub, sun: tuple[float, float]) -> None:
    """Set a tub down: its shadow, its walls and its floor, what shines, and the swab."""
    _cast(image, tub, sun)
    part, x, y = _around(image, tub, 1.4)
    pixel = 1.5 / (len(image) * tub.half)
    rim, floor = rounded(x, y, (1, 1), 0.34), rounded(x, y, (0.7, 0.7), 0.2)
    inside = soft(rim, pixel)
    # From −1 on the side towards the sun to 1 on the side away from it.
    right, down = turned(*sun, tub.angle)
    away = (x * right + y * down) / (np.hypot(x, y) + np.float32(1e-6))
    over(part, WHITE, 0.20 * inside + 0.13 * soft(floor, pixel))
    shade(part, (0.55, 0.52, 0.52), 0.5 * inside * soft(-floor, 0.08) * np.clip(-away, 0, 1))
    for depth, width, strength in ((0, 0.05, 0.6), (-0.1, 0.03, 0.6), (-0.15, 0.025, 0.35)):
        over(part, WHITE, strength * glow(rim - depth, width) * inside * (0.6 + 0.4 * away))
    over(part, WHITE, 0.5 * glow(floor, 0.02) * (0.6 + 0.4 * away))
    shade(part, (0.30, 0.27, 0.27), 0.25 * glow(rim + 0.055, 0.02) * inside)
    far = 6 * np.clip(away - 0.82, 0, 1) * glow(rim + 0.09, 0.022)
    near = 9 * np.clip(-away - 0.9, 0, 1) * glow(rim + 0.02, 0.02)
    over(part, (1, 1, 1), inside * (near + far))
    _lay_swab(part, *turned(x, y, tub.swab), pixel)


def _around(image: NDArray, tub: Tub, reach: float) -> tuple[NDArray, NDArray, NDArray]:
    """The part of an image round a tub, and its coordinates in half widths of the tub."""
    part, x, y = window(image, tub.centre, reach * tub.half)
    return part, *turned(x / np.float32(tub.half), y / np.float32(tub.half), tub.angle)


def _cast(image: NDArray, tub: Tub, sun: tuple[float, float]) -> None:
    """Cast a tub's shadow, paler in the middle, where the light goes through."""
    part, x, y = _around(image, tub, 2.2)
    right, down = turned(*sun, tub.angle)
    walls, hole = (
        rounded(x - far * right, y - far * down, (half, half), 0.34 * half)
        for far, half in ((0.5, 0.98), (0.42, 0.74))
    )
    fallen = np.clip(soft(walls, 0.08) - 0.45 * soft(hole, 0.12), 0, 1)
    shade(part, (0.36, 0.33, 0.33), blur(fallen, 0.03 * tub.half * len(image)))


def _lay_swab(part: NDArray, x: NDArray, y: NDArray, pixel: float) -> None:
    """A stick with cotton on both ends, and its shadow."""
    fallen = strokes(x - 0.05, y - 0.07, [(-0.6, 0), (0.6, 0)])
    shade(part, (0.45, 0.42, 0.42), 0.7 * soft(fallen - 0.05, 0.1))
    stick = soft(strokes(x, y, [(-0.58, 0), (0.58, 0)]) - 0.026, pixel)
    over(part, STICK, stick)
    over(part, CREASE, 0.6 * soft(np.abs(y - 0.018) - 0.006, pixel) * stick)
    light = 1 - 0.25 * np.clip(y / 0.06, -0.3, 1)
    cotton = strokes(np.abs(x), y, [(0.5, 0), (0.62, 0)]) - 0.062
    over(part, COTTON * light[..., None], soft(cotton, 2 * pixel))
