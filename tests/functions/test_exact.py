"""Least squares in fractions rounds once, at the end."""

import numpy as np

from gdviz.functions.exact import exact_fits


def test_weights_that_fit_without_a_rest_come_back_to_the_last_bit():
    """Whole numbers below 2⁵³ are exact as floats, though the condition number is above 10⁷."""
    columns = np.vander(np.arange(8.0), 8)
    weights = np.arange(1.0, 17).reshape(8, 2)
    assert np.linalg.cond(columns) > 1e7
    assert (exact_fits(columns, columns @ weights) == weights).all()


def test_in_general_the_weights_are_those_of_least_squares():
    rng = np.random.default_rng(0)
    columns, heights = rng.normal(size=(9, 4)), rng.normal(size=(9, 2))
    expected = np.linalg.lstsq(columns, heights, rcond=None)[0]
    np.testing.assert_allclose(exact_fits(columns, heights), expected, rtol=1e-12)
