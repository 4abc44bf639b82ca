"""Every function's gradient is its slope, and one expression serves points and grids."""

import numpy as np
import pytest
from slopes import slopes

from gdviz import data
from gdviz.functions.bounds import Chain, Huber, Slide, Terrace, random_troughs
from gdviz.functions.classification import LogLoss, SigmoidError
from gdviz.functions.curves import Cubic, DoubleWell, Exponential, FlatFloor, Parabola, Waves
from gdviz.functions.regression import line_loss, polynomial_loss
from gdviz.functions.stochastic import Ensemble, Tilted
from gdviz.functions.surfaces import (
    Bowl,
    FlatBowl,
    Hills,
    MonkeySaddle,
    Ravine,
    Rosenbrock,
    Saddle,
    ThreeBasins,
)
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import squared_error, tanh
from gdviz.networks.plane import Plane

TIME, DISTANCE = data.runs()
NETWORK = dense_network((1, 4, 1), tanh)
NETWORK_LOSS = NetworkLoss(NETWORK, squared_error, TIME[:, None] / 49, DISTANCE[:, None])
DIRECTIONS = np.random.default_rng(0).normal(0, 0.3, (2, NETWORK.size))
COLUMNS = np.random.default_rng(1).normal(size=(20, 3))
FLEW = np.random.default_rng(2).integers(0, 2, 20)
# Every function that there is, and how many coordinates its points have.
FUNCTIONS = [
    (Hills(), 2),
    (Bowl(), 2),
    (Bowl(0.5, 3), 2),
    (Parabola(), 1),
    (Cubic(), 1),
    (Waves(), 1),
    (Exponential(), 1),
    (FlatFloor(), 1),
    (DoubleWell(), 1),
    (FlatBowl(), 2),
    (MonkeySaddle(), 2),
    (ThreeBasins(), 2),
    (Saddle(), 2),
    (Ravine(), 2),
    (Rosenbrock(), 2),
    (Tilted(Bowl(), np.array([2, -1])), 2),
    (Ensemble(Hills(), 2), 6),
    (line_loss(TIME, DISTANCE), 2),
    (line_loss(TIME / 49, DISTANCE), 2),
    (polynomial_loss(TIME / 49, DISTANCE, degree=5), 6),
    (LogLoss(COLUMNS, FLEW), 3),
    (LogLoss(COLUMNS, FLEW, ridge=0.1), 3),
    (SigmoidError(COLUMNS, FLEW), 3),
    (Huber(0.8, 3), 1),
    (Slide(), 1),
    (Terrace(), 1),
    (Chain(6, 3), 6),
    (random_troughs(0, 5, 0.1), 5),
    (Plane(NETWORK_LOSS, NETWORK.init(seed=0), DIRECTIONS), 2),
]


@pytest.mark.parametrize(("function", "coordinates"), FUNCTIONS)
@pytest.mark.parametrize("seed", range(4))
def test_the_gradient_is_the_slope(function, coordinates, seed):
    point = np.random.default_rng(seed).uniform(-3, 3, coordinates)
    gradient = function.gradient(point)
    np.testing.assert_allclose(gradient, slopes(function, point), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("wrong", [-1, 2, np.array([1, 1.001])])
@pytest.mark.parametrize("point", [(0.3, -2), (4e3, -7e3), (1e12, -3e12)])
def test_a_gradient_with_a_wrong_sign_factor_or_coordinate_is_no_slope(wrong, point):
    point = np.array(point, float)
    gradient = Bowl().gradient(point)
    np.testing.assert_allclose(gradient, slopes(Bowl(), point), rtol=1e-6, atol=1e-8)
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        np.testing.assert_allclose(wrong * gradient, slopes(Bowl(), point), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(("function", "coordinates"), FUNCTIONS)
def test_a_grid_is_many_points(function, coordinates):
    grid = np.random.default_rng(0).normal(size=(coordinates, 3, 4))
    values, gradients = function(grid), function.gradient(grid)
    assert values.shape == (3, 4)
    assert gradients.shape == grid.shape
    for row, column in np.ndindex(3, 4):
        point = grid[:, row, column]
        np.testing.assert_allclose(values[row, column], function(point), rtol=1e-13)
        np.testing.assert_allclose(
            gradients[:, row, column], function.gradient(point), rtol=1e-12, atol=1e-14
        )


def test_hills_peak_at_1_and_hollow_at_minus_1():
    quarter = np.pi / 2
    assert Hills()((quarter, quarter)) == 1
    assert Hills()((quarter, -quarter)) == -1
    np.testing.assert_allclose(Hills().gradient((quarter, -quarter)), 0, atol=1e-15)
