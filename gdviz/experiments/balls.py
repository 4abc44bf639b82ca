"""Balls that are dropped on a formula's landscape, and the places where they come to rest."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.functions.formula import Formula
from gdviz.optim.descent import GradientDescent, descend

FAR = 1e6  # A ball as far away as this has left for good.
LEVEL = 1e-4  # A ball rests where the slope is smaller than this.
NEAR = 0.1  # Balls that rest so near to each other share one place.


def roll(landscape: Formula, start: ArrayLike, rate: float, steps: int) -> NDArray:
    """The way of a ball by gradient descent, which ends before it gets too far away."""
    walk = descend(landscape, start, GradientDescent(rate), steps)
    too_far = np.abs(walk).max(axis=1) > FAR
    return walk[: too_far.argmax()] if too_far.any() else walk


def fate(landscape: Formula, walk: NDArray, steps: int) -> str:
    """What became of a ball: it rests, still rolls, diverged, or left for where there is no height.

    One that could not take all its steps has diverged or left.
    """
    end = walk[-1]
    if len(walk) <= steps:
        return "left" if landscape.fault(end) else "diverged"
    return "rests" if np.linalg.norm(landscape.gradient(end)) < LEVEL else "rolls"


def resting_places(landscape: Formula, ends: Sequence[NDArray]) -> list[NDArray]:
    """The places of balls that rest, the lowest first, and the leftmost of those as low.

    Each is told by the first ball that rests there.
    """
    places: list[NDArray] = []
    for end in ends:
        if all(np.linalg.norm(place - end) >= NEAR for place in places):
            places.append(end)
    return sorted(places, key=lambda place: (round(float(landscape(place)), 3), *place.round(2)))


def nearest(places: Sequence[NDArray], end: NDArray) -> int:
    """The number of the place that is nearest to an end."""
    return int(np.argmin([np.linalg.norm(place - end) for place in places]))
