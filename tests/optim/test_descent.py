"""Descent follows its closed form, ends when it diverges, and refuses what makes no sense."""

from dataclasses import dataclass
from itertools import count, pairwise

import numpy as np
import pytest

from gdviz import data
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import GradientDescent, Momentum, descend, visited

TIME, DISTANCE = data.runs()
LOSS = line_loss(TIME / 49, DISTANCE)
START = np.array([-2.0, -1.0])


@dataclass
class Bowl:
    """A parabola in every direction: f(x) = |x|²/2."""

    shape: tuple = ()

    def gradient(self, point):
        """∇f = x, in whatever shape the test asks for."""
        return np.resize(point, self.shape) if self.shape else point


def test_the_walk_of_3202_steps_follows_its_closed_form():
    """w_k = w* + (I − αH)^k (w_0 − w*), at every 100th step."""
    walk = descend(LOSS, START, GradientDescent(0.01), 3202)
    best = np.linalg.lstsq(np.column_stack([TIME / 49, np.ones(50)]), DISTANCE)[0]
    values, vectors = np.linalg.eigh(LOSS.hessian)
    assert len(walk) == 3203
    for k in range(0, 3203, 100):
        shrunk = (1 - 0.01 * values) ** k * (vectors.T @ (START - best))
        np.testing.assert_allclose(walk[k], best + vectors @ shrunk, rtol=1e-10)


def test_every_step_goes_against_the_gradient():
    walk = descend(LOSS, START, GradientDescent(0.01), 5)
    for here, there in pairwise(walk):
        np.testing.assert_allclose((here - there) / 0.01, LOSS.gradient(here), rtol=1e-12)


def test_each_of_a_crowd_walks_as_it_would_alone():
    starts = np.random.default_rng(0).normal(size=(2, 5))
    rule = GradientDescent(0.1)
    together = descend(Ensemble(LOSS, 2), starts.ravel(), rule, steps=30).reshape(31, 2, 5)
    alone = [descend(LOSS, start, rule, steps=30) for start in starts.T]
    np.testing.assert_allclose(together, np.stack(alone, axis=2), rtol=1e-12)


def test_no_steps_give_the_start_alone():
    np.testing.assert_array_equal(descend(LOSS, (-2, -1), GradientDescent(1), 0), [[-2, -1]])


def test_the_start_is_left_as_it_was():
    start = np.array([3, 4])
    walk = descend(Bowl(), start, GradientDescent(0.5), 2)
    np.testing.assert_array_equal(start, [3, 4])
    np.testing.assert_array_equal(walk, [[3, 4], [1.5, 2], [0.75, 1]])


def test_a_walk_that_diverges_ends_with_its_last_finite_point():
    walk = descend(Bowl(), (1.0,), GradientDescent(1e200), 9)
    np.testing.assert_allclose(walk, [[1], [-1e200]])


@dataclass
class Slope:
    """A plane that rises by the same everywhere."""

    slope: float

    def gradient(self, point):
        """∇f, the same in every coordinate."""
        return np.full_like(point, self.slope)


def test_each_step_descends_the_function_whose_turn_it_is():
    functions = (Slope(slope) for slope in count(1))
    walk = descend(functions, (0.0, 5.0), GradientDescent(1), 3)
    np.testing.assert_array_equal(walk, [(0, 5), (-1, 4), (-3, 2), (-6, -1)])
    assert next(functions).slope == 4


def test_a_walk_ends_when_the_functions_do():
    walk = descend([Slope(1), Slope(2)], (0.0,), GradientDescent(1), 9)
    np.testing.assert_array_equal(walk, [[0], [-1], [-3]])


def test_a_rule_gets_its_memory_back():
    def rule(gradient, memory):
        return -gradient, (memory or 0) + 1

    seen = []
    descend(Bowl(), (1.0,), lambda g, m: seen.append(m) or rule(g, m), 3)
    assert seen == [None, 1, 2]


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf])
def test_a_learning_rate_is_a_positive_number(rate):
    with pytest.raises(ValueError, match=f"learning rate is {rate}"):
        GradientDescent(rate)


@pytest.mark.parametrize("start", [(), (np.nan, 1), (1, np.inf), ((1, 2), (3, 4)), 5])
def test_a_start_is_a_row_of_finite_numbers(start):
    with pytest.raises(ValueError, match="the start is"):
        descend(Bowl(), start, GradientDescent(1), 1)


@pytest.mark.parametrize("steps", [-1, 2.5, True, "5"])
def test_steps_are_a_whole_number(steps):
    with pytest.raises(ValueError, match="whole number, 0 or more"):
        descend(Bowl(), (1, 2), GradientDescent(1), steps)


@pytest.mark.parametrize("shape", [(1,), (3,), (2, 1)])
def test_a_gradient_has_the_shape_of_the_point(shape):
    with pytest.raises(ValueError, match="the gradient has shape"):
        descend(Bowl(shape), (1, 2), GradientDescent(1), 1)


@pytest.mark.parametrize("precision", ["f4", "f8"])
def test_all_points_have_the_precision_of_the_start(precision):
    """Even where the rate has another one."""
    start = np.array([3, -1], precision)
    walk = descend(Bowl(), start, GradientDescent(np.float64(0.1)), steps=5)
    assert walk.dtype == precision
    np.testing.assert_allclose(walk[-1], 0.9**5 * start, rtol=1e-6)


def test_a_walk_can_be_taken_one_point_at_a_time():
    rule = Momentum(0.1)
    points = visited(Bowl(), (3, -1), rule, steps=5)
    np.testing.assert_array_equal(list(points), descend(Bowl(), (3, -1), rule, steps=5))
