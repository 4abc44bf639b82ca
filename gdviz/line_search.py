"""Rules that find a learning rate anew for every step, by looking ahead along the gradient."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class ExactSearch:
    """Go to the lowest point straight ahead: α = |∇f|² / (∇fᵀ H ∇f).

    This is exact where the second derivatives H are the same everywhere, as on a bowl.
    """

    hessian: ArrayLike

    def __call__(self, gradient: NDArray, memory: None) -> tuple[NDArray, None]:
        """The step −α ∇f, and none at the bottom; this rule remembers nothing."""
        if not gradient.any():
            return gradient, memory
        rate = gradient @ gradient / (gradient @ self.hessian @ gradient)
        return -rate * gradient, memory


@dataclass(frozen=True)
class Backtracking:
    """Halve the learning rate until the step pays: f(θ − α∇f) ≤ f(θ) − c α |∇f|² (Armijo 1966).

    A step pays if it gains at least the share c of what the slope promises. The first rate tried
    is 1. The rule asks `function` itself, so it remembers where the walk is, from `start` on.
    """

    function: Callable
    start: ArrayLike
    share: float = 0.3

    def __call__(self, gradient: NDArray, point: NDArray | None) -> tuple[NDArray, NDArray]:
        """The first step −α ∇f that pays, and where it leads."""
        point = np.array(self.start if point is None else point, dtype=float)
        rate = 1.0
        while not self.pays(rate, point, gradient):
            rate /= 2
        return -rate * gradient, point - rate * gradient

    def pays(self, rate: float, point: NDArray, gradient: NDArray) -> bool:
        """Whether the step with this rate gains enough; one too small to be felt does."""
        ahead = point - rate * gradient
        promised = rate * gradient @ gradient
        gained = self.function(point) - self.function(ahead)
        return gained >= self.share * promised or (ahead == point).all()
