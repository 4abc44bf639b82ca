"""A few rows stand for a table of any length."""

import numpy as np
import pytest

from gdviz.functions.condensed import condensed
from gdviz.functions.regression import LinearLoss

RNG = np.random.default_rng(0)
COLUMNS = np.vander(RNG.normal(size=1000), 4)
Y = RNG.normal(size=1000)


@pytest.mark.parametrize("length", [1, 3, 400, 1000])
def test_the_loss_of_a_few_rows_is_that_of_all(length):
    blocks = ((COLUMNS[k : k + length], Y[k : k + length]) for k in range(0, 1000, length))
    few, every = condensed(blocks), LinearLoss(COLUMNS, Y)
    assert len(few.y) == 5
    for weights in RNG.normal(size=(10, 4)):
        assert few(weights) == pytest.approx(np.mean((COLUMNS @ weights - Y) ** 2), rel=1e-12)
        np.testing.assert_allclose(few.gradient(weights), every.gradient(weights), rtol=1e-10)
    best = np.linalg.lstsq(COLUMNS, Y, rcond=None)[0]
    np.testing.assert_allclose(few.minimum, best, rtol=1e-10)
    np.testing.assert_allclose(few.hessian, every.hessian, rtol=1e-11)


def test_fewer_rows_than_weights_are_kept_as_they_are():
    few = condensed([(COLUMNS[:2], Y[:2])])
    assert few(np.ones(4)) == pytest.approx(np.mean((COLUMNS[:2].sum(1) - Y[:2]) ** 2), rel=1e-12)


def test_no_rows_are_refused():
    with pytest.raises(ValueError, match="there are no rows"):
        condensed([])
