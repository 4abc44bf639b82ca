"""Functions for bounds: random convex ones, and those on which a method is as slow as it can be.

Each is smooth: its curvature lies nowhere above L, which is called `smoothness` here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Point


@dataclass(frozen=True)
class Huber:
    """A parabola up to `width` from its bottom, and straight beyond: L x²/2, then L w (|x| − w/2).

    The curvature L falls to 0 where the parabola ends, so f is convex and L-smooth.
    """

    width: float
    smoothness: float = 1

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        inner = np.minimum(np.abs(x), self.width)
        return self.smoothness * inner * (np.abs(x) - inner / 2)

    def gradient(self, point: Point) -> NDArray:
        """∇f = (L x), at most L w to either side."""
        (x,) = point
        return np.array([self.smoothness * np.clip(x, -self.width, self.width)])


@dataclass(frozen=True)
class Slide:
    """A slope that bends down and up again between whole numbers, and ends in a parabola at 0.

    The slope is 1 − d(x), with the distance d to the nearest whole number, and 1 + x below 0: at
    most 1, and at all whole numbers exactly so. f is 1-smooth, not convex, and lowest at −1.
    """

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        whole, rest = np.divmod(np.maximum(x, 0), 1)
        # Of each unit a quarter is lost; the second half of one mirrors the first.
        lost = whole / 4 + np.where(rest <= 0.5, rest**2 / 2, 0.25 - (1 - rest) ** 2 / 2)
        return x - lost + np.minimum(x, 0) ** 2 / 2

    def gradient(self, point: Point) -> NDArray:
        """∇f = (1 − d(x)), and (1 + x) below 0."""
        (x,) = point
        away = np.maximum(x, 0)
        return np.array([1 - np.abs(away - np.round(away)) + np.minimum(x, 0)])


@dataclass(frozen=True)
class Terrace:
    """A hollow with a curvature of 25, but for a stretch from 1 to 2, where it is only 1.

    Its slope is 25x, then x + 24, then 25x − 24, so f is 25-smooth and 1-strongly convex. Lessard,
    Recht and Packard 2016, "Analysis and design of optimization algorithms via integral quadratic
    constraints".
    """

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        (x,) = point
        return 12.5 * np.square(x) - 12 * (_beyond(x, 1) ** 2 - _beyond(x, 2) ** 2)

    def gradient(self, point: Point) -> NDArray:
        """∇f = (25x − 24 (max(x − 1, 0) − max(x − 2, 0)))."""
        (x,) = point
        return np.array([25 * x - 24 * (_beyond(x, 1) - _beyond(x, 2))])


@dataclass(frozen=True)
class Chain:
    """Coordinates that hang together in a row: f(x) = L/8 (x₁² + Σ (xᵢ − xᵢ₊₁)² + xₙ² − 2x₁).

    From 0, a gradient changes one more coordinate at each step, so that no walk along gradients can
    be fast. Nesterov 2004, "Introductory lectures on convex optimization", section 2.1.2.
    """

    size: int
    smoothness: float = 1

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        return self.smoothness / 8 * (np.square(self._jumps(point)).sum(axis=0) - 2 * point[0])

    def gradient(self, point: Point) -> NDArray:
        """∇f = L/4 (2xᵢ − xᵢ₋₁ − xᵢ₊₁), and 1 less in the first coordinate, in the unit L/4."""
        bent = -np.diff(self._jumps(point), axis=0)
        bent[0] -= 1
        return self.smoothness / 4 * bent

    @property
    def hessian(self) -> NDArray:
        """The second derivatives, the same everywhere: L/2 on the diagonal and −L/4 beside it."""
        beside = np.eye(self.size, k=1)
        return self.smoothness / 4 * (2 * np.eye(self.size) - beside - beside.T)

    @property
    def minimum(self) -> NDArray:
        """The lowest point, a straight line down from 1 to 0: xᵢ = 1 − i/(n + 1)."""
        return 1 - np.arange(1, self.size + 1) / (self.size + 1)

    def _jumps(self, point):
        """From each coordinate to the next; both ends of the row are tied to 0."""
        tied = np.zeros((1, *np.shape(point)[1:]))
        return np.diff(np.concatenate([tied, point, tied]), axis=0)


@dataclass(frozen=True, eq=False)
class Troughs:
    """A sum of smooth troughs, each across its own direction, with the lowest height 0 at 0.

    f(x) = Σ (h(aᵢ·x + bᵢ) − h(bᵢ) − h'(bᵢ) aᵢ·x) + μ|x|²/2 with h = log cosh, which is a parabola
    near 0 and straight far away. The rows of `directions` are the aᵢ, and the bᵢ are `shifts`.
    """

    directions: NDArray
    shifts: NDArray
    convexity: float = 0

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        ahead, shifts = self._ahead(point)
        troughs = _log_cosh(ahead) - _log_cosh(shifts) - np.tanh(shifts) * (ahead - shifts)
        return troughs.sum(axis=0) + self.convexity / 2 * np.square(point).sum(axis=0)

    def gradient(self, point: Point) -> NDArray:
        """∇f = Σ aᵢ (tanh(aᵢ·x + bᵢ) − tanh bᵢ) + μx."""
        ahead, shifts = self._ahead(point)
        pulls = np.tensordot(self.directions.T, np.tanh(ahead) - np.tanh(shifts), 1)
        return pulls + self.convexity * np.asarray(point)

    def _ahead(self, point):
        shifts = np.reshape(self.shifts, (-1, *[1] * (np.ndim(point) - 1)))
        return np.tensordot(self.directions, point, 1) + shifts, shifts


def random_troughs(seed: int, coordinates: int = 8, convexity: float = 0) -> Troughs:
    """Random troughs that are 1-smooth and μ-strongly convex, with μ = `convexity`."""
    rng = np.random.default_rng(seed)
    directions = rng.normal(size=(coordinates, coordinates))
    # No trough bends more than aᵢaᵢᵀ, and all of them together not more than 1 − μ.
    directions *= np.sqrt(1 - convexity) / np.linalg.norm(directions, 2)
    return Troughs(directions, rng.normal(size=coordinates), convexity)


def _beyond(x, edge):
    return np.maximum(x - edge, 0)


def _log_cosh(x):
    return np.logaddexp(x, -x) - np.log(2)
