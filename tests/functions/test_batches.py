"""Batches cut every epoch into parts without rest, whose mean gradient is the full gradient."""

from functools import partial
from itertools import islice

import numpy as np
import pytest

from gdviz import data
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy, squared_error
from gdviz.optim.descent import GradientDescent, Momentum, descend

X, Y = data.line()
POINTS, ARM = data.spiral()
NETWORK = dense_network((2, 8, 1))
LINE = (line_loss, X, Y, np.array([-2.0, 5.0]))
SAMPLES = [LINE] + [
    (partial(NetworkLoss, NETWORK, error), POINTS, ARM[:, None], NETWORK.init(seed=0))
    for error in (squared_error, cross_entropy)
]


@pytest.mark.parametrize("size", [1, 7, 10, 100])
@pytest.mark.parametrize("seed", range(3))
def test_an_epoch_visits_every_sample_once(size, seed):
    batches = Batches(line_loss, X, Y, size, seed).rows()
    for _ in range(3):
        epoch = list(islice(batches, -(-100 // size)))
        assert {len(rows) for rows in epoch[:-1]} <= {size}
        np.testing.assert_array_equal(np.sort(np.concatenate(epoch)), range(100))


def test_every_epoch_and_every_seed_has_an_order_of_its_own():
    orders = [
        tuple(rows)
        for seed in range(3)
        for rows in islice(Batches(line_loss, X, Y, 100, seed).rows(), 3)
    ]
    assert len(set(orders)) == 9


@pytest.mark.parametrize(("loss", "x", "y", "weights"), SAMPLES)
@pytest.mark.parametrize("size", [1, 10, 50])
def test_the_mean_of_all_batch_gradients_is_the_full_gradient(loss, x, y, weights, size):
    epoch = islice(Batches(loss, x, y, size), len(x) // size)
    gradients = [batch.gradient(weights) for batch in epoch]
    assert np.std(gradients, axis=0).max() > 0.01
    expected = loss(x, y).gradient(weights)
    atol = 1e-14 * np.abs(gradients).max()
    np.testing.assert_allclose(np.mean(gradients, axis=0), expected, rtol=1e-14, atol=atol)


def test_a_smaller_batch_counts_by_its_size():
    loss, x, y, weights = LINE
    epoch = list(islice(Batches(loss, x, y, 30), 4))
    sizes = [len(batch.y) for batch in epoch]
    assert sizes == [30, 30, 30, 10]
    gradients = [batch.gradient(weights) for batch in epoch]
    mean = np.average(gradients, axis=0, weights=sizes)
    np.testing.assert_allclose(mean, loss(x, y).gradient(weights), rtol=1e-14)


@pytest.mark.parametrize("rule", [GradientDescent(0.05), Momentum(0.02)])
def test_one_vector_of_weights_walks_through_all_batches(rule):
    batches = Batches(*LINE[:3], size=10, seed=4)
    walk = descend(batches, LINE[3], rule, 25)
    assert len(walk) == 26
    weights, memory = LINE[3], None
    for here, rows in zip(walk, batches.rows(), strict=False):
        np.testing.assert_array_equal(here, weights)
        step, memory = rule(line_loss(X[rows], Y[rows]).gradient(weights), memory)
        weights = weights + step


def test_the_same_batches_come_again_for_the_next_walk():
    batches = Batches(*LINE[:3], size=10)
    first, second = (descend(batches, LINE[3], GradientDescent(0.05), 25) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_one_batch_of_all_samples_is_gradient_descent():
    whole = descend(line_loss(X, Y), LINE[3], GradientDescent(0.05), 50)
    batched = descend(Batches(line_loss, X, Y, size=100), LINE[3], GradientDescent(0.05), 50)
    np.testing.assert_allclose(batched, whole, rtol=1e-12)


@pytest.mark.parametrize("size", [0, -1, 101, 2.5])
def test_a_batch_has_at_least_one_sample_and_at_most_all(size):
    with pytest.raises(ValueError, match=f"the size is {size}; it must be a whole number from 1"):
        Batches(line_loss, X, Y, size)


def test_x_and_y_are_of_the_same_samples():
    with pytest.raises(ValueError, match="x has 100 samples, y has 99"):
        Batches(line_loss, X, Y[:-1], 10)
