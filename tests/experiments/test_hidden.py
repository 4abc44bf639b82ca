"""A hundred starts are what PyTorch makes of them, and their data what the page says."""

import numpy as np
import pytest
from oracles import hidden as oracle

from gdviz import data
from gdviz.experiments import hidden
from gdviz.networks.network import dense_network


def _rows(parts):
    """The parameters of PyTorch's networks, a row for each."""
    return np.concatenate([part.numpy().reshape(len(part), -1) for part in parts], axis=1)


@pytest.mark.parametrize(
    ("width", "options"),
    [
        (2, {}),
        (64, {}),
        (4, {"spread": 1.0}),
        (4, {"activation": "tanh", "spread": 1.0}),
        (4, {"rule": "Momentum", "rate": 0.03, "steps": 300}),
        (4, {"rule": "Adam", "rate": 0.01, "steps": 300}),
    ],
)
def test_all_starts_end_where_pytorch_ends(width, options):
    ours = hidden.train(width, **options)["weights"]
    named = {"bend" if name == "activation" else name: value for name, value in options.items()}
    theirs, _ = oracle.corners(width, **named)
    np.testing.assert_allclose(ours, _rows(theirs), rtol=0, atol=1e-10)


def test_starts_are_those_of_the_network_with_its_seeds():
    network = dense_network((2, 4, 1))
    rows = hidden.starts(network, 3, first=7)
    np.testing.assert_array_equal(rows, [network.init(seed) for seed in (7, 8, 9)])
    spread = hidden.starts(network, 200, spread=0.5)
    biases = np.array([network.split(row)[1] for row in spread])
    assert biases.std() == pytest.approx(0.5, abs=0.03)


def test_a_loss_below_the_limit_leaves_no_corner_on_the_wrong_side():
    """One corner on the wrong side costs more than log 2, its share a quarter of that."""
    assert np.log(2) / 4 > hidden.LEARNED
    for width in (2, 4):
        loss, run = hidden.corners_loss(width), hidden.train(width)
        right = ((loss.predict(run["weights"]) > 0) == hidden.KINDS).all(axis=1)
        assert right[run["losses"][-1] < hidden.LEARNED].all()


def test_about_one_label_in_ten_is_wrong():
    for seed in range(3):
        _, given = hidden.mislabelled(seed)
        _, labels = data.moons(seed)
        assert 0.05 < np.mean(given != labels) < 0.15


def test_the_wave_is_a_full_one():
    x = np.linspace(-1, 1, 5)
    np.testing.assert_allclose(hidden.wave(x), [0, -1, 0, 1, 0], atol=1e-15)
