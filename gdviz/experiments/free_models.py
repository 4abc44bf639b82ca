"""Models that are too free for twenty measurements of a parabola: many powers, and many hinges."""

import numpy as np
from numpy.typing import NDArray

from gdviz import data
from gdviz.functions.regression import LinearLoss, polynomial_loss

COUNT = 20  # Measurements to learn from.
DEGREE = 15
NOISE = 0.5**2  # Of a single measurement: its variance.
PLACES = np.linspace(-2, 2, COUNT)
FRESH = np.linspace(-2, 2, 100)  # Where a fit is tested.


def truth(x: NDArray) -> NDArray:
    """The parabola that the measurements come from: y = 2x² + 1."""
    return 2 * x**2 + 1


def measured(seed: int) -> NDArray:
    """The heights that one experiment measures at `PLACES`."""
    return data.parabola(seed, COUNT)[1]


def expected_error(curves: NDArray) -> NDArray:
    """What curves over `FRESH`, in rows, are expected to miss of new measurements.

    It is the mean square of their distance to the truth, plus the variance of the noise.
    """
    return np.mean((curves - truth(FRESH)) ** 2, axis=-1) + NOISE


def powers(x: NDArray) -> NDArray:
    """The powers of x/2 from the 15th down to 1, in columns: all stay between −1 and 1."""
    return np.vander(x / 2, DEGREE + 1)


def powers_loss(seed: int) -> LinearLoss:
    """The loss of a polynomial of degree 15, with a weight for each of its `powers`."""
    return polynomial_loss(PLACES / 2, measured(seed), DEGREE)


def hinges(x: NDArray, count: int, seed: int) -> NDArray:
    """A column max(0, ±(x − t)) for each hinge, with its kink t and its side at random."""
    # Other seeds than those of the noise, so that the two have nothing to do with each other.
    rng = np.random.default_rng(1_000_000 + seed)
    kinks = rng.uniform(-2, 2, count)
    sides = rng.choice([-1, 1], count)
    return np.maximum(0, sides * (x[:, None] - kinks))


def hinges_loss(count: int, seed: int) -> LinearLoss:
    """The loss of a sum of hinges in the experiment with this seed, with a weight for each."""
    return LinearLoss(hinges(PLACES, count, seed), measured(seed))
