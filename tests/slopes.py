"""The gradient of a function, from its values alone."""

import numpy as np


def slopes(function, point):
    """The gradient by central differences, with steps that suit the size of each coordinate."""
    steps = np.finfo(float).eps ** (1 / 3) * np.maximum(1, np.abs(point))
    return [
        (function(point + step) - function(point - step)) / (2 * step.sum())
        for step in np.diag(steps)
    ]
