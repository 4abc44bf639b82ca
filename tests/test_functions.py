"""Every function's gradient is its slope, and one expression serves points and grids."""

import numpy as np
import pytest

from gdviz import data
from gdviz.functions import Bowl, Hills, LineLoss

TIME, DISTANCE = data.runs()
LOSS = LineLoss(TIME / 49, DISTANCE)
FUNCTIONS = [Hills(), Bowl(), Bowl(0.5, 3), LOSS, LineLoss(TIME, DISTANCE)]
POINTS = [(0.3, -1.2), (2.0, 1.0), (-2.0, -1.0), (0.0, 0.0)]


def _slopes(function, point):
    """The gradient by central differences, with steps that suit the size of each coordinate."""
    steps = np.finfo(float).eps ** (1 / 3) * np.maximum(1, np.abs(point))
    return [
        (function(point + step) - function(point - step)) / (2 * step.sum())
        for step in np.diag(steps)
    ]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("point", POINTS)
def test_the_gradient_is_the_slope(function, point):
    gradient = function.gradient(point)
    np.testing.assert_allclose(gradient, _slopes(function, np.array(point)), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_grid_is_many_points(function):
    grid = np.random.default_rng(0).normal(size=(2, 3, 4))
    values, gradients = function(grid), function.gradient(grid)
    assert values.shape == (3, 4)
    assert gradients.shape == (2, 3, 4)
    for row, column in np.ndindex(3, 4):
        point = grid[:, row, column]
        np.testing.assert_allclose(values[row, column], function(point), rtol=1e-13)
        np.testing.assert_allclose(gradients[:, row, column], function.gradient(point), rtol=1e-12)


def test_the_loss_is_the_mean_of_squared_errors_taken_one_by_one():
    errors = [(0.5 * x + 0.25 - y) ** 2 for x, y in zip(TIME / 49, DISTANCE, strict=True)]
    assert LOSS((0.5, 0.25)) == pytest.approx(sum(errors) / 50, rel=1e-14)


def test_the_minimum_is_what_least_squares_finds():
    columns = np.column_stack([TIME / 49, np.ones(50)])
    expected, (squares,), _, _ = np.linalg.lstsq(columns, DISTANCE)
    np.testing.assert_allclose(LOSS.minimum, expected, rtol=1e-12)
    assert LOSS(LOSS.minimum) == pytest.approx(squares / 50, rel=1e-12)


def test_the_hessian_is_the_slope_of_the_gradient():
    for row, _ in enumerate(LOSS.hessian):
        slopes = _slopes(lambda point, row=row: LOSS.gradient(point)[row], np.array([0.4, -0.3]))
        np.testing.assert_allclose(LOSS.hessian[row], slopes, rtol=1e-8)


def test_hills_peak_at_1_and_hollow_at_minus_1():
    quarter = np.pi / 2
    assert Hills()((quarter, quarter)) == 1
    assert Hills()((quarter, -quarter)) == -1
    np.testing.assert_allclose(Hills().gradient((quarter, -quarter)), 0, atol=1e-15)
