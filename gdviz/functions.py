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
