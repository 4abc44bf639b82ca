"""What the page of proofs says holds for other random functions, starts and rates than its own."""

from itertools import islice

import numpy as np
import pytest
from oracles.why import balls, heavy_ball, relative, walked
from oracles.why import random_problems as all_problems
from recipes import RECIPES
from slopes import slopes

from gdviz.experiments.problems import random_problems
from gdviz.functions.bounds import Chain, Huber, Terrace, random_troughs
from gdviz.functions.curvature import hessian
from gdviz.functions.formula import Formula
from gdviz.functions.surfaces import Bowl, Hills
from gdviz.optim.accelerated import Accelerated
from gdviz.optim.descent import GradientDescent, Momentum, Nesterov, descend
from gdviz.optim.second_order import ConjugateGradients

OTHERS = range(1000, 1100)  # Seeds that no picture has seen.


def _module(picture):
    return RECIPES[f"why/{picture}"].module


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [("valley", 0.25, 1.25), ("trough", 0, 1), ("bowl", 1, 1), ("waves", -1.75, 2.25)],
)
def test_the_curves_to_touch_bend_between_their_bounds(name, lowest, highest):
    curve = Formula(_module("by_hand").curves[name])
    bends = [hessian(curve, [x])[0, 0] for x in np.linspace(-8, 8, 321)]
    assert min(bends) == pytest.approx(lowest, abs=1e-3)
    assert max(bends) == pytest.approx(highest, abs=1e-3)


@pytest.mark.parametrize("seed", OTHERS)
def test_a_function_lies_between_its_parabolas_and_a_step_falls_as_promised(seed):
    rng = np.random.default_rng(seed)
    convexity = rng.choice([0, 0.1, 0.5])
    troughs, (x, y) = random_troughs(seed, convexity=convexity), rng.normal(0, 4, (2, 8))
    slope, apart = troughs.gradient(x), y - x
    tangent, square = troughs(x) + slope @ apart, apart @ apart / 2
    assert tangent + convexity * square - 1e-9 <= troughs(y) <= tangent + square + 1e-9
    rate = rng.uniform(0, 2)
    promised = rate * (1 - rate / 2) * slope @ slope
    assert troughs(x) - troughs(x - rate * slope) >= promised - 1e-12


@pytest.mark.parametrize("rate", [0.05, 0.5, 1, 1.5, 1.99])
def test_the_promise_is_kept_without_convexity_and_met_by_a_bowl(rate):
    hills = Hills()
    points = np.random.default_rng(0).uniform(0, 7, (2, 5000))
    slope = hills.gradient(points)
    promised = rate * (1 - rate / 2) * np.sum(slope**2, axis=0)
    assert np.all(hills(points) - hills(points - rate * slope) >= promised - 1e-12)
    bowl, place = Bowl(1, 0.2), np.array([3.0, 0])
    fallen = bowl(place) - bowl(place - rate * bowl.gradient(place))
    assert fallen == pytest.approx(rate * (1 - rate / 2) * 9, abs=1e-12)


def test_each_step_on_the_wavy_curve_falls_further_than_its_parabola():
    module = _module("lemma")
    assert np.all(module.fallen > module.promised)
    bends = [slopes(lambda p: module.curve.gradient(p)[0], np.array([x]))[0] for x in range(9)]
    assert max(bends) <= module.smoothness
    assert min(bends) < 0


def test_walks_on_other_convex_functions_keep_the_sharp_bound():
    heights, starts = all_problems(OTHERS)
    found = relative(heights, starts, walked(heights, starts, 1, 300))
    assert np.all(1 / (4 * np.arange(1, 301) + 2) >= found.T)


@pytest.mark.parametrize("last", [1, 2, 5, 20, 77, 300])
@pytest.mark.parametrize(("smoothness", "far"), [(1, 1), (4, 0.3), (0.2, 50)])
def test_the_worst_convex_function_meets_the_bound(last, smoothness, far):
    huber = Huber(far / (2 * last + 1), smoothness)
    walk = descend(huber, [far], GradientDescent(1 / smoothness), last)
    expected = smoothness * far**2 / (4 * last + 2)
    assert huber(walk[-1]) == pytest.approx(expected, rel=1e-12)
    assert np.ptp(np.diff(walk[:, 0])) < 1e-12 * far


@pytest.mark.parametrize("convexity", [0.02, 0.1, 0.5])
@pytest.mark.parametrize("rate", [0.1, 0.9, 1, 1.6, 1.95])
def test_a_step_leaves_at_most_the_larger_factor_and_in_a_bowl_just_that(convexity, rate):
    share = max(abs(1 - rate * convexity), abs(1 - rate))
    heights, starts = all_problems(OTHERS, convexity)
    before = starts
    for places in walked(heights, starts, rate, 40):
        left, was = (np.linalg.norm(here.numpy(), axis=1) for here in (places, before))
        assert np.all(left <= share * was + 1e-12)
        before = places
    bowl = Bowl(1, convexity)
    ends = [
        np.linalg.norm(descend(bowl, start, GradientDescent(rate), 7)[-1]) for start in np.eye(2)
    ]
    assert max(ends) == pytest.approx(share**7, rel=1e-12)


def test_no_rate_leaves_a_smaller_share_than_the_one_of_the_text():
    rates = np.linspace(0.01, 2, 2000)
    shares = np.maximum(abs(1 - 0.1 * rates), abs(1 - rates))
    assert rates[np.argmin(shares)] == pytest.approx(2 / 1.1, abs=1e-3)
    assert min(shares) == pytest.approx((10 - 1) / (10 + 1), abs=1e-3)


@pytest.mark.parametrize("size", [5, 12, 41])
@pytest.mark.parametrize(
    "rule",
    [GradientDescent(1), GradientDescent(1.9), Momentum(1, 0.8), Nesterov(1, 0.9), Accelerated(1)],
)
def test_no_rule_gets_below_the_floor_of_a_chain(size, rule):
    chain = Chain(size)
    walk = descend(chain, np.zeros(size), rule, size - 1)
    floor = (1 / np.arange(1, size + 1) - 1 / (size + 1)) / 8
    assert np.all(chain(walk.T) - chain(chain.minimum) >= floor - 1e-13)
    for k, point in enumerate(walk):
        assert not point[k:].any()


@pytest.mark.parametrize("size", [5, 12, 41])
def test_conjugate_gradients_run_on_the_floor_of_a_chain(size):
    chain = Chain(size)
    walk = descend(chain, np.zeros(size), ConjugateGradients(chain.hessian), size - 1)
    floor = (1 / np.arange(1, size + 1) - 1 / (size + 1)) / 8
    np.testing.assert_allclose(chain(walk.T) - chain(chain.minimum), floor, atol=1e-13)


@pytest.mark.parametrize("last", [1, 4, 30, 200])
def test_the_lower_bound_is_below_the_floor_of_its_chain(last):
    chain = Chain(2 * last + 1)
    floor = (1 / (last + 1) - 1 / (chain.size + 1)) / 8
    bound = 3 * np.sum(chain.minimum**2) / (32 * (last + 1) ** 2)
    assert 0.5 * floor < bound <= floor


def test_nesterov_keeps_its_bound_on_other_functions():
    heights, starts = all_problems(OTHERS)
    found = relative(heights, starts, balls(heights, starts, 300))
    assert np.all(2 / (np.arange(1, 301) + 1) ** 2 >= found.T)


def test_some_random_walks_lie_below_the_lower_bound_and_most_far_below_theirs():
    fastest, convex = _module("fastest"), _module("convex")
    assert np.any(fastest.curves < fastest.lower)
    assert np.median(convex.curves[:, 100] / convex.bound[100]) < 0.1
    assert np.median(fastest.curves[:, 99] / fastest.upper[99]) < 0.1


def test_dots_on_chains_lie_between_the_bounds():
    module = _module("fastest")
    at = module.marked - 1
    assert np.all(module.lower[at] < module.accelerated)
    assert np.all(module.accelerated < module.straight)
    assert np.all(module.straight <= module.upper[at])
    # On such axes their lines fall with the slopes −1 and −2.
    falls = [np.log(dots[-1] / dots[-2]) / np.log(3) for dots in (module.slow, module.accelerated)]
    np.testing.assert_allclose(falls, [-1.4, -1.95], atol=0.15)


def test_the_ball_closes_its_circle():
    places = heavy_ball(3.3, 900)
    np.testing.assert_allclose(places[-3:], places[-6:-3], atol=1e-12)
    module = _module("cycle")
    assert (module.heavy.learning_rate, module.heavy.momentum) == pytest.approx((1 / 9, 4 / 9))
    bends = np.diff(Terrace().gradient((np.linspace(-5, 5, 1001),))[0]) / 0.01
    assert bends.min() == pytest.approx(1)
    assert bends.max() == pytest.approx(25)


def test_a_ball_that_starts_where_the_curve_is_a_bowl_stays_there():
    assert np.all(heavy_ball(0.5, 60) < 1)


@pytest.mark.parametrize("seed", range(5))
def test_the_smallest_slopes_on_the_hills_keep_their_bound(seed):
    hills = Hills()
    points = np.random.default_rng(seed).uniform(0, 2 * np.pi, (2, 500))
    allowed, smallest = 2 * (hills(points) + 1), np.full(500, np.inf)
    for k in range(1, 200):
        gradient = hills.gradient(points)
        smallest = np.minimum(smallest, np.sum(gradient**2, axis=0))
        assert np.all(smallest <= allowed / k + 1e-12)
        points = points - gradient


def test_between_two_peaks_lies_a_line_that_leads_to_the_saddle():
    walk = descend(Hills(), (2, 2), GradientDescent(0.9), 300)
    assert np.linalg.norm(walk[-1] - np.pi) < 1e-2


@pytest.mark.parametrize("convexity", [0.02, 0.1, 0.5])
def test_nesterov_with_a_constant_share_keeps_its_bound_on_strongly_convex_functions(convexity):
    root = np.sqrt(convexity)
    rule = Nesterov(1, (1 - root) / (1 + root))
    for troughs, start in islice(random_problems(200, convexity), 100, None):
        looks = descend(troughs, start, rule, 80)
        # The ball is one plain step from where it looked.
        heights = troughs((looks - troughs.gradient(looks.T).T).T)
        first = troughs(start) + convexity / 2 * start @ start
        assert np.all(heights <= first * (1 - root) ** np.arange(1, 82) + 1e-12)


def test_newtons_correct_digits_double_near_a_minimum():
    """On x²/2 + x³/6 a step from x leads to x²/(2 (1 + x)), by hand."""
    x, errors = 0.1, []
    for _ in range(4):
        x = x - (x + x**2 / 2) / (1 + x)
        errors.append(x)
    digits = -np.log10(errors)
    np.testing.assert_allclose(digits[1:] / digits[:-1], 2, atol=0.2)


@pytest.mark.parametrize("lean", [0, 0.02, 0.1, 0.5])
@pytest.mark.parametrize("steps", [10, 100, 1000])
def test_the_mean_of_noisy_places_keeps_its_bound(lean, steps):
    """On E|x − ξ| with a coin ξ = ±1 all gradients are ±1, so G is 1; the lowest point is 1."""
    rng = np.random.default_rng(steps)
    x, total, rate = np.full(4000, -1.0), np.zeros(4000), 2 / np.sqrt(steps)
    for _ in range(steps):
        total += x
        coin = np.where(rng.uniform(size=4000) < 0.5 + lean, 1, -1)
        x = x - rate * np.sign(x - coin)
    mean = total / steps
    heads = 0.5 + lean

    def height(place):
        return heads * np.abs(place - 1) + (1 - heads) * np.abs(place + 1)

    above = height(mean) - height(1)
    assert np.mean(above) <= 2 / np.sqrt(steps)


def test_with_fading_rates_a_walk_is_the_mean_of_its_noises():
    noises, x = np.random.default_rng(0).normal(size=500), 5
    for k, noise in enumerate(noises):
        x = x - (x + noise) / (k + 1)
    assert x == pytest.approx(-noises.mean(), abs=1e-12)
