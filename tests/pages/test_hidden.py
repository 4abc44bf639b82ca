"""What the page on a hidden layer says of its pictures holds."""

import numpy as np
import pytest
from oracles import hidden as oracle
from recipes import RECIPES

from gdviz.experiments import hidden
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy
from gdviz.optim.descent import GradientDescent, descend


def _module(name):
    return RECIPES[f"hidden/{name}"].module


def _facts(name):
    return RECIPES[f"hidden/{name}"].facts


def test_the_film_is_the_walk_of_pytorch():
    theirs, _ = oracle.single(oracle.seeded(2, 1), 1000)
    np.testing.assert_allclose(_module("unfold").walk, theirs, rtol=0, atol=1e-10)


def test_no_line_has_both_dots_on_one_side_and_both_squares_on_the_other():
    """The middle of both pairs is one point, and a sum at the middle is the mean of its ends."""
    corners, kinds = hidden.CORNERS, hidden.KINDS
    dots, squares = corners[kinds == 0].mean(axis=0), corners[kinds == 1].mean(axis=0)
    np.testing.assert_array_equal(dots, squares)
    random = np.random.default_rng(0).normal(size=(10_000, 3))
    sides = random[:, :2] @ corners.T + random[:, 2:] > 0
    assert not (sides == kinds).all(axis=1).any()


def test_a_lamp_is_on_if_exactly_one_switch_is_up():
    for (first, second), kind in zip(hidden.CORNERS, hidden.KINDS, strict=True):
        assert kind == (first != second)


def test_hidden_space_of_the_folds_by_hand_is_what_the_page_says():
    folds = _module("folds")
    places = [[float(folds.hinge(n, corner)) for n in (0, 1)] for corner in hidden.CORNERS]
    assert places == [[2, 0], [0, 2], [0, 0], [0, 0]]


def test_the_folds_of_the_film_part_the_corners_by_a_straight_line():
    unfold = _module("unfold")
    *_, outward, base = unfold.network.split(unfold.walk[-1])
    sides = unfold.ends @ outward[0] + base > 0
    np.testing.assert_array_equal(sides, hidden.KINDS)


def test_wider_networks_learn_from_more_starts():
    found = [_facts("widths")[f"learned_{width}"] for width in (1, 2, 4, 16, 64)]
    assert found == sorted(found)
    assert found[-2:] == [100, 100]


def test_what_is_stuck_has_put_corners_of_both_kinds_in_one_place():
    """Its loss is one of two, and nothing lies between these and what has learned."""
    widths = _module("widths")
    for losses in widths.losses.values():
        steps = np.array([widths.two_alike, widths.three_alike])
        off = np.abs(losses[:, None] - steps).min(axis=1)
        assert ((losses < 0.01) | (off < 0.001)).all()


def test_both_neurons_on_one_side_leave_two_corners_unheard_and_learn_from_no_start():
    sides = _module("sides")
    assert not sides.learned[2][sides.same].any()
    inward, *_ = hidden.corners_loss(2).split(hidden.starts(dense_network((2, 2, 1)), 100))
    heard = (inward @ hidden.CORNERS.T > 0).any(axis=1).sum(axis=1)
    assert (heard[sides.same] == 2).all()
    assert (heard[sides.opposite] == 4).all()


def test_a_neuron_without_bias_is_on_at_two_neighbouring_corners():
    inward = np.random.default_rng(0).normal(size=(4000, 2))
    on = inward @ hidden.CORNERS.T > 0
    assert (on.sum(axis=1) == 2).all()
    # Never at two opposite ones; and each side is as likely as the others.
    assert not (on[:, 0] & on[:, 1]).any()
    _, counts = np.unique(on, axis=0, return_counts=True)
    assert len(counts) == 4
    assert counts.min() > 900


def test_the_chance_of_opposite_sides_is_what_random_sides_do():
    sides = np.random.default_rng(0).integers(0, 4, (100_000, 8))
    for width in (2, 3, 4, 8):
        taken = [(sides[:, :width] == side).any(axis=1) for side in range(4)]
        found = np.mean((taken[0] & taken[2]) | (taken[1] & taken[3]))
        assert _module("sides").chance(width) == pytest.approx(found, abs=0.005)


def test_no_rule_gets_all_starts_to_learn_with_any_rate():
    rules = _module("rules")
    for counts in rules.tuned.values():
        assert max(counts) < 90
    ends = [curve[-1] for curve in rules.curves.values()]
    assert max(ends) == rules.curves["GradientDescent"][-1]
    assert max(ends) - min(ends) < 10


def test_the_best_rate_is_the_one_with_which_most_starts_learn():
    rules = _module("rules")
    for rule, counts in rules.tuned.items():
        assert counts[rules.best[rule]] == max(counts)


def _alike(nudge=0, seed=0):
    """Four neurons that begin alike, or nearly so, and the loss on the corners."""
    alike = _module("alike")
    weights = alike.alike.copy()
    inward, _, outward, _ = alike.network.split(weights)
    rng = np.random.default_rng(seed)
    inward += nudge * rng.normal(size=inward.shape)
    outward += nudge * rng.normal(size=outward.shape)
    return alike.loss, weights


def test_neurons_that_begin_alike_stay_alike_to_the_last_bit_at_every_rate():
    loss, weights = _alike()
    for rate in (0.01, 0.3, 3):
        for row in descend(loss, weights, GradientDescent(rate), 300):
            inward, biases, outward, _ = loss.network.split(row)
            assert (inward == inward[0]).all()
            assert (biases == biases[0]).all()
            assert (outward == outward[0, 0]).all()


def test_a_millionth_does_not_part_them():
    for seed in range(5):
        loss, weights = _alike(1e-6, seed)
        end = descend(loss, weights, GradientDescent(0.3), 2000)[-1]
        assert loss(end) == pytest.approx(0.477, abs=0.001)


def test_weights_of_0_have_a_gradient_of_0():
    network = dense_network((2, 4, 1))
    loss = NetworkLoss(network, cross_entropy, hidden.CORNERS, hidden.KINDS[:, None].astype(float))
    np.testing.assert_array_equal(loss.gradient(np.zeros(network.size)), 0)


def test_a_silent_neuron_has_no_slope_and_stays_silent():
    loss = hidden.corners_loss(4)
    weights = hidden.train(4, rate=5.0)["weights"]
    inward, biases, *_ = loss.split(weights)
    silent = (inward @ hidden.CORNERS.T + biases[:, :, None] <= 0).all(axis=2)
    by_inward, by_biases, by_outward, _ = loss.split(loss.gradient(weights))
    assert silent.any()
    assert (by_inward[silent] == 0).all()
    assert (by_biases[silent] == 0).all()
    assert (by_outward[silent] == 0).all()


def test_large_steps_throw_neurons_past_all_corners():
    """With biases of 0 none is silent at the start, and after ten steps of 5 some are."""
    loss, rule = hidden.corners_loss(4), GradientDescent(5)
    counts = []
    walk = descend(loss, hidden.starts(loss.network, 100).ravel(), rule, 10)
    for row in walk[[0, -1]]:
        inward, biases, *_ = loss.split(row)
        sums = inward @ hidden.CORNERS.T + biases[:, :, None]
        counts.append(np.sum((sums <= 0).all(axis=2)))
    assert counts[0] == 0
    assert counts[1] > 20


def test_random_biases_silence_neurons_before_the_first_step():
    loss = hidden.corners_loss(4)
    inward, biases, *_ = loss.split(hidden.starts(loss.network, 100, spread=1.0))
    silent = (inward @ hidden.CORNERS.T + biases[:, :, None] <= 0).all(axis=2)
    assert silent.sum() > 30


def test_built_networks_come_as_near_as_the_square_of_a_piece_and_as_near_as_one_likes():
    wave = _module("wave")
    for width in (4, 8, 16, 64, 256):
        # A piece of length 2/m under a curvature of at most π² is off by an eighth of both.
        assert wave.error(*wave.build(width)) <= (2 / width) ** 2 * np.pi**2 / 8
    assert wave.error(*wave.build(256)) < 1e-4


def test_descent_does_not_find_what_can_be_built():
    wave = _module("wave")
    assert wave.learned[32][0] > wave.built[32]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_wider_networks_fit_their_samples_better_and_others_worse(seed):
    runs = [hidden.fit_moons(width, seed) for width in (1, 2, 4, 16, 64)]
    seen = [np.median(run["seen"][-1]) for run in runs]
    unseen = [np.median(run["unseen"][-1]) for run in runs]
    assert seen == sorted(seen, reverse=True)
    assert unseen[1:] == sorted(unseen[1:])
    # The widest was good on the way: its loss turns within a tenth of the steps.
    wide = np.median(runs[-1]["unseen"], axis=1)
    assert runs[-1]["steps"][wide.argmin()] < 100
    assert wide[-1] > 5 * wide.min()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_third_sample_stops_the_widest_nearly_where_its_loss_is_lowest(seed):
    run = hidden.fit_moons(64, seed)
    judged, chosen = (np.median(run[name], axis=1) for name in ("unseen", "fresh"))
    assert judged.min() < judged[chosen.argmin()] < 1.1 * judged.min()


def test_stopped_in_time_the_widest_is_lowest_here():
    facts = _facts("held_out")
    assert facts["stopped_64"] == min(facts[f"stopped_{width}"] for width in (1, 2, 4, 16, 64))


def test_the_widest_gets_all_of_its_samples_right_and_fewer_of_the_others_than_before():
    facts = _facts("borders")
    assert facts["eager_seen"] == 1
    assert facts["eager_unseen"] < facts["stopped_unseen"]
    assert facts["narrow_unseen"] < facts["stopped_unseen"]


def test_the_exercise_by_hand():
    folds = _module("folds")
    point = np.array([0.5, 0.75])
    assert [float(folds.hinge(n, point)) for n in (0, 1)] == [1.25, 0]
    assert folds.answer(point) == 0.25


def test_the_exercise_of_the_recipe():
    by_hand = _module("by_hand")
    assert by_hand.turned == (1.2, -0.5, -0.5, 1.1)
    answers = by_hand.network.predict(hidden.CORNERS, by_hand.freed)[:, 0]
    np.testing.assert_array_equal(answers > 0, hidden.KINDS)
