"""Points of two or three classes in the plane: what a small network can learn in seconds.

They have two digits behind the point, so that others can take the very same ones.
"""

import numpy as np
from numpy.typing import NDArray

from gdviz import data

COUNT = 150
Labelled = tuple[NDArray, NDArray]  # Points, a row for each, and the class of each.


def moons(seed: int = 0) -> Labelled:
    """Two half circles that reach into each other, so near that their noise mixes some points."""
    label, along, noise = _draw(2, 0.18, seed)
    angle = np.pi * (along + label)
    x = np.cos(angle) + label - 0.5
    y = np.sin(angle) + (label - 0.5) / 2
    return _rounded(1.2 * np.array((x, y)).T + noise, label)


def circles(seed: int = 0) -> Labelled:
    """A small circle within a large one."""
    label, along, noise = _draw(2, 0.15, seed)
    angle, radius = 2 * np.pi * along, 0.6 + 1.2 * label
    return _rounded((radius * np.array((np.cos(angle), np.sin(angle)))).T + noise, label)


def spiral(seed: int = 0) -> Labelled:
    """The first points of `data.spiral`: two arms that wind round each other."""
    points, arm = data.spiral(seed)
    return _rounded(points[:COUNT], arm[:COUNT])


def blobs(seed: int = 0) -> Labelled:
    """Three heaps round the corners of a triangle."""
    label, _, noise = _draw(3, 0.45, seed)
    angle = np.pi * (0.5 + 2 / 3 * label)
    return _rounded(1.2 * np.array((np.cos(angle), np.sin(angle))).T + noise, label)


def _draw(classes, spread, seed):
    """The class of each point in turn, how far along its shape it lies, and its noise."""
    rng = np.random.default_rng(seed)
    return np.arange(COUNT) % classes, rng.uniform(size=COUNT), rng.normal(0, spread, (COUNT, 2))


def _rounded(points, label):
    return points.round(2), label


SETS = {make.__name__: make for make in (moons, circles, spiral, blobs)}
