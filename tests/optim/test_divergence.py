"""A walk ends where it gets far away, and not before."""

import numpy as np
import pytest

from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import FAR, before_far


@pytest.mark.parametrize("rate", [0.3, 0.41, 0.7, 3])
def test_what_grows_by_a_factor_is_cut_where_the_power_passes_the_limit(rate):
    """In a bowl of the curvature 5 each step multiplies x by 1 − 5 α."""
    walk = descend(Bowl(5, 1), (1, 0), GradientDescent(rate), 2000)
    factor = abs(1 - 5 * rate)
    lasts = np.log(FAR) / np.log(factor) if factor > 1 else np.inf
    assert len(before_far(walk)) == min(2001, np.floor(lasts) + 1)


@pytest.mark.parametrize("gone", [1.01 * FAR, -np.inf, np.nan])
def test_a_point_on_the_limit_stays_and_who_comes_back_is_left_out(gone):
    walk = np.array([[0, FAR], [0, -FAR], [gone, 0], [0, 0]])
    np.testing.assert_array_equal(before_far(walk), walk[:2])
    assert len(before_far(walk[2:])) == 0
