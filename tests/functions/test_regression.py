"""Losses of linear models agree with least squares as NumPy and SciPy do them."""

import numpy as np
import pytest
from slopes import slopes

from gdviz import data
from gdviz.functions.regression import LinearLoss, line_loss, polynomial_loss

TIME, DISTANCE = data.runs()
LOSS = line_loss(TIME / 49, DISTANCE)


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
        expected = slopes(lambda point, row=row: LOSS.gradient(point)[row], np.array([0.4, -0.3]))
        np.testing.assert_allclose(LOSS.hessian[row], expected, rtol=1e-8)


@pytest.mark.parametrize("degree", range(16))
def test_polynomials_of_best_fit_are_those_of_polyfit(degree):
    x, y = data.parabola(seed=3, count=20)
    fitted = np.polyval(polynomial_loss(x, y, degree).minimum, x)
    np.testing.assert_allclose(fitted, np.polyval(np.polyfit(x, y, degree), x), atol=1e-9)


def test_a_line_makes_of_a_parabola_without_noise_its_average():
    x, _ = data.parabola()
    loss = line_loss(x, 2 * x**2 + 1)
    np.testing.assert_allclose(loss.minimum, (0, 3.7205), atol=5e-5)
    assert loss(loss.minimum) == pytest.approx(5.9193, abs=5e-5)


def test_the_gradient_of_many_features_is_that_of_the_matrix_formula():
    rng = np.random.default_rng(0)
    columns, y, weights = rng.normal(size=(30, 5)), rng.normal(size=30), rng.normal(size=5)
    loss = LinearLoss(columns, y)
    expected = [2 * np.mean((columns @ weights - y) * column) for column in columns.T]
    np.testing.assert_allclose(loss.gradient(weights), expected, rtol=1e-13)
    np.testing.assert_allclose(loss.minimum, np.linalg.lstsq(columns, y)[0], rtol=1e-12)


RNG = np.random.default_rng(1)
WIDE = LinearLoss(RNG.normal(size=(5, 12)), RNG.normal(size=5))
TALL = LinearLoss(RNG.normal(size=(12, 5)), RNG.normal(size=12))


@pytest.mark.parametrize("loss", [WIDE, TALL])
def test_descent_from_0_arrives_at_the_shortest_weights_of_best_fit(loss):
    w = np.zeros(loss.columns.shape[1])
    for _ in range(20_000):
        w -= 0.05 * loss.gradient(w)
    np.testing.assert_allclose(loss.shortest, w, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("loss", [WIDE, TALL])
@pytest.mark.parametrize("strength", [1e-6, 0.1, 10])
def test_ridge_is_where_the_loss_with_its_penalty_is_level(loss, strength):
    w = loss.ridge(strength)
    np.testing.assert_allclose(loss.gradient(w) + 2 * strength * w, 0, atol=1e-12)


@pytest.mark.parametrize("loss", [WIDE, TALL])
@pytest.mark.parametrize("steps", [0, 1, 7, 200])
def test_a_walk_from_0_that_stops_is_where_its_steps_lead(loss, steps):
    w = np.zeros(loss.columns.shape[1])
    for _ in range(steps):
        w -= 0.03 * loss.gradient(w)
    np.testing.assert_allclose(loss.stopped(0.03, steps), w, rtol=1e-10, atol=1e-13)


def test_several_experiments_at_once_are_the_same_as_one_after_the_other():
    heights = RNG.normal(size=(12, 3))
    together = LinearLoss(TALL.columns, heights)
    for row, y in enumerate(heights.T):
        alone = LinearLoss(TALL.columns, y)
        np.testing.assert_allclose(together.ridge(0.1)[row], alone.ridge(0.1), rtol=1e-12)
        np.testing.assert_allclose(
            together.stopped(0.01, 9)[row], alone.stopped(0.01, 9), rtol=1e-12
        )
