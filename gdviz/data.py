"""Every data set, a function of its seed."""

import numpy as np
from numpy.typing import NDArray


def runs(seed: int = 12895) -> tuple[NDArray, NDArray]:
    """A runner's measurements: times t = 0 … 49, and the distances run by then.

    Each distance is 1.2 t/49 plus noise from a normal distribution of standard deviation 0.055.
    The seed was searched for, so that the distance at t = 10 is 0.303.
    """
    time = np.arange(50)
    return time, 1.2 * time / 49 + np.random.default_rng(seed).normal(0, 0.055, time.size)


def guesses(seed: int = 552275) -> NDArray:
    """Ten lines drawn at random, (slope, intercept) each: slopes up to 1, intercepts up to 0.1.

    The seed was searched for, so that the fourth of them is the best and predicts 0.236 at t = 10.
    """
    return np.random.default_rng(seed).uniform((0, 0), (1, 0.1), (10, 2))
