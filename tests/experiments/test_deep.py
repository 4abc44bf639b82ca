"""Wide layers do what theory expects of them, and the helps are what they say."""

import numpy as np
import pytest
import torch

from gdviz.experiments.deep import ACTIVATIONS, HELPS, deep_network, expected, naive, strengths
from gdviz.experiments.rings import rings


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("gain", [0.6, 1, 1.4])
def test_wide_layers_do_what_theory_expects(activation, gain):
    network = deep_network(8, 512, activation)
    x = np.random.default_rng(2).normal(size=(20, 512))
    weights = gain * network.init(0, lambda shape: shape[1] ** -0.5)
    for measured, theory in zip(
        strengths(network, weights, x), expected(activation, gain, 8), strict=True
    ):
        np.testing.assert_allclose(measured, theory, rtol=0.08)


def test_the_naive_spread_is_that_of_pytorch():
    torch.manual_seed(0)
    spread = torch.nn.Linear(400, 300).weight.std().item()
    assert naive((300, 400)) == pytest.approx(spread, rel=0.01)


@pytest.mark.parametrize("help", HELPS)
def test_a_help_is_what_it_says(help):
    network = deep_network(1, 6, "tanh", help)
    rng = np.random.default_rng(0)
    x, weights = rng.normal(size=(4, 6)), rng.normal(size=network.size)
    matrix, biases = network.split(weights)
    sums = torch.tensor(x @ matrix.T + biases)
    made = {
        "none": lambda: torch.tanh(sums).numpy(),
        "skip": lambda: x + torch.tanh(sums).numpy(),
        "scaled skip": lambda: x + torch.tanh(sums).numpy(),
        "skip and norm": lambda: x + torch.tanh(torch.nn.functional.layer_norm(sums, (6,))).numpy(),
    }[help]()
    np.testing.assert_allclose(network.predict(x, weights), made, rtol=1e-12)


def test_a_scaled_skip_adds_a_share_of_what_the_layer_makes():
    plain, scaled = (deep_network(4, 6, "tanh", help) for help in ("skip", "scaled skip"))
    x = np.random.default_rng(0).normal(size=(4, 6))
    weights = plain.init(0)
    (one, *_), (other, *_) = plain.outputs(x, weights), scaled.outputs(x, weights)
    np.testing.assert_allclose(other - x, (one - x) / 2, rtol=1e-12)


def test_a_gap_parts_the_disc_from_the_ring():
    points, inner = rings()
    distances = np.hypot(*points.T)
    assert distances[inner == 1].max() < 0.8 < 1.2 < distances[inner == 0].min()
    assert inner.mean() == 0.5
