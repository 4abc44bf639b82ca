"""The network that learns the spiral from many starts at once is the one of the other pages."""

import numpy as np
import pytest

from gdviz import data
from gdviz.experiments import spiral_epochs as spiral
from gdviz.functions.stochastic import Batches
from gdviz.networks.network import NetworkLoss, glorot
from gdviz.networks.operations import cross_entropy
from gdviz.optim.descent import GradientDescent, descend

POINTS, ARM = data.spiral()
SEEDS = np.array([4, 9])


def _loss(points, arm):
    return NetworkLoss(spiral.network, cross_entropy, points, arm[:, None].astype(float))


def _flat(weights, number):
    return np.concatenate([part[number].ravel() for part in weights])


def test_losses_and_gradients_are_those_of_the_network():
    weights = spiral.starts(SEEDS)
    rows = np.array([[3, 5, 8, 200], [7, 1, 0, 299]])
    slopes = spiral.gradients(weights, POINTS[rows], ARM[rows])
    heights = spiral.losses(weights, POINTS, ARM)
    for number, seed in enumerate(SEEDS):
        start = spiral.network.init(int(seed), glorot)
        expected = _loss(POINTS[rows[number]], ARM[rows[number]]).gradient(start)
        np.testing.assert_allclose(_flat(slopes, number), expected, atol=1e-13)
        assert heights[number] == pytest.approx(float(_loss(POINTS, ARM)(start)))


def test_the_epochs_are_those_after_which_the_walk_over_batches_is_low_for_the_first_time():
    found = spiral.epochs_needed(30, (1.0, 6.4), first_seed=4, count=2, limit=150)["epochs"]
    batches = Batches(_loss, POINTS, ARM, 30, seed=5)
    walk = descend(batches, spiral.network.init(5, glorot), GradientDescent(6.4), 1500)
    low = [_loss(POINTS, ARM)(weights) <= spiral.ENOUGH for weights in walk[::10]]
    assert found.shape == (2, 2)
    assert found[1, 1] == np.argmax(low)
    assert low[int(found[1, 1])]


def test_a_walk_that_does_not_arrive_takes_for_ever():
    found = spiral.epochs_needed(300, (0.05,), first_seed=0, count=2, limit=3)["epochs"]
    assert (found == np.inf).all()
