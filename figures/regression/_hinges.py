"""Models made of hinges at random places, and experiments to learn from: for two recipes."""

import numpy as np

from gdviz import data
from gdviz.functions.regression import LinearLoss

places, _ = data.parabola(count=20)


def hinges(x, count, seed):
    """A column for each hinge: zero on one side of its kink, and climbing on the other."""
    rng = np.random.default_rng(1_000_000 + seed)
    kinks = rng.uniform(-2, 2, count)
    sides = rng.choice([-1, 1], count)
    return np.maximum(0, sides * (x[:, None] - kinks))


def experiment(count, seed):
    """The loss of so many hinges on the twenty measurements of an experiment."""
    _, measured = data.parabola(seed, count=20)
    return LinearLoss(hinges(places, count, seed), measured)
