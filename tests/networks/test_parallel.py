"""Networks that learn side by side are what each of them is alone."""

import numpy as np
import pytest

from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy, leaky_relu, relu, squared_error, tanh
from gdviz.networks.parallel import ParallelLoss
from gdviz.optim.descent import Adam, GradientDescent, Momentum, descend

RNG = np.random.default_rng(0)


def _case(inputs, width, error, activation):
    """Five networks with the loss of them all, and the loss of one of them alone."""
    x, targets = RNG.normal(size=(7, inputs)), RNG.integers(0, 2, 7).astype(float)
    network = dense_network((inputs, width, 1), activation)
    rows = RNG.normal(size=(5, network.size))
    alone = NetworkLoss(network, error, x, targets[:, None])
    return rows, ParallelLoss(network, error, x, targets, activation), alone


each_case = pytest.mark.parametrize(
    ("inputs", "width", "error", "activation"),
    [
        (2, 3, cross_entropy, relu),
        (2, 1, cross_entropy, tanh),
        (1, 4, squared_error, relu),
        (2, 4, cross_entropy, leaky_relu),
    ],
)


@each_case
def test_losses_answers_and_gradients_are_those_of_each_network_alone(
    inputs, width, error, activation
):
    rows, together, alone = _case(inputs, width, error, activation)
    losses = [alone(row) for row in rows]
    np.testing.assert_allclose(together.losses(rows.ravel()), losses, rtol=1e-13)
    assert together(rows.ravel()) == pytest.approx(sum(losses), rel=1e-13)
    answers = [alone.network.predict(alone.x, row)[:, 0] for row in rows]
    np.testing.assert_allclose(together.predict(rows.ravel()), answers, rtol=1e-12, atol=1e-14)
    gradients = np.concatenate([alone.gradient(row) for row in rows])
    np.testing.assert_allclose(together.gradient(rows.ravel()), gradients, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("rule", [GradientDescent(0.1), Momentum(0.05), Adam(0.02)])
def test_a_network_among_others_walks_as_it_walks_alone(rule):
    rows, together, alone = _case(2, 4, cross_entropy, relu)
    walk = descend(together, rows.ravel(), rule, 200).reshape(201, 5, -1)
    for number, row in enumerate(rows):
        expected = descend(alone, row, rule, 200)
        np.testing.assert_allclose(walk[:, number], expected, rtol=0, atol=1e-11)
