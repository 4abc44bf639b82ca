"""Descent follows its closed form, ends when it diverges, and refuses what makes no sense."""

import re
from dataclasses import dataclass
from itertools import count, islice, pairwise

import numpy as np
import pytest

from gdviz import data
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import GradientDescent, Momentum, descend, visited
from gdviz.optim.line_search import Backtracking

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


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf, "fast", True, None, 1j])
def test_a_learning_rate_is_a_positive_number(rate):
    with pytest.raises(ValueError, match=f"learning rate is {rate}; it must be finite and greater"):
        GradientDescent(rate)


STARTS = [(), "abc", "12", None, 5, (1j, 2), (True, False), ((1, 2), (3, 4)), ((1, 2), (3,))]


@pytest.mark.parametrize("start", STARTS)
def test_a_start_is_a_row_of_finite_numbers(start):
    with pytest.raises(ValueError, match=re.escape(f"the start is {start!r}; it must be a row of")):
        descend(Bowl(), start, GradientDescent(1), 1)


@pytest.mark.parametrize(
    ("start", "words"), [((np.nan, 1), "nan at coordinate 0"), ((1, -np.inf), "-inf at coord")]
)
def test_of_a_start_that_is_not_finite_the_coordinate_is_named(start, words):
    with pytest.raises(ValueError, match=f"the start is {words}"):
        descend(Bowl(), start, GradientDescent(1), 1)


@pytest.mark.parametrize("function", [0.5, None, np.sin, [np.cos]])
def test_what_has_no_gradient_is_no_function(function):
    with pytest.raises(TypeError, match="it must have a method gradient, as those in gdviz"):
        descend(function, (1, 2), GradientDescent(1), 1)


def test_a_rate_alone_is_no_rule():
    with pytest.raises(TypeError, match=r"the rule is 0.1; give one, such as GradientDescent"):
        descend(Bowl(), (1, 2), 0.1, 1)


def test_more_steps_than_the_memory_holds_are_refused_before_the_first():
    # 10¹² and one points of two numbers of 8 bytes.
    with pytest.raises(ValueError, match="would take 15258789 MiB, and 512 are allowed; take few"):
        descend(Bowl(), (1, 2), GradientDescent(1), 10**12)
    assert len(list(islice(visited(Bowl(), (1, 2), GradientDescent(1), 10**12), 9))) == 9


@pytest.mark.parametrize("steps", [-1, 2.5, True, "5"])
def test_steps_are_a_whole_number(steps):
    with pytest.raises(ValueError, match="whole number, 0 or more"):
        descend(Bowl(), (1, 2), GradientDescent(1), steps)


@pytest.mark.parametrize("shape", [(1,), (3,), (2, 1)])
def test_a_gradient_has_the_shape_of_the_point(shape):
    words = re.escape(f"the gradient has shape {shape}, the point (2,)")
    with pytest.raises(ValueError, match=words):
        descend(Bowl(shape), (1, 2), GradientDescent(1), 1)


@dataclass
class Answer:
    """A function whose gradient is always the same thing, right or wrong."""

    answer: object

    def gradient(self, point):
        """The thing itself."""
        return self.answer


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "the gradient is None; it must be an array of real numbers; does the method grad"),
        ("uphill", "the gradient is 'uphill'; it must be an array of real numbers"),
        ((1j, 2), "the gradient is (1j, 2); it must be an array of real numbers"),
        ((True, False), "the gradient is (True, False); it must be an array of real numbers"),
        (7.0, "the gradient has shape (), the point (2,)"),
    ],
)
def test_a_gradient_is_an_array_of_real_numbers(answer, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        descend(Answer(answer), (1, 2), GradientDescent(1), 1)


@dataclass
class Fault:
    """A parabola whose gradient fails below a point."""

    def gradient(self, point):
        """∇f = x above 1."""
        if point[0] <= 1:
            raise ZeroDivisionError("division by zero")
        return point


def test_where_a_gradient_fails_is_told_and_what_it_raised_is_kept():
    with pytest.raises(ZeroDivisionError) as caught:
        descend(Fault(), (4.0,), GradientDescent(0.5), 9)
    assert caught.value.__notes__ == ["This happened in step 2, at the point [1.]."]


@dataclass
class InPlace:
    """A parabola that computes with the memory of the point, and answers with its own."""

    memory = np.zeros(2)

    def __call__(self, point):
        """The height, which leaves the point halved."""
        point /= 2
        return 2 * point @ point

    def gradient(self, point):
        """∇f = x, which leaves zeros in the place of the point."""
        self.memory[:] = point
        point[:] = 0
        return self.memory


class Remembering:
    """A rule with the memory of the last gradient as it got it."""

    def __call__(self, gradient, before):
        """Against the mean of this gradient and the one before."""
        return -0.1 * (gradient + (gradient if before is None else before)), gradient


@pytest.mark.parametrize("rule", [GradientDescent(0.1), Momentum(0.1), Remembering()])
def test_a_gradient_computed_in_place_leaves_the_walk_as_it_is(rule):
    walk = descend(InPlace(), (4, -9), rule, 20)
    np.testing.assert_array_equal(walk, descend(Bowl(), (4, -9), rule, 20))


def test_a_height_computed_in_place_leaves_the_walk_as_it_is():
    walk = descend(InPlace(), (4, -9), Backtracking(), 5)
    assert walk[0].tolist() == [4, -9]
    assert (np.diff((walk**2).sum(axis=1)) <= 0).all()


def test_whoever_changes_a_point_he_was_given_changes_no_other():
    walk = []
    for point in visited(Bowl(), (4, -9), GradientDescent(0.5), 3):
        walk.append(point.copy())
        point -= 100
    np.testing.assert_array_equal(walk, descend(Bowl(), (4, -9), GradientDescent(0.5), 3))


@dataclass
class Cave:
    """A parabola with a hole below 1, where its gradient is nan."""

    def gradient(self, point):
        """∇f = x above 1."""
        return np.where(point > 1, point, np.nan)


def test_a_walk_that_comes_where_the_gradient_is_nan_ends_and_says_where():
    words = re.escape("the walk ends at step 2: the gradient is [nan] at the point [1.]")
    with pytest.warns(RuntimeWarning, match=words):
        walk = descend(Cave(), (4.0,), GradientDescent(0.5), 9)
    np.testing.assert_array_equal(walk, [[4], [2], [1]])


@dataclass
class Quartic:
    """f(x) = x⁴/4 − 10³⁰⁰ x²/2, whose gradient is inf − inf far away."""

    def gradient(self, point):
        """∇f = x³ − 10³⁰⁰ x."""
        return point**3 - 1e300 * point


@pytest.mark.filterwarnings("error")
def test_a_walk_that_diverges_is_a_result_and_warns_of_nothing():
    walk = descend(Quartic(), (1.0,), GradientDescent(1), 99)
    assert np.isfinite(walk).all()
    assert 1 < len(walk) < 99


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
