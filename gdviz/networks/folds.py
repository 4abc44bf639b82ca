"""What shows how a hidden layer folds the plane: the lines of the folds, and a net of threads."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FAR = 99  # Beyond the edge of every picture.


def fold(inward: ArrayLike, bias: float) -> NDArray:
    """Two far points, as rows, of the line w · x + b = 0 on which the sum of a neuron is 0.

    Where both weights w are 0 there is no line, and both points are the same.
    """
    inward = np.asarray(inward, dtype=float)
    across, up = inward
    # The point of the line that is nearest to the middle, and the way along the line.
    nearest = -bias * inward / (inward @ inward or 1)
    return nearest + np.outer((-FAR, FAR), (up, -across))


def threads(reach: float, count: int, points: int) -> list[NDArray]:
    """A net of straight threads from −reach to reach: `count` upright and as many level ones.

    Each is an array of shape (points, 2).
    """
    along = np.linspace(-reach, reach, points)
    places = np.linspace(-reach, reach, count)
    level = [np.column_stack([along, np.full(points, place)]) for place in places]
    return level + [thread[:, ::-1] for thread in level]
