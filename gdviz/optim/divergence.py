"""Walks that diverge: where they stop to be worth a look."""

import numpy as np
from numpy.typing import NDArray

FAR = 1e6  # A point as far away as this along one coordinate has left for good.


def before_far(walk: NDArray) -> NDArray:
    """A walk, one point a row, up to the last point before it is far away, or no number."""
    near = (np.abs(walk) <= FAR).all(axis=1)
    return walk if near.all() else walk[: near.argmin()]
