"""Regions: pixels of one value that touch, which are the objects in a mask."""

from collections.abc import Iterable
from itertools import product

import numpy as np
from numpy.typing import NDArray


def regions(values: NDArray) -> NDArray[np.int32]:
    """Number the regions of equal values from 1 on; where a value is 0, so is the number.

    Pixels touch by their sides and their corners. The numbers follow the first pixel of each
    region, row by row.
    """
    # A run is a stretch of equal values in a row. Few runs stand for many pixels.
    begins = np.ones(values.shape, bool)
    begins[:, 1:] = values[:, 1:] != values[:, :-1]
    runs = begins.cumsum().reshape(values.shape) - 1
    root = _joined(runs[-1, -1] + 1, *_touching(values, runs))
    there = values[begins] != 0
    _, number = np.unique(root[there], return_inverse=True)
    numbers = np.zeros(len(root), np.int32)
    numbers[there] = number + 1
    return numbers[runs]


def sizes(numbered: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many pixels each region has, that with the number 1 first."""
    return np.bincount(numbered.ravel())[1:]


def boxes(numbered: NDArray[np.int32]) -> NDArray[np.int64]:
    """The first and the last row, the first and the last column of each region: (regions, 4)."""
    rows, columns = np.nonzero(numbered)
    number = numbered[rows, columns] - 1
    found = np.empty((numbered.max(initial=0), 4), np.int64)
    found[:, ::2] = max(numbered.shape)
    found[:, 1::2] = -1
    for axis, places in enumerate((rows, columns)):
        np.minimum.at(found[:, 2 * axis], number, places)
        np.maximum.at(found[:, 2 * axis + 1], number, places)
    return found


def thickness(masks: Iterable[NDArray[np.bool_]]) -> float:
    """How thick in pixels is what some masks mark: 4 · area / outline, 0 where nothing is marked.

    That is the side of a square, four fifths of a disc's diameter, and twice the width of a line,
    however long it is. Engineers call it the hydraulic diameter.
    """
    area = outline = 0
    for mask in masks:
        area += int(mask.sum())
        outline += int((mask[1:] != mask[:-1]).sum() + (mask[:, 1:] != mask[:, :-1]).sum())
    return 4 * area / max(outline, 1)


def _touching(values, runs):
    """Pairs of runs in neighbouring rows that belong together, each pair once."""
    columns = values.shape[1]
    pairs = []
    for left, right in product((0, 1), repeat=2):
        if left and right:
            continue
        above = np.s_[:-1, left : columns - right]
        below = np.s_[1:, right : columns - left]
        same = (values[above] == values[below]) & (values[above] != 0)
        pairs.append(runs[above][same] * (runs[-1, -1] + 1) + runs[below][same])
    return np.divmod(np.unique(np.concatenate(pairs)), runs[-1, -1] + 1)


def _joined(count, first, second):
    """The least run of those that each run hangs together with, through any others."""
    root = np.arange(count)
    while (root[first] != root[second]).any():
        low = np.minimum(root[first], root[second])
        np.minimum.at(root, root[first], low)
        np.minimum.at(root, root[second], low)
        while (root[root] != root).any():
            root = root[root]
    return root
