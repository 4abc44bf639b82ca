"""Functions made of others: noise and mini-batches, another one for every step, and sums.

What is iterable here yields functions without end, one for each step of `descend`; the seed alone
decides which, and each iteration starts again with the first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Function, Point


@dataclass(frozen=True, eq=False)
class Tilted:
    """A function with a slope added: F(p) = f(p) + push · p."""

    function: Function
    push: NDArray

    def __call__(self, point: Point) -> NDArray:
        """The height at a point."""
        return self.function(point) + np.tensordot(self.push, point, 1)

    def gradient(self, point: Point) -> NDArray:
        """∇F = ∇f + push."""
        push = np.reshape(self.push, (-1, *[1] * (np.ndim(point) - 1)))
        return self.function.gradient(point) + push


@dataclass(frozen=True)
class Noisy:
    """A function whose gradient trembles: for each step of `descend` it is tilted another way.

    Every coordinate of the push comes from a normal distribution around 0 with the standard
    deviation `spread`. The seed alone decides: each iteration starts again with the first push.
    """

    function: Function
    coordinates: int
    spread: float = 1
    seed: int = 0

    def __iter__(self) -> Iterator[Tilted]:
        """The tilted functions, without end."""
        rng = np.random.default_rng(self.seed)
        while True:
            yield Tilted(self.function, rng.normal(0, self.spread, self.coordinates))


@dataclass(frozen=True, eq=False)
class Batches:
    """The loss of one batch after another, without end: a function for each step of `descend`.

    Every epoch takes all samples in a new order and cuts them into batches of `size`, so that each
    sample serves once; the last batch is smaller if it must. `loss(x, y)` makes the loss of some
    samples, which are the rows of x and y. The seed alone decides the order: each iteration starts
    again with the first batch. Raises ValueError if x and y differ in length, and for a size that
    is not a whole number from 1 to the number of samples.
    """

    loss: Callable[[NDArray, NDArray], Function]
    x: NDArray
    y: NDArray
    size: int
    seed: int = 0

    def __post_init__(self):
        if len(self.x) != len(self.y):
            raise ValueError(f"x has {len(self.x)} samples, y has {len(self.y)}")
        count = len(self.x)
        if not isinstance(self.size, int | np.integer) or not 1 <= self.size <= count:
            raise ValueError(
                f"the size is {self.size}; it must be a whole number from 1 to {count}"
            )

    def __iter__(self) -> Iterator[Function]:
        """The loss of each batch."""
        for rows in self.rows():
            yield self.loss(self.x[rows], self.y[rows])

    def rows(self) -> Iterator[NDArray]:
        """The numbers of the samples in each batch."""
        rng = np.random.default_rng(self.seed)
        while True:
            order = rng.permutation(len(self.x))
            for start in range(0, len(order), self.size):
                yield order[start : start + self.size]


@dataclass(frozen=True)
class Ensemble:
    """Many walkers at once, none in the way of another: F(p₁, p₂, …) = Σ f(pᵢ).

    A point holds all first coordinates, then all second ones, and so on.
    """

    function: Function
    coordinates: int

    def __call__(self, point: Point) -> NDArray:
        """The sum of all heights."""
        return self.function(self._apart(point)).sum(axis=0)

    def gradient(self, point: Point) -> NDArray:
        """∇F = (∇f(p₁), ∇f(p₂), …)."""
        return self.function.gradient(self._apart(point)).reshape(np.shape(point))

    def _apart(self, point):
        return np.reshape(point, (self.coordinates, -1, *np.shape(point)[1:]))
