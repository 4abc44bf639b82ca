"""Mini-batches whose order is known beforehand, so that others can take the very same ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from numpy.typing import NDArray

from gdviz.functions.function import Function


@dataclass(frozen=True, eq=False)
class Epochs:
    """The loss of one batch after another, without end: a function for each step of `descend`.

    Each epoch takes all samples in a new order, for it shuffles those of the epoch before by the
    permutation `shuffle`, as one would a pack of cards by always the same cuts; the last batch is
    smaller if it must. `loss(x, y)` makes the loss of some samples, which are the rows of x and y.
    The shuffle may be of more samples than there are: those that are missing are left out.
    """

    loss: Callable[[NDArray, NDArray], Function]
    x: NDArray
    y: NDArray
    size: int
    shuffle: NDArray

    def __iter__(self) -> Iterator[Function]:
        """The loss of each batch."""
        shuffle = self.shuffle[self.shuffle < len(self.x)]
        order = shuffle
        while True:
            for start in range(0, len(order), self.size):
                rows = order[start : start + self.size]
                yield self.loss(self.x[rows], self.y[rows])
            order = order[shuffle]
