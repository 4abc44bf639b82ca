"""What ridge and early stopping have in common: twenty measurements, fifteen powers, 500 times."""

import numpy as np

from gdviz import data
from gdviz.functions.regression import polynomial_loss

DEGREE = 15
NOISE = 0.5**2

x, y = data.parabola(seed=5, count=20)
fresh = np.linspace(-2, 2, 100)
truth = 2 * fresh**2 + 1


def powers_loss(measured):
    """The loss of a polynomial in x/2, whose powers stay between -1 and 1."""
    return polynomial_loss(x / 2, measured, DEGREE)


# The same 500 experiments as before, in columns, and the one that the films follow.
measured = np.transpose([data.parabola(seed, count=20)[1] for seed in range(500)])
loss = powers_loss(measured)
followed = powers_loss(y)


def curves(weights, places):
    """The heights of polynomials in x/2, a row of weights for each."""
    return weights @ np.vander(places / 2, DEGREE + 1).T


def training_errors(weights):
    """What each polynomial misses of the measurements that it has learned from."""
    return np.mean((curves(weights, x) - measured.T) ** 2, axis=1)


def test_errors(weights):
    """What each is expected to miss of fresh measurements: its distance to the truth, and noise."""
    return np.mean((curves(weights, fresh) - truth) ** 2, axis=1) + NOISE
