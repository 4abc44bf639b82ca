"""Losses of linear models agree with least squares as NumPy and SciPy do them."""

import numpy as np
import pytest
from slopes import slopes

from gdviz import data
from gdviz.regression import line_loss

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
