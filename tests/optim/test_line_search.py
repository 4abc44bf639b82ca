"""Line searches find the steps that SciPy finds."""

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from scipy import optimize

from gdviz.functions.surfaces import Bowl, Hills
from gdviz.optim.descent import descend
from gdviz.optim.line_search import Backtracking, ExactSearch

BOWL = Bowl(5, 1)
STARTS = [(4, -9), (1, 5), (-3, 0.5)]


def _rates(function, walk):
    """The rate of each step of a walk."""
    steps = np.linalg.norm(np.diff(walk, axis=0), axis=1)
    return steps / np.linalg.norm(function.gradient(walk[:-1].T), axis=0)


def _ahead(rate, function, point):
    """The function straight ahead of a point, against its gradient."""
    return function(point - rate * function.gradient(point))


def _excess(rate, function, point):
    """By how much a step misses 0.3 of what the slope promises."""
    promised = rate * np.sum(function.gradient(point) ** 2)
    return _ahead(rate, function, point) - function(point) + 0.3 * promised


@pytest.mark.parametrize("start", STARTS)
def test_the_exact_search_goes_to_the_lowest_point_ahead(start):
    walk = descend(BOWL, start, ExactSearch(BOWL.hessian), steps=8)
    for point, rate in zip(walk, _rates(BOWL, walk), strict=False):
        lowest = optimize.minimize_scalar(_ahead, args=(BOWL, point), bounds=(0, 1))
        assert rate == pytest.approx(lowest.x, abs=1e-5)


def test_from_the_worst_start_the_exact_search_is_the_best_fixed_rate():
    walk = descend(BOWL, (1, 5), ExactSearch(BOWL.hessian), steps=8)
    np.testing.assert_allclose(_rates(BOWL, walk), 1 / 3, rtol=1e-12)


def test_steps_of_the_exact_search_are_at_right_angles():
    steps = np.diff(descend(BOWL, (4, -9), ExactSearch(BOWL.hessian), steps=8), axis=0)
    for one, other in pairwise(steps):
        assert abs(one @ other) < 1e-12 * np.linalg.norm(one) * np.linalg.norm(other)


@pytest.mark.parametrize(("function", "start"), [(BOWL, STARTS[0]), (Hills(), (1.2, 1.4))])
def test_backtracking_takes_the_largest_halved_rate_that_pays(function, start):
    """Up to the root of gain less promise a step pays; SciPy finds the root, to either side."""
    walk = descend(function, start, Backtracking(), steps=6)
    for point, rate in zip(walk, _rates(function, walk), strict=False):
        if _excess(1, function, point) <= 0:
            assert rate == pytest.approx(1, rel=1e-12)
        else:
            limit = optimize.brentq(_excess, 1e-6, 1, args=(function, point))
            assert rate == pytest.approx(2.0 ** np.floor(np.log2(limit)), rel=1e-9)


def test_where_the_first_rate_pays_scipy_takes_it_too():
    bowl, point = Bowl(0.5, 0.25), np.array([3.0, -2.0])
    gradient = bowl.gradient(point)
    step = Backtracking(share=1e-4).step(bowl, point, gradient)
    rate = optimize.line_search(bowl, bowl.gradient, point, -gradient)[0]
    np.testing.assert_allclose(step, -rate * gradient, rtol=1e-12)


@pytest.mark.parametrize("rule", [ExactSearch(BOWL.hessian), Backtracking()])
def test_at_the_bottom_nobody_moves(rule):
    np.testing.assert_array_equal(descend(BOWL, (0, 0), rule, steps=3), np.zeros((4, 2)))


@dataclass
class Cliff:
    """A function whose gradient lies: it promises a descent where there is none."""

    def __call__(self, point):
        """Rising against the gradient."""
        return -np.asarray(point)[0]

    def gradient(self, point):
        """Of the wrong sign."""
        return np.ones(1)


def test_a_search_that_cannot_gain_ends():
    walk = descend(Cliff(), (1.0,), Backtracking(), steps=2)
    np.testing.assert_allclose(walk, 1)


@pytest.mark.parametrize("start", [*STARTS, (1, 1), (1e3, 1e-3)])
def test_one_rule_serves_every_start_and_every_step_goes_down(start):
    walk = descend(BOWL, start, Backtracking(), steps=30)
    assert (np.diff(BOWL(walk.T)) < 0).all()


def test_backtracking_asks_the_function_of_the_step_at_hand():
    """Of two bowls in turn, each step goes down the one whose turn it is."""
    bowls = [Bowl(5, 1), Bowl(1, 5)] * 5
    walk = descend(iter(bowls), (4, -9), Backtracking(), steps=10)
    for bowl, (before, after) in zip(bowls, pairwise(walk), strict=True):
        assert bowl(after) < bowl(before)


@dataclass
class Odd:
    """A parabola whose height is another thing than a number."""

    height: object

    def __call__(self, point):
        """That thing."""
        return self.height

    def gradient(self, point):
        """∇f = x."""
        return point


@pytest.mark.parametrize("height", [np.nan, None, "high", 1j, np.ones(2)])
def test_a_search_needs_a_height_that_is_one_real_number(height):
    words = re.escape(f"the function is {height}; a search needs one real number")
    with pytest.raises(ValueError, match=words):
        descend(Odd(height), (1.0, 2.0), Backtracking(), steps=2)
