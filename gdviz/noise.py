"""Noise in the gradient, as on a function whose ground tilts another way at every step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, eq=False)
class Tilted:
    """A function with a slope added: F(p) = f(p) + push · p."""

    function: Callable
    push: NDArray

    def __call__(self, point: ArrayLike) -> NDArray:
        """The height at a point."""
        return self.function(point) + np.tensordot(self.push, point, 1)

    def gradient(self, point: ArrayLike) -> NDArray:
        """∇F = ∇f + push."""
        push = np.reshape(self.push, (-1, *[1] * (np.ndim(point) - 1)))
        return self.function.gradient(point) + push


@dataclass(frozen=True)
class Noisy:
    """A function whose gradient trembles: for each step of `descend` it is tilted another way.

    Every coordinate of the push comes from a normal distribution around 0 with the standard
    deviation `spread`. The seed alone decides: each iteration starts again with the first push.
    """

    function: Callable
    coordinates: int
    spread: float = 1
    seed: int = 0

    def __iter__(self) -> Iterator[Tilted]:
        """The tilted functions, without end."""
        rng = np.random.default_rng(self.seed)
        while True:
            yield Tilted(self.function, rng.normal(0, self.spread, self.coordinates))
