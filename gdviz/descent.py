"""Gradient descent: one loop for everything, and the rules that turn a gradient into a step."""

from collections.abc import Callable
from dataclasses import dataclass
from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class GradientDescent:
    """Against the gradient, in proportion to it: θ ← θ − α ∇f(θ) (Cauchy 1847).

    Raises ValueError if the learning rate α is not a positive number.
    """

    learning_rate: float

    def __post_init__(self):
        if not 0 < self.learning_rate < np.inf:
            raise ValueError(
                f"the learning rate is {self.learning_rate}; it must be finite and greater than 0"
            )

    def __call__(self, gradient: NDArray, memory: None) -> tuple[NDArray, None]:
        """The step −α ∇f; this rule remembers nothing."""
        return -self.learning_rate * gradient, memory


def descend(function, start: ArrayLike, by: Callable, steps: int) -> NDArray:
    """Walk down a function, and return every point visited: shape (steps + 1, coordinates).

    `function` has a `gradient`; `by` is a rule, (gradient, memory) → (step, memory), which gets
    None as its first memory. A walk that diverges ends with its last finite point.
    Raises ValueError for a start that is not finite, for steps that are not a whole number from 0,
    and for a gradient of another shape than the start.
    """
    if not isinstance(steps, Integral) or isinstance(steps, bool) or steps < 0:
        raise ValueError(f"steps is {steps!r}; it must be a whole number, 0 or more")
    point, memory = _start(start), None
    walk = [point]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            step, memory = by(_gradient(function, point), memory)
            point = point + step
            if not np.isfinite(point).all():
                break
            walk.append(point)
    return np.array(walk)


@dataclass(frozen=True)
class Crowd:
    """Many walkers at once, none in the way of another: F(p₁, p₂, …) = Σ f(pᵢ).

    A point holds all first coordinates, then all second ones, and so on.
    """

    function: Callable
    coordinates: int

    def __call__(self, point: ArrayLike) -> NDArray:
        """The sum of all heights."""
        return self.function(self._apart(point)).sum(axis=0)

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇F = (∇f(p₁), ∇f(p₂), …)."""
        return self.function.gradient(self._apart(point)).reshape(np.shape(point))

    def _apart(self, point):
        return np.reshape(point, (self.coordinates, -1, *np.shape(point)[1:]))


def _start(start):
    point = np.array(start, dtype=float)
    if point.ndim != 1 or not point.size or not np.isfinite(point).all():
        raise ValueError(f"the start is {start!r}; it must be a row of finite numbers")
    return point


def _gradient(function, point):
    gradient = np.asarray(function.gradient(point))
    if gradient.shape != point.shape:
        raise ValueError(f"the gradient has shape {gradient.shape}, the point {point.shape}")
    return gradient
