"""Functions of two variables to descend, each beside its gradient.

One protocol: `f(point)` is the value, `f.gradient(point)` the vector of partial derivatives.
Coordinates stand on the first axis, so that one expression serves a point of shape (2,) and a grid
of shape (2, rows, columns).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Point


@dataclass(frozen=True)
class Hills:
    """Rolling hills: f(x, y) = sin x · sin y, with every peak at 1 and every valley at −1."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        return np.sin(x) * np.sin(y)

    def gradient(self, point: Point) -> NDArray:
        """∇f = (cos x · sin y, sin x · cos y)."""
        x, y = point
        return np.array([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)])


@dataclass(frozen=True)
class Bowl:
    """An oval bowl: f(x, y) = (a x² + b y²) / 2, with the curvatures a and b along its axes."""

    a: float = 5
    b: float = 1

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        return (self.a * np.square(x) + self.b * np.square(y)) / 2

    def gradient(self, point: Point) -> NDArray:
        """∇f = (a x, b y)."""
        x, y = point
        return np.array([self.a * x, self.b * y])

    @property
    def hessian(self) -> NDArray:
        """The second derivatives, the same everywhere: the curvatures a and b on the diagonal."""
        return np.diag([self.a, self.b])


@dataclass(frozen=True)
class FlatBowl:
    """A bowl without curvature at its lowest point: f(x, y) = x⁴ + y⁴."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        return x**4 + y**4

    def gradient(self, point: Point) -> NDArray:
        """∇f = (4x³, 4y³)."""
        x, y = point
        return np.array([4 * x**3, 4 * y**3])


@dataclass(frozen=True)
class MonkeySaddle:
    """A saddle with three ways down, the third for a tail: f(x, y) = x³ − 3 x y²."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        return x**3 - 3 * x * y**2

    def gradient(self, point: Point) -> NDArray:
        """∇f = (3x² − 3y², −6xy)."""
        x, y = point
        return np.array([3 * x**2 - 3 * y**2, -6 * x * y])


# Centre (x, y), depth and width of each pit.
PITS = ((-1.3, 0.2, 1.2, 1.1), (1.5, 1.4, 1.8, 0.7), (1.1, -1.4, 2.6, 0.45))


@dataclass(frozen=True)
class ThreeBasins:
    """A wide bowl with three pits: f(p) = |p|²/20 − Σ d exp(−|p − c|² / 2w²).

    Each of PITS has a centre c, a depth d and a width w.
    """

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        dug = [d * np.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * w**2)) for a, b, d, w in PITS]
        return (np.square(x) + np.square(y)) / 20 - sum(dug)

    def gradient(self, point: Point) -> NDArray:
        """∇f = p/10 + Σ (p − c) d exp(−|p − c|² / 2w²) / w²."""
        x, y = point
        along = np.array([x, y]) / 10
        for a, b, d, w in PITS:
            away = np.array([x - a, y - b])
            along += away * d * np.exp(-np.square(away).sum(axis=0) / (2 * w**2)) / w**2
        return along


@dataclass(frozen=True)
class Saddle:
    """A saddle between two minima: f(x, y) = x²/2 + y⁴/4 − y²/2, lowest at (0, ±1) with −1/4."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        return np.square(x) / 2 + y**4 / 4 - np.square(y) / 2

    def gradient(self, point: Point) -> NDArray:
        """∇f = (x, y³ − y)."""
        x, y = point
        return np.array([x, y**3 - y])


@dataclass(frozen=True)
class Ravine:
    """A long oval bowl that lies askew: f(x, y) = (a (x − y)² + b (x + y)²) / 4.

    Its curvatures are a across and b along, and it runs along the diagonal x = y.
    """

    a: float = 50
    b: float = 1

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        return (self.a * np.square(x - y) + self.b * np.square(x + y)) / 4

    def gradient(self, point: Point) -> NDArray:
        """∇f = (a (x − y) + b (x + y), −a (x − y) + b (x + y)) / 2."""
        x, y = point
        across, along = self.a * (x - y), self.b * (x + y)
        return np.array([along + across, along - across]) / 2


@dataclass(frozen=True)
class Rosenbrock:
    """A bent valley with a nearly level floor: f(x, y) = (1 − x)² + 100 (y − x²)².

    Its lowest point is (1, 1).
    Rosenbrock 1960, "An automatic method for finding the greatest or least value of a function".
    """

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        x, y = point
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    def gradient(self, point: Point) -> NDArray:
        """∇f = (−2 (1 − x) − 400 x (y − x²), 200 (y − x²))."""
        x, y = point
        away = y - x**2
        return np.array([2 * (x - 1) - 400 * x * away, 200 * away])
