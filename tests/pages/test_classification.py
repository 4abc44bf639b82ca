"""What the page on classification says of its pictures holds."""

import numpy as np
import pytest
from oracles.classification import CLEAR_FLEW, CLEAR_INPUTS, fit, inputs, widest
from recipes import RECIPES
from scipy import integrate, special

from gdviz import data
from gdviz.drawing import style
from gdviz.functions.classification import LogLoss, SigmoidError
from gdviz.networks.classes import softmax


def _module(stem):
    return RECIPES[f"classification/{stem}"].module


def test_six_hot_days_move_the_line_and_not_the_curve():
    module = _module("line")
    assert abs(module.half_hot - module.half) < 1e-3
    assert module.crossing_hot - module.crossing > 0.5


def test_the_likelihood_of_1100_mornings_is_0_for_a_computer():
    assert np.prod(np.full(1100, 0.5)) == 0


def test_the_largest_likelihood_and_the_lowest_loss_belong_to_the_same_curve():
    loss = LogLoss(inputs(*data.mornings()[:1]), data.mornings()[1])
    many = np.random.default_rng(0).normal(0, 3, (100, 3))
    given = special.expit(many @ loss.columns.T)
    likelihoods = np.prod(np.where(loss.targets, given, 1 - given), axis=1)
    np.testing.assert_array_equal(np.argsort(-likelihoods), np.argsort(loss(many.T)))


def test_the_squared_error_of_a_sigmoid_bends_downwards_in_places():
    loss = SigmoidError(_module("convex").log_loss.columns, data.mornings()[1])
    far, step = np.array([-7.0, -1.0]), np.array([0.5, 0])
    assert loss(far + step) + loss(far - step) < 2 * loss(far)


def test_borders_of_equal_chance_are_straight_and_parallel():
    module = _module("field")
    style.use("light")
    *_, last = module.bordered
    slants = []
    for border in last:
        # The two corners of the border that are no corners of the window.
        inner = [
            place
            for place in border.vertices
            if 3 < place[0] < 23 and place[1] in module.window[2:]
        ]
        low, high = sorted(np.unique(inner, axis=0).tolist(), key=lambda place: place[1])
        slants.append((high[0] - low[0]) / (high[1] - low[1]))
        logits = inputs(np.array([low, high])) @ module.walk[-1]
        assert logits[0] == pytest.approx(logits[1], abs=1e-9)
    np.testing.assert_allclose(slants, slants[0], rtol=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_twice_the_weights_give_each_truth_of_separable_data_a_larger_chance(seed):
    rng = np.random.default_rng(seed)
    direction = rng.normal(size=2)
    x = rng.normal(size=(30, 2))
    weights, signs = rng.uniform(0.1, 5) * direction, np.sign(x @ direction)
    once, twice = (special.expit(signs * (x @ w)) for w in (weights, 2 * weights))
    assert (twice > once).all()


def test_in_the_long_run_the_length_grows_by_one_over_the_margin():
    """Infinitely small steps, in the logarithm of the time, as far as e⁴⁰⁰."""

    def speed(log_time, weights):
        signs = 2 * CLEAR_FLEW - 1
        given = signs * (CLEAR_INPUTS @ weights)
        # eˢ (1 − σ(m)), where neither factor is too large or too small on its own.
        pull = np.exp(log_time + special.log_expit(-given))
        return pull @ (signs[:, None] * CLEAR_INPUTS) / len(signs)

    times = np.array([0, 5, 10, 100, 300, 400])
    walked = integrate.solve_ivp(
        speed, (0, 400), (0.3, -0.1), "LSODA", t_eval=times, rtol=1e-10, atol=1e-10
    ).y
    direction = widest(CLEAR_INPUTS, CLEAR_FLEW)
    growth = np.diff(np.hypot(*walked)) / np.diff(times)
    facts = RECIPES["classification/separable"].facts
    assert growth[-1] == pytest.approx(facts["growth"], rel=1e-4)
    # It climbs towards that number, and what the page measures is on its way.
    assert growth[1] < facts["seen"] < facts["growth"]
    turns = abs(np.arctan2(*walked) - np.arctan2(*direction))
    assert (np.diff(turns) < 0).all()
    assert turns[-1] < 1e-3


def test_two_mornings_decide_where_the_widest_strip_lies():
    direction = widest(CLEAR_INPUTS, CLEAR_FLEW)
    reached = (2 * CLEAR_FLEW - 1) * (CLEAR_INPUTS @ direction)
    at_the_edge = reached < 1 + 1e-6
    assert at_the_edge.sum() == 2
    moved = CLEAR_INPUTS + 0.1 * np.random.default_rng(0).normal(size=CLEAR_INPUTS.shape)
    moved[at_the_edge] = CLEAR_INPUTS[at_the_edge]
    np.testing.assert_allclose(widest(moved, CLEAR_FLEW), direction, atol=1e-6)
    np.testing.assert_allclose(_module("separable").widest, direction, atol=1e-7)


@pytest.mark.parametrize("seed", range(100, 110))
def test_small_chances_are_too_small_and_large_ones_too_large(seed):
    weather, flew = data.mornings(seed, count=20_000)
    chances = special.expit(inputs(weather) @ fit(inputs(data.mornings()[0]), data.mornings()[1]))
    for low, high, way in ((0, 0.4, 1), (0.6, 1, -1)):
        here = (chances > low) & (chances < high)
        assert way * (flew[here].mean() - chances[here].mean()) > 0.01


def test_most_models_of_sixty_mornings_are_too_sure():
    """Of what such a model says of new mornings, only a part below 1 should be believed."""
    parts = []
    for seed in range(200):
        weather, flew = data.mornings(seed)
        weights = fit(inputs(weather), flew)
        fresh, came = data.mornings(1000 + seed, count=2000)
        logits = inputs(fresh) @ weights
        parts.append(fit(np.column_stack([logits, np.ones(2000)]), came)[0])
    assert np.mean(np.array(parts) < 1) > 0.65


def test_tripled_weights_leave_every_yes_a_yes():
    chances = _module("calibration").chances
    np.testing.assert_array_equal(chances["as fitted"] > 0.5, chances["tripled"] > 0.5)


def test_in_winter_the_model_never_says_yes_at_one_half():
    assert _module("threshold").chances.max() < 0.5


def test_the_lowest_threshold_of_the_table_is_dearer_than_never_to_say_yes():
    facts = _module("threshold").facts
    assert facts["cost_5"] > facts["cost_lazy"] > facts["cost_10"]
    # Most of it is for false alarms.
    found = _module("threshold").found[4]
    assert (found & ~_module("threshold").truth).mean() > 0.8 * facts["cost_5"]


def test_the_cheapest_answer_follows_from_the_chance():
    chances = np.linspace(0, 1, 998)
    for cost in (5, 19):
        yes_is_cheaper = 1 - chances < cost * chances
        np.testing.assert_array_equal(yes_is_cheaper, chances > 1 / (1 + cost))


def test_a_number_added_to_all_scores_changes_no_chance():
    rows = np.random.default_rng(0).normal(size=(50, 3))
    np.testing.assert_allclose(softmax(rows + 7.5), softmax(rows), rtol=1e-12)


def test_weights_of_softmax_that_begin_at_0_keep_their_sum_over_the_answers_at_0():
    module = _module("softmax")
    inward, biases = module.network.split(module.best)
    np.testing.assert_allclose(np.append(inward.sum(axis=0), biases.sum()), 0, atol=1e-12)
    # Anything added to the weights of all three leaves the loss as it is.
    moved = np.append(inward + np.array((0.3, -2)), biases + 1.5)
    assert module.loss(moved) == pytest.approx(module.loss(module.best), rel=1e-12)
