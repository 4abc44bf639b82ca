"""Functions to descend, each beside its gradient.

One protocol: `f(point)` is the value, `f.gradient(point)` the vector of partial derivatives.
Coordinates stand on the first axis, so that one expression serves a point of shape (2,) and a grid
of shape (2, rows, columns).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Hills:
    """Rolling hills: f(x, y) = sin x · sin y, with every peak at 1 and every valley at −1."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        x, y = point
        return np.sin(x) * np.sin(y)

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (cos x · sin y, sin x · cos y)."""
        x, y = point
        return np.array([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)])


@dataclass(frozen=True)
class Bowl:
    """An oval bowl: f(x, y) = (a x² + b y²) / 2, with the curvatures a and b along its axes."""

    a: float = 5
    b: float = 1

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        x, y = point
        return (self.a * np.square(x) + self.b * np.square(y)) / 2

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (a x, b y)."""
        x, y = point
        return np.array([self.a * x, self.b * y])

    @property
    def hessian(self) -> NDArray:
        """The second derivatives, the same everywhere: the curvatures a and b on the diagonal."""
        return np.diag([self.a, self.b])


@dataclass(frozen=True)
class Parabola:
    """A curve with one lowest point: f(x) = x² + 1."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        (x,) = point
        return np.square(x) + 1

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (2x)."""
        (x,) = point
        return np.array([2 * x])


@dataclass(frozen=True)
class Waves:
    """Waves that grow outwards, without a deepest hollow: f(x) = x · sin x."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        (x,) = point
        return x * np.sin(x)

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (sin x + x cos x)."""
        (x,) = point
        return np.array([np.sin(x) + x * np.cos(x)])


@dataclass(frozen=True)
class Exponential:
    """A curve that falls for ever and has no lowest point: f(x) = eˣ."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        (x,) = point
        return np.exp(x)

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (eˣ)."""
        (x,) = point
        return np.array([np.exp(x)])


@dataclass(frozen=True)
class FlatFloor:
    """A trough whose floor from −1 to 1 is level: f(x) = max(|x| − 1, 0)²."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        (x,) = point
        return np.maximum(np.abs(x) - 1, 0) ** 2

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (2 max(|x| − 1, 0) · sign x)."""
        (x,) = point
        return np.array([2 * np.maximum(np.abs(x) - 1, 0) * np.sign(x)])


@dataclass(frozen=True)
class FlatBowl:
    """A bowl without curvature at its lowest point: f(x, y) = x⁴ + y⁴."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        x, y = point
        return x**4 + y**4

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (4x³, 4y³)."""
        x, y = point
        return np.array([4 * x**3, 4 * y**3])


@dataclass(frozen=True)
class MonkeySaddle:
    """A saddle with three ways down, the third for a tail: f(x, y) = x³ − 3 x y²."""

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        x, y = point
        return x**3 - 3 * x * y**2

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = (3x² − 3y², −6xy)."""
        x, y = point
        return np.array([3 * x**2 - 3 * y**2, -6 * x * y])


@dataclass(frozen=True)
class Hollows:
    """A wide bowl with three pits: f(p) = |p|²/20 − Σ d exp(−|p − c|² / 2w²).

    Each pit is (x, y, d, w): its centre c, its depth d and its width w.
    """

    pits: tuple = ((-1.3, 0.2, 1.2, 1.1), (1.5, 1.4, 1.8, 0.7), (1.1, -1.4, 2.6, 0.45))

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        x, y = point
        dug = [d * np.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * w**2)) for a, b, d, w in self.pits]
        return (np.square(x) + np.square(y)) / 20 - sum(dug)

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇f = p/10 + Σ (p − c) d exp(−|p − c|² / 2w²) / w²."""
        x, y = point
        along = np.array([x, y]) / 10
        for a, b, d, w in self.pits:
            away = np.array([x - a, y - b])
            along += away * d * np.exp(-np.square(away).sum(axis=0) / (2 * w**2)) / w**2
        return along
