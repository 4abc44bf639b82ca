"""Functions of one variable to descend, each beside its gradient.

They keep the protocol of `functions`: a point has the shape (1,), and so has a gradient.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Point


@dataclass(frozen=True)
class Parabola:
    """A curve with one lowest point: f(x) = x² + 1."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        return np.square(x) + 1

    def gradient(self, point: Point) -> NDArray:
        """∇f = (2x)."""
        (x,) = point
        return np.array([2 * x])


@dataclass(frozen=True)
class Cubic:
    """A curve that is level at 0 and still rises on both sides of it: f(x) = x³."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        return x * np.square(x)

    def gradient(self, point: Point) -> NDArray:
        """∇f = (3x²)."""
        (x,) = point
        return np.array([3 * np.square(x)])


@dataclass(frozen=True)
class Waves:
    """Waves that grow outwards, without a lowest minimum: f(x) = x · sin x."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        return x * np.sin(x)

    def gradient(self, point: Point) -> NDArray:
        """∇f = (sin x + x cos x)."""
        (x,) = point
        return np.array([np.sin(x) + x * np.cos(x)])


@dataclass(frozen=True)
class Exponential:
    """A curve that falls for ever and has no lowest point: f(x) = eˣ."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        return np.exp(x)

    def gradient(self, point: Point) -> NDArray:
        """∇f = (eˣ)."""
        (x,) = point
        return np.array([np.exp(x)])


@dataclass(frozen=True)
class FlatFloor:
    """A trough whose floor from −1 to 1 is level: f(x) = max(|x| − 1, 0)²."""

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        return np.maximum(np.abs(x) - 1, 0) ** 2

    def gradient(self, point: Point) -> NDArray:
        """∇f = (2 max(|x| − 1, 0) · sign x)."""
        (x,) = point
        return np.array([2 * np.maximum(np.abs(x) - 1, 0) * np.sign(x)])


@dataclass(frozen=True)
class DoubleWell:
    """A double well, shallow on the left and deep on the right: f(x) = (x² − 1)² − tilt · x."""

    tilt: float = 0.4

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        return (np.square(x) - 1) ** 2 - self.tilt * x

    def gradient(self, point: Point) -> NDArray:
        """∇f = (4x (x² − 1) − tilt)."""
        (x,) = point
        return np.array([4 * x * (np.square(x) - 1) - self.tilt])
