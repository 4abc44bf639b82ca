"""Balls that are dropped on a formula's landscape, and the places where they come to rest."""

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.functions.formula import Formula
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

LEVEL = 1e-4  # A ball rests where the slope is smaller than this.
NEAR = 0.1  # Balls that rest so near to each other share one place.


def roll(landscape: Formula, start: ArrayLike, rate: float, steps: int) -> NDArray:
    """The way of a ball by gradient descent, which ends before it gets too far away."""
    # That a ball leaves for where there is no height is its fate, and no mistake.
    with warnings.catch_warnings(action="ignore", category=RuntimeWarning):
        return before_far(descend(landscape, start, GradientDescent(rate), steps))


def fate(landscape: Formula, walk: NDArray, steps: int) -> str:
    """What became of a ball after its steps, in a word: it rests, or still rolls.

    One that could not take all its steps diverged, or left for where the formula has no height.
    """
    end = walk[-1]
    if len(walk) <= steps:
        return "left" if landscape.fault(end) else "diverged"
    return "rests" if np.linalg.norm(landscape.gradient(end)) < LEVEL else "rolls"


def gather(landscape: Formula, ends: Sequence[NDArray]) -> list[list[int]]:
    """Which of the balls that rest share a place: their numbers, in a list for each place.

    The lowest place comes first, and of those as low the leftmost. The first ball of a place tells
    where it is.
    """
    places: list[list[int]] = []
    for number, end in enumerate(ends):
        for place in places:
            if np.linalg.norm(ends[place[0]] - end) < NEAR:
                place.append(number)
                break
        else:
            places.append([number])

    def rank(place):
        end = ends[place[0]]
        # Without what the last steps leave: two minima of one depth are as low.
        return round(float(landscape(end)), 3), *end.round(2)

    return sorted(places, key=rank)
