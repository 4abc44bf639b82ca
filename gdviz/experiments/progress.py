"""A training that can be left after any step and taken up again later, to the same byte."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdviz.networks.segmentation import NETWORK, PEAK, Patches
from gdviz.optim.descent import Adam, Rule, visited
from gdviz.optim.schedules import Scheduled, WarmupCosine

AGAIN = PEAK / 3  # Weights that have learnt bear less than random ones.


@dataclass(frozen=True, eq=False)
class Progress:
    """How far a training has come: the weights, and all on which its next step depends.

    Of `taken` steps `done` belong to the present round, whose learning rate climbs to `peak`, and
    falls until `planned` steps are done. `mean` and `squares` are what Adam remembers.
    """

    weights: NDArray[np.float32]
    peak: float
    planned: int
    done: int = 0
    taken: int = 0
    mean: NDArray[np.float32] = field(default_factory=lambda: np.zeros(NETWORK.size, np.float32))
    squares: NDArray[np.float32] = field(default_factory=lambda: np.zeros(NETWORK.size, np.float32))

    @property
    def left(self) -> int:
        """How many steps of the round are left."""
        return self.planned - self.done

    def once_more(self, steps: int) -> "Progress":
        """The start of another round, of some steps."""
        return replace(self, peak=AGAIN, planned=steps, done=0)


def begun(steps: int) -> Progress:
    """The start of a first round, from random weights."""
    return Progress(NETWORK.init(0).astype(np.float32), PEAK, steps)


def walk(losses: Patches, start: Progress) -> Iterator[Progress]:
    """The start, and how far the training has come after each step that is left."""
    adam = start.taken, start.mean, start.squares
    rule = _Remembering(
        Scheduled(Adam, WarmupCosine(start.peak, start.planned)), (start.done, adam)
    )
    fresh = islice(losses, start.taken, None)  # Patches that were learnt from do not come again.
    for weights in visited(fresh, start.weights, rule, start.left):
        done, (taken, mean, squares) = rule.memory
        yield replace(start, weights=weights, done=done, taken=taken, mean=mean, squares=squares)


@dataclass
class _Remembering:
    """A rule for one walk, which begins with a memory, and shows what it became."""

    rule: Rule
    memory: Any

    def __call__(self, gradient: NDArray, memory: None) -> tuple[NDArray, None]:
        """The step of the rule."""
        step, self.memory = self.rule(gradient, self.memory)
        return step, memory
