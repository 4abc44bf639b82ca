"""What the second derivatives say agrees with NumPy, and with how walks end."""

import numpy as np
import pytest

from gdviz import data
from gdviz.curvature import condition_number, hessian, largest_stable_rate
from gdviz.descent import GradientDescent, descend
from gdviz.functions import Hills, MonkeySaddle
from gdviz.regression import line_loss

TIME, DISTANCE = data.runs()
LOSS = line_loss(TIME / 49, DISTANCE)
START = (-2, -1)


@pytest.mark.parametrize(("factor", "grows"), [(0.99, False), (1.01, True)])
def test_the_largest_stable_rate_parts_walks_that_shrink_from_walks_that_grow(factor, grows):
    rate = factor * largest_stable_rate(LOSS.hessian)
    losses = LOSS(descend(LOSS, START, GradientDescent(rate), 2000).T)
    assert (losses[-1] > losses[0]) == grows


def test_the_condition_number_is_that_of_numpy():
    assert condition_number(LOSS.hessian) == pytest.approx(np.linalg.cond(LOSS.hessian), rel=1e-12)


def test_the_hessian_is_known_where_it_has_a_formula():
    x, y = 0.3, -1.1
    rows = [[-np.sin(x) * np.sin(y), np.cos(x) * np.cos(y)]]
    rows.append(rows[0][::-1])
    np.testing.assert_allclose(hessian(Hills(), (x, y)), rows, atol=1e-9)
    np.testing.assert_allclose(
        hessian(MonkeySaddle(), (x, y)), [[6 * x, -6 * y], [-6 * y, -6 * x]], atol=1e-9
    )
    np.testing.assert_allclose(hessian(LOSS, START), LOSS.hessian, rtol=1e-9)
