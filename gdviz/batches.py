"""Mini-batches: the loss of a few samples after another, a new few for each step of one walk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from numbers import Integral

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Batches:
    """The loss of one batch after another, without end: a function for each step of `descend`.

    Every epoch takes all samples in a new order and cuts them into batches of `size`, so that each
    sample serves once; the last batch is smaller if it must. `loss(x, y)` makes the loss of some
    samples, which are the rows of x and y. The seed alone decides the order: each iteration starts
    again with the first batch. Raises ValueError if x and y differ in length, and for a size that
    is not a whole number from 1 to the number of samples.
    """

    loss: Callable
    x: NDArray
    y: NDArray
    size: int
    seed: int = 0

    def __post_init__(self):
        if len(self.x) != len(self.y):
            raise ValueError(f"x has {len(self.x)} samples, y has {len(self.y)}")
        count = len(self.x)
        if not isinstance(self.size, Integral) or not 1 <= self.size <= count:
            raise ValueError(
                f"the size is {self.size}; it must be a whole number from 1 to {count}"
            )

    def __iter__(self) -> Iterator[Callable]:
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
