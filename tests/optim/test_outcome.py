"""What a walk is said to have come to is what it has come to."""

import numpy as np
import pytest

from gdviz.functions.formula import Formula
from gdviz.optim.descent import Adam, GradientDescent, Momentum, descend
from gdviz.optim.outcome import outcome

PLAIN = GradientDescent(0.1)


def _end(text, start, rule=PLAIN, steps=300):
    function = Formula(text)
    return outcome(function, descend(function, start, rule, steps), steps)


@pytest.mark.parametrize("rule", [PLAIN, Momentum(0.1), Adam(0.1)])
@pytest.mark.parametrize(("text", "start"), [("x^2 - x", (3,)), ("x^2 + 3y^2", (4, -9))])
def test_a_walk_into_a_bowl_converges(text, start, rule):
    assert _end(text, start, rule, 3000).startswith("converged at step ")


def test_the_step_of_convergence_is_the_first_with_a_slope_of_a_millionth():
    # With α = 0.1 on x² each step leaves 0.8: x is a millionth at 0.8ᵏ ≤ 10⁻⁶.
    k = int(np.ceil(np.log(1e-6) / np.log(0.8)))
    assert _end("x^2", (1,)) == f"converged at step {k}"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("x^2 - y^2", (1, 0), "came to rest at step 62, on a saddle"),
        ("-x^2", (0,), "came to rest at step 0, on a top"),
        ("x^2", (0,), "converged at step 0"),
    ],
)
def test_level_ground_is_told_apart(text, start, end):
    assert _end(text, start) == end


@pytest.mark.parametrize("text", ["x^3 + 0y", "exp(-x)", "(1-x)^2 + 100(y-x^2)^2"])
def test_where_the_ground_still_falls_the_walk_still_rolls(text):
    function = Formula(text)
    start = (1.0, 1.2)[: function.coordinates]
    assert _end(text, start, GradientDescent(0.001)).startswith("still rolling after 300 steps")


def test_a_walk_with_twice_the_best_rate_swings_to_and_fro():
    assert _end("x^2", (1,), GradientDescent(1)).startswith("swings to and fro")
    assert _end("abs(x)", (0.15,), GradientDescent(0.3)).startswith("swings to and fro")


@pytest.mark.parametrize("rate", [1e-310, 1e-12])
def test_a_walk_that_hardly_moves_does_not_swing(rate):
    assert _end("x^2", (1,), GradientDescent(rate)).startswith("still rolling after 300 steps")


def test_a_walk_that_leaves_for_good_diverges_at_the_step_that_takes_it_beyond_a_million():
    # With α = 0.5 the factor of x is 1 − 0.5 · 5 = −1.5.
    step = int(np.ceil(np.log(1e6 / 4) / np.log(1.5)))
    assert _end("(5x^2 + y^2)/2", (4, -9), GradientDescent(0.5)) == f"diverged at step {step}"
    assert _end("x^3", (-1,)).startswith("diverged at step ")


@pytest.mark.filterwarnings("ignore:the walk ends at step")
@pytest.mark.parametrize(("text", "name"), [("log(x)", "log"), ("sqrt(x)", "sqrt")])
def test_a_walk_out_of_the_domain_is_told_what_has_no_value_there(text, name):
    function = Formula(text)
    walk = descend(function, (0.6,), GradientDescent(0.5), 30)
    expected = f"left the domain at step {len(walk) - 1}: “{name}” has no finite value"
    assert outcome(function, walk, 30) == expected
    assert walk[-1] < 0 < walk[-2]
