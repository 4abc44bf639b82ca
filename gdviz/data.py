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


def line(seed: int = 6465751, count: int = 100) -> tuple[NDArray, NDArray]:
    """Measurements of the line y = 2x + 1, at equal distances from x = −2 to 2.

    Their noise comes from a normal distribution of standard deviation 0.5. The seed was searched
    for, so that 300 steps of 0.015 from (−2, 5) end at (1.946, 0.993) with a loss of 0.267.
    """
    x = np.linspace(-2, 2, count)
    return x, 2 * x + 1 + np.random.default_rng(seed).normal(0, 0.5, count)


def parabola(seed: int = 5987957, count: int = 100) -> tuple[NDArray, NDArray]:
    """Measurements of the parabola y = 2x² + 1, at the same places and with the same noise.

    The seed was searched for, so that 300 steps of 0.015 from (−4, 8) to the best line end at
    (0.004, 3.727) with a loss of 6.032.
    """
    x = np.linspace(-2, 2, count)
    return x, 2 * x**2 + 1 + np.random.default_rng(seed).normal(0, 0.5, count)


def few_weights() -> NDArray:
    """The 35 weights, with one digit behind the point, of a network that is computed by hand.

    They come from a normal distribution of standard deviation 0.7. The seed was searched for, so
    that a dense network of widths 3, 4, 3, 1 has, for the input (0.8, 0.6, 0.2), one neuron off in
    each hidden layer and says sigmoid(−1.106) = 0.249.
    """
    return np.random.default_rng(99013).normal(0, 0.7, 35).round(1)


def spiral(seed: int = 0) -> tuple[NDArray, NDArray]:
    """Points on two arms that wind round each other, shape (300, 2), and the arm of each, 0 or 1.

    An arm runs from the radius 0.4 to 2 and makes one turn on the way. Both coordinates have noise
    from a normal distribution of standard deviation 0.06.
    """
    rng = np.random.default_rng(seed)
    arm = np.arange(300) % 2
    along = rng.uniform(0.2, 1, 300)
    angle = np.pi * (2.5 * along + arm)
    points = 2 * along * (np.cos(angle), np.sin(angle)) + rng.normal(0, 0.06, (2, 300))
    return points.T, arm


def mornings(seed: int = 2, count: int = 60) -> tuple[NDArray, NDArray]:
    """Mornings at a beehive: temperature and wind, shape (count, 2), and whether the bees flew.

    The temperature is from 4 to 22 °C, the wind from 0 to 8 m/s. The bees fly, 1, or stay, 0, with
    the chance σ(z) for z = 0.6 (temperature − 12) − 0.8 (wind − 3).
    """
    rng = np.random.default_rng(seed)
    weather = rng.uniform((4, 0), (22, 8), (count, 2))
    logits = (weather - (12, 3)) @ (0.6, -0.8)
    return weather, (rng.uniform(size=count) < 1 / (1 + np.exp(-logits))).astype(int)


def animals(seed: int = 0, count: int = 50) -> tuple[NDArray, NDArray]:
    """Snout and ears of animals, shape (3 count, 2), and the kind of each: cat, dog or neither.

    Both are lengths by that of the head. Each kind, 0, 1 or 2, has a middle of its own, and both
    lengths have noise from a normal distribution of standard deviation 0.16.
    """
    kinds = np.repeat(np.arange(3), count)
    middles = np.array([(0.5, 0.65), (0.9, 0.8), (0.6, 1.2)])
    noise = np.random.default_rng(seed).normal(0, 0.16, (3 * count, 2))
    return middles[kinds] + noise, kinds


# --- Sets of 150 points, two digits behind the point, that a small network learns in seconds.

SMALL = 150


def moons(seed: int = 0) -> tuple[NDArray, NDArray]:
    """Two half circles that reach into each other, shape (150, 2), and the class of each point.

    Their noise, from a normal distribution of standard deviation 0.18, mixes some points.
    """
    label, along, noise = _drawn(2, 0.18, seed)
    angle = np.pi * (along + label)
    x = np.cos(angle) + label - 0.5
    y = np.sin(angle) + (label - 0.5) / 2
    return (1.2 * np.array((x, y)).T + noise).round(2), label


def circles(seed: int = 0) -> tuple[NDArray, NDArray]:
    """A circle within another, shape (150, 2), and the class of each point.

    The radii are 0.6 and 1.8, the noise has a standard deviation of 0.15.
    """
    label, along, noise = _drawn(2, 0.15, seed)
    angle, radius = 2 * np.pi * along, 0.6 + 1.2 * label
    return ((radius * np.array((np.cos(angle), np.sin(angle)))).T + noise).round(2), label


def half_spiral(seed: int = 0) -> tuple[NDArray, NDArray]:
    """The first half of the points of `spiral`, shape (150, 2), and the arm of each."""
    points, arm = spiral(seed)
    return points[:SMALL].round(2), arm[:SMALL]


def blobs(seed: int = 0) -> tuple[NDArray, NDArray]:
    """Three heaps round the corners of a triangle, shape (150, 2), and the class of each point.

    The noise round a corner has a standard deviation of 0.45.
    """
    label, _, noise = _drawn(3, 0.45, seed)
    angle = np.pi * (0.5 + 2 / 3 * label)
    return (1.2 * np.array((np.cos(angle), np.sin(angle))).T + noise).round(2), label


def _drawn(classes, spread, seed):
    """The class of each point in turn, how far along its shape it lies, and its noise."""
    rng = np.random.default_rng(seed)
    return np.arange(SMALL) % classes, rng.uniform(size=SMALL), rng.normal(0, spread, (SMALL, 2))


SETS = {"moons": moons, "circles": circles, "spiral": half_spiral, "blobs": blobs}
