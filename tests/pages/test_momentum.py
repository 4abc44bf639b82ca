"""What the page on momentum and other rules says of its pictures holds."""

import math
import re

import numpy as np
import pytest
from oracles.momentum import ASKEW, ROOTS, ball, ravine, turned, waves
from recipes import PAGES, RECIPES
from scipy import optimize
from statuses import status

from gdviz.drawing import style
from gdviz.experiments.race import RATES, RULES, tail_mean
from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Noisy
from gdviz.functions.surfaces import Bowl, Ravine, Rosenbrock, Saddle
from gdviz.optim.descent import descend

RACES = ("rosenbrock", "ravine", "saddle", "bowl")
NAMES = ("plain", "momentum", "nesterov", "adagrad", "rmsprop", "adam")


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _module(picture):
    return RECIPES[f"momentum/{picture}"].module


def test_dots_and_words_of_the_two_hollows_belong_to_the_same_iterate():
    slope = DoubleWell().gradient
    walks = [
        [ball(lambda x: slope([x])[0], start, 0.01, share, 300) for start in (-1.6, 1.8)]
        for share in (0, 0.9)
    ]
    for figure in RECIPES["momentum/hollows"].draw():
        step = int(re.match(r"step (\d+)", status(figure))[1])
        for ax, pair in zip(figure.axes, walks, strict=True):
            dots = [line.get_xydata()[0] for line in ax.lines if line.get_animated()]
            places = [walk[step] for walk in pair]
            heights = [(x**2 - 1) ** 2 - 0.4 * x for x in places]
            np.testing.assert_allclose(dots, np.transpose([places, heights]), atol=1e-9)
            assert "{:.2f} and {:.2f}".format(*places) in status(figure)


def test_memory_swaps_the_ends_of_the_two_dots():
    np.testing.assert_allclose(_module("hollows").plain[-1], ROOTS[[0, 2]], atol=1e-6)
    np.testing.assert_allclose(_module("hollows").heavy[-1], ROOTS[[2, 0]], atol=1e-6)


def test_no_share_of_memory_gets_out_of_the_middle_hollow():
    """All five end at 0 and never come near a hilltop, which is higher than the start."""
    top = RECIPES["momentum/waves"].facts["top"]
    for walk, expected in zip(_module("waves").walks, waves(), strict=True):
        np.testing.assert_allclose(walk, expected, atol=1e-12)
        assert abs(walk[-1]) < 1e-11
        assert walk.max() < top / 2
        assert walk.min() == -1.8
    assert RECIPES["momentum/waves"].facts["start_height"] < top * math.sin(top)


def test_on_a_steady_slope_the_steps_grow_tenfold():
    walk = ball(lambda _: 1.0, 0, 0.1, 0.9, 400)
    np.testing.assert_allclose(np.diff(walk)[[0, -1]], [-0.1, -1], atol=1e-12)


def test_the_best_share_does_not_swing_and_a_larger_one_does():
    walks = _module("damping").walks
    assert (walks["best"] > 0).all()
    assert (walks["little"] > 0).all()
    assert walks["much"].min() < -0.5
    best = RECIPES["momentum/damping"].facts["best"]
    assert ball(lambda x: x, 1, 0.1, best + 0.05, 150).min() < 0


def test_no_pair_of_settings_is_better_than_the_best():
    left, best = _module("map").left, _module("map").best
    everywhere = np.random.default_rng(0).uniform((0.001, 0), (1, 1), (20_000, 2))
    near = best + np.random.default_rng(1).normal(0, 1e-3, (20_000, 2))
    assert left(np.concatenate([everywhere, near]).T).min() > left(best)


def test_the_map_is_the_largest_eigenvalue_of_a_step():
    for rate, share in np.random.default_rng(0).uniform((0.01, 0), (0.9, 0.95), (50, 2)):
        steps = [[[1 + share - rate * c, -share], [1, 0]] for c in (5, 1)]
        expected = abs(np.linalg.eigvals(steps)).max()
        assert _module("map").left((rate, share)) == pytest.approx(expected, rel=1e-6)


def test_the_steps_grow_like_the_condition_number_and_like_its_root():
    ratios = np.log(_module("conditions").ratios[3:])
    counts = np.log([_module("conditions").plain, _module("conditions").heavy])[:, 3:]
    slopes = [np.polyfit(ratios, row, 1)[0] for row in counts]
    assert slopes == pytest.approx([1, 0.5], abs=0.06)


@pytest.mark.parametrize(
    ("function", "lowest"),
    [(Rosenbrock(), (1, 1)), (Ravine(100, 1), (0, 0)), (Saddle(), (0, 1)), (Bowl(5, 1), (0, 0))],
)
def test_scipy_finds_the_lowest_point_where_the_page_says_it_is(function, lowest):
    found = optimize.minimize(function, (0.8, 0.6), method="Nelder-Mead", options={"xatol": 1e-8})
    np.testing.assert_allclose(found.x, lowest, atol=1e-4)


def test_the_ravine_is_a_hundred_times_as_steep_across_as_along():
    np.testing.assert_allclose(np.linalg.eigvalsh(ASKEW), [1, 100])
    for point in np.random.default_rng(0).normal(size=(5, 2)):
        np.testing.assert_allclose(Ravine(100, 1).gradient(point), ASKEW @ point)


@pytest.mark.parametrize("race", RACES)
def test_the_best_rates_lie_inside_the_grid(race):
    rates = [RECIPES[f"momentum/{race}"].facts[f"{name}_rate"] for name in NAMES]
    assert all(RATES[0] < rate < RATES[-1] for rate in rates)


@pytest.mark.parametrize("race", RACES)
def test_all_walkers_of_a_race_start_together_and_take_equally_many_steps(race):
    walks = list(_module(race).walks.values())
    assert len({len(walk) for walk in walks}) == 1
    assert len({tuple(walk[0]) for walk in walks}) == 1
    steps = len(walks[0]) - 1
    assert f"![{steps} steps " in PAGES["momentum"]
    start = ", ".join(f"{place:g}" for place in walks[0][0])
    assert re.search(rf"!\[{steps} steps .*\(figures/momentum/{race}\.gif\)", PAGES["momentum"])
    if race != "saddle":
        assert f"$({start})$" in PAGES["momentum"]


def _order(race):
    facts = RECIPES[f"momentum/{race}"].facts
    return sorted(NAMES, key=lambda name: facts[f"{name}_loss"])


def test_the_races_end_as_the_page_tells():
    assert _order("rosenbrock")[0] == "momentum"
    assert _order("ravine")[0] == "nesterov"
    assert set(_order("saddle")[:2]) == {"adagrad", "rmsprop"}
    assert _order("saddle")[-1] == "momentum"
    assert len({_order(race)[0] for race in RACES}) > 2


def test_adagrad_leaps_ahead_in_the_bent_valley_and_stops_there():
    losses = _module("rosenbrock").losses
    assert min(losses, key=lambda name: losses[name][10]) == "AdaGrad"
    assert losses["AdaGrad"][10] < 0.1
    assert losses["AdaGrad"][-1] > 0.05
    assert losses["momentum"][10] > 10


def test_in_the_askew_ravine_adagrad_is_no_faster_than_plain_descent():
    """And turned into an axis it is, while momentum does not notice the turn."""
    facts = RECIPES["momentum/ravine"].facts
    assert facts["adagrad_loss"] > facts["plain_loss"]
    assert facts["straight_adagrad"] < 1e-50
    assert facts["straight_momentum"] == pytest.approx(facts["momentum_loss"], rel=1e-9)
    for name in ("plain", "momentum", "nesterov"):
        assert ravine()[f"{name}_rate"][0] == turned()[f"{name}_rate"][0]


def test_plain_descent_leaves_the_ridge_late_but_before_momentum():
    walks = _module("saddle").walks
    out = {name: np.argmax(abs(walk[:, 1]) > 0.5) for name, walk in walks.items()}
    assert max(out["AdaGrad"], out["RMSProp"]) < 3 < 9 < out["plain"]
    losses = _module("saddle").losses
    assert losses["plain"][-1] < 1e-3 < 0.05 < losses["momentum"][-1]


def test_in_the_noisy_bowl_adagrad_is_down_first_and_nobody_comes_to_rest():
    losses = _module("bowl").losses
    down = {name: np.argmax(loss < 0.5) for name, loss in losses.items()}
    assert min(down, key=down.get) == "AdaGrad"
    facts = RECIPES["momentum/bowl"].facts
    assert all(1e-3 < facts[f"{name}_loss"] < 0.1 for name in NAMES)


def test_in_the_noisy_bowl_only_momentum_would_not_be_down_without_noise_either():
    rates, bowl, facts = _module("bowl").rates, Bowl(5, 1), RECIPES["momentum/bowl"].facts
    shares = {
        name: tail_mean(bowl(descend(bowl, (4, -9), RULES[name](rate), 200).T))
        / facts[f"{name.lower()}_loss"]
        for name, rate in rates.items()
    }
    assert [name for name, share in shares.items() if share > 0.4] == ["momentum"]
    assert shares["momentum"] > 0.8


def test_with_other_noise_another_rule_wins_in_the_noisy_bowl():
    rates, bowl = _module("bowl").rates, Bowl(5, 1)
    winners = set()
    for seed in (1, 2):
        noisy = Noisy(bowl, 2, 3, seed)
        ends = {
            n: tail_mean(bowl(descend(noisy, (4, -9), RULES[n](r), 200).T))
            for n, r in rates.items()
        }
        winners.add(min(ends, key=ends.get))
    assert len(winners) == 2


def test_no_rule_has_one_rate_for_all_races_and_adam_s_differ_tenfold():
    rates = {
        name: [RECIPES[f"momentum/{race}"].facts[f"{name}_rate"] for race in RACES]
        for name in NAMES
    }
    assert all(len(set(row)) > 1 for row in rates.values())
    assert max(rates["adam"]) / min(rates["adam"]) == pytest.approx(10)


def test_the_page_says_what_momentum_and_adam_are_not():
    page = PAGES["momentum"]
    for words in (
        "momentum does not mean larger steps as such",
        "A run-up does not know which hollow is the better one",
        "Poor local minima are one danger among several",
        "somebody has to choose the rate that it scales",
        "They do not transfer",
    ):
        assert words in page
    assert page.rstrip().endswith("[Loss landscapes](landscape.md).")
