"""Rules that find a learning rate anew for every step, by looking ahead along the gradient."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Function


@dataclass(frozen=True)
class ExactSearch:
    """Go to the lowest point straight ahead: α = |∇f|² / (∇fᵀ H ∇f).

    This is exact where the second derivatives H are the same everywhere, as on a bowl.
    """

    hessian: NDArray

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
    is 1. It asks the function itself, which `descend` hands to it: see `descent.LineSearch`.
    """

    share: float = 0.3

    def step(self, function: Function, point: NDArray, gradient: NDArray) -> NDArray:
        """The first step −α ∇f that pays. Raises ValueError where the function has no height."""
        height = np.asarray(function(point))
        if height.shape or height.dtype.kind not in "iuf" or np.isnan(height):
            raise ValueError(f"the function is {height}; a search needs one real number")
        rate = 1.0
        while not self.pays(rate, function, point, gradient):
            rate /= 2
        return -rate * gradient

    def pays(self, rate: float, function: Function, point: NDArray, gradient: NDArray) -> bool:
        """Whether the step with this rate gains enough; one too small to be felt does."""
        ahead = point - rate * gradient
        promised = rate * gradient @ gradient
        gained = function(point) - function(ahead)
        return bool(gained >= self.share * promised or (ahead == point).all())
