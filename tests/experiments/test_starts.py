"""All starts at once are what each would be by itself."""

import numpy as np
import pytest

from gdviz import data
from gdviz.experiments import starts
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import squared_error
from gdviz.optim.descent import GradientDescent, descend


@pytest.mark.parametrize("neurons", [6, 8])
def test_a_start_among_others_ends_where_it_ends_alone(neurons):
    x, y = (column[:, None] for column in data.parabola())
    network = dense_network((1, neurons, 1))
    loss = NetworkLoss(network, squared_error, x, y)
    found = starts.train(neurons)
    for seed in (0, starts.MIDDLE, starts.STARTS - 1):
        end = descend(loss, network.init(seed), GradientDescent(starts.RATE), starts.STEPS)[-1]
        assert found["losses"][seed] == pytest.approx(loss(end), rel=1e-6)
        sums, *_ = network.outputs(x, end)
        np.testing.assert_array_equal(found["on"][seed], sums > 0)
