"""What the page on momentum and other rules says of its pictures holds."""

import math
import re
from itertools import product

import numpy as np
import pytest
from oracles.momentum import (
    ASKEW,
    ROOTS,
    ROSEN,
    SADDLE,
    STILL,
    ball,
    bowl_of,
    late_loss,
    raced,
    ravine,
    tuned,
    turned,
    waves,
)
from oracles.momentum import RATES as GRID
from recipes import PAGES, RECIPES
from scipy import optimize
from statuses import status

from gdviz.drawing import style
from gdviz.experiments.race import HALVINGS, RATES, RULES, run, tune
from gdviz.functions.curves import DoubleWell
from gdviz.functions.surfaces import Bowl, Ravine, Rosenbrock, Saddle

RACES = ("rosenbrock", "ravine", "saddle", "bowl")
# Rates that lie halfway between those of the grid.
BETWEEN = GRID * 10 ** (1 / 12)
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
            said = "{:.2f} and {:.2f}".format(*places).replace("-", "−")
            assert said in status(figure)


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


def test_a_ball_let_go_rises_no_higher_than_its_start():
    """With small steps, whatever the share and from wherever in the hollow it starts."""
    for share, start in product((0, 0.5, 0.9, 0.99), (-1.9, -1.2, 0.4, 1.7)):
        walk = ball(lambda x: math.sin(x) + x * math.cos(x), start, 0.02, share, 2000)
        assert (walk * np.sin(walk)).max() <= start * math.sin(start)


def test_memory_adds_up_a_steady_slope_and_cancels_one_that_changes_sides():
    steady = ball(lambda _: 1.0, 0, 0.1, 0.9, 400)
    slopes = iter([1.0, -1.0] * 200)
    turning = ball(lambda _: next(slopes), 0, 0.1, 0.9, 400)
    assert abs(np.diff(steady)[-1]) > 0.99
    assert abs(np.diff(turning)[-1]) < 0.06


def test_the_critical_share_does_not_swing_and_a_larger_one_does():
    walks = _module("damping").walks
    assert (walks["critical"] > 0).all()
    assert (walks["little"] > 0).all()
    assert walks["much"].min() < -0.5
    facts = RECIPES["momentum/damping"].facts
    for more in (0.02, 0.05, 0.2):
        assert ball(lambda x: x, 1, 0.1, facts["critical"] + more, 400).min() < 0
        assert ball(lambda x: x, 1, 0.1, facts["critical"] - more, 400).min() > 0
    assert facts["steps_more"] < facts["steps_critical"] < facts["steps_little"]
    assert 0 < facts["overshoot"] < 0.01


def test_in_the_long_run_no_share_is_better_than_that_of_the_border():
    """The larger root is smallest there, for every rate and curvature with αλ < 1."""
    shares = np.linspace(0, 0.999, 1000)
    for once in (0.01, 0.1, 0.3, 0.7, 0.95):
        border = (1 - math.sqrt(once)) ** 2
        sizes = _larger_root(once, shares)
        assert sizes.min() >= math.sqrt(border) - 1e-9
        assert (sizes[shares < border] > math.sqrt(border)).all()
        swinging = shares[shares > border]
        np.testing.assert_allclose(sizes[shares > border], np.sqrt(swinging), rtol=1e-9)


def _larger_root(once, shares):
    """The size of the larger root of z² − (1 + β − αλ) z + β, with `once` = αλ."""
    return np.array([abs(np.roots([1, once - 1 - share, share])).max() for share in shares])


def test_a_ball_that_does_not_swing_comes_to_the_middle_in_one_bow():
    ways = _module("phase").ways
    for name in ("none", "critical"):
        places, velocities = ways[name].T
        assert (places > 0).all()
        turns = np.diff(np.sign(np.diff(velocities[velocities < 0])))
        assert np.count_nonzero(turns) <= 1
    places, velocities = ways["much"].T
    # Fast at the bottom; where it turns back, the velocity changes its sign.
    assert abs(places[abs(velocities).argmax()]) < 0.3
    farthest = abs(places[4:16]).argmax() + 4
    assert velocities[farthest] * velocities[farthest + 1] < 0


def test_across_the_valley_slopes_cancel_out_and_along_it_they_add_up():
    facts = RECIPES["momentum/valley"].facts
    plain, heavy = _module("valley").plain, _module("valley").heavy
    np.testing.assert_array_equal(plain[1], heavy[1])
    assert abs(heavy[2, 0]) < abs(plain[2, 0]) / 2
    assert (abs(heavy[2:8, 1]) < abs(plain[2:8, 1])).all()
    # The best pair swings wider at first, and is the faster only far down.
    assert facts["polyak_x1"] < facts["plain_x1"] < 0
    assert facts["heavy"] + 2 == facts["polyak"]
    needed = {}
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        x, y = (ball(lambda x, c=c: c * x, p, 1 / 3, share, 60) for c, p in ((5, 4), (1, -9)))
        needed[share] = np.argmax((5 * x**2 + y**2) / 2 < 1e-6)
    assert min(needed, key=needed.get) == 0.2
    assert needed[0.5] > facts["plain"]
    assert facts["polyak_far"] < facts["heavy_far"]


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9, 0.95])
@pytest.mark.parametrize("once", [0.1, 0.3, 0.5, 0.9])
def test_looking_ahead_calms_the_swings_the_more_the_steeper_the_hollow(once, share):
    """While both swing, a step leaves √β, and √(β (1 − αλ)); the first swing is smaller, too."""
    step = [[1 - once, share * (1 - once)], [-once, share * (1 - once)]]
    roots = np.linalg.eigvals(step)
    heavy = ball(lambda x: once * x, 1, 1, share, 300)
    nesterov = ball(lambda x: once * x, 1, 1, share, 300, ahead=1)
    if abs(roots[0].imag) > 1e-9:
        np.testing.assert_allclose(abs(roots), math.sqrt(share * (1 - once)), rtol=1e-9)
    assert heavy.min() < min(nesterov.min(), 0)


def test_a_walk_diverges_from_the_border_of_the_map_on():
    left = _module("map").left
    for share in (0, 0.3, 0.6, 0.9):
        border = 2 * (1 + share) / 5
        assert left((border * 0.999, share)) < 1 < left((border * 1.001, share))


def test_no_pair_of_settings_is_better_than_the_best():
    left, best = _module("map").left, _module("map").best
    everywhere = np.random.default_rng(0).uniform((0.001, 0), (1, 1), (20_000, 2))
    near = best + np.random.default_rng(1).normal(0, 1e-3, (20_000, 2))
    assert left(np.concatenate([everywhere, near]).T).min() > left(best)


@pytest.mark.parametrize("largest", [2, 5, 100])
def test_of_a_bowl_of_any_condition_number_the_best_pair_is_the_formulas(largest):
    root = math.sqrt(largest)
    best = np.array([4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2])

    def left(pairs):
        rates, shares = np.transpose(pairs)
        middle = (1 + shares - rates * np.array([[largest], [1]])) / 2
        swing = np.sqrt((middle**2 - shares).astype(complex))
        return np.maximum(abs(middle + swing), abs(middle - swing)).max(axis=0)

    everywhere = np.random.default_rng(0).uniform((0, 0), (4 / largest, 1), (20_000, 2))
    near = best * np.random.default_rng(1).normal(1, 1e-3, (20_000, 2))
    assert left(np.concatenate([everywhere, near])).min() > left([best])[0] - 1e-9
    # Half of the pairs near it are worse by more than what rounding does.
    assert np.median(left(near)) > left([best])[0] + 1e-4


@pytest.mark.parametrize("rate", [0.02, 0.05, 0.1, 0.2])
def test_a_share_hardly_above_the_critical_one_swings_slower_and_dies_out_sooner(rate):
    hardly, much = (
        max(np.roots([1, rate - 1 - share, share]), key=np.imag)
        for share in ((1 - math.sqrt(rate)) ** 2 + 0.035, 0.9)
    )
    assert 0 < np.angle(hardly) < np.angle(much)
    assert abs(hardly) < abs(much)


def test_above_its_line_a_direction_swings_and_below_it_glides_or_jumps():
    """By the eigenvalues of a step, and by what a ball does."""
    for once, share in np.random.default_rng(0).uniform((0.05, 0.01), (3, 0.95), (200, 2)):
        if once > 1.98 * (1 + share):
            continue
        roots = np.linalg.eigvals([[1 + share - once, -share], [1, 0]])
        walk = ball(lambda x, once=once: once * x, 1, 1, share, 60)
        if share > (1 - math.sqrt(once)) ** 2:
            assert abs(roots.imag).min() > 0
        elif once < 1:
            assert roots.real.min() > 0
            assert walk.min() > 0
        else:
            assert roots.real.max() < 0
            assert (walk[:-1] * walk[1:] < 0).all()


def test_the_best_pair_is_where_the_lines_of_both_directions_cross():
    """And the longer the bowl, the higher they cross."""
    shares = []
    for condition in (2, 5, 30, 100, 1000):
        rate, share = _module("map").best_pair(condition)
        lines = (1 - np.sqrt(np.array([5, 5 / condition]) * rate)) ** 2
        np.testing.assert_allclose(lines, share)
        shares.append(share)
    assert shares == sorted(shares)


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
    halved = RECIPES["momentum/bowl"].facts["fading_halved_after"]
    assert HALVINGS[0] < halved < HALVINGS[-1]


@pytest.mark.parametrize("race", RACES)
def test_all_walkers_of_a_race_start_together_and_take_equally_many_steps(race):
    walks = list(_module(race).walks.values())
    assert len({len(walk) for walk in walks}) == 1
    assert len({tuple(walk[0]) for walk in walks}) == 1
    steps = len(walks[0]) - 1
    assert f"![{steps} steps of " in PAGES["momentum"]
    start = ", ".join(f"{place:g}" for place in walks[0][0])
    assert re.search(rf"!\[{steps} steps .*\(figures/momentum/{race}\.gif\)", PAGES["momentum"])
    if race != "saddle":
        assert f"$({start})$" in PAGES["momentum"]


def _order(race):
    facts = RECIPES[f"momentum/{race}"].facts
    return sorted(NAMES, key=lambda name: facts[f"{name}_loss"])


def _others(landscape, starts, names=NAMES):
    """The late losses from other starts, with the rates of the grid and with those between."""
    loss, gradient = landscape
    for start, rates in product(starts, (GRID, BETWEEN)):
        still = STILL[: 16 if landscape is SADDLE else 60 if landscape is not ROSEN else 200]
        found = raced(loss, gradient, start, still, still, 0, names, rates=rates)
        yield {name: found[f"{name}_loss"][0] for name in names}


def test_the_races_end_as_the_page_tells():
    assert _order("rosenbrock")[0] == "adam"
    assert _order("ravine")[0] == "momentum"
    assert len({_order(race)[0] for race in RACES}) > 2


def test_in_the_bent_valley_rules_that_remember_slopes_are_far_below_plain_descent():
    """From five starts, with both sets of rates; who is lowest of all changes with the rates."""
    starts = [(-1.2, 1), (-1.5, 2), (-1, 0.5), (-0.5, 1.5), (0, -0.5)]
    ends = list(_others(ROSEN, starts))
    for end in ends:
        assert max(end["momentum"], end["nesterov"], end["adam"]) < end["plain"] / 20
    first, second = (min(end, key=end.get) for end in ends[:2])
    assert (first, second) == ("adam", "nesterov")


def test_adagrad_leaps_ahead_in_the_bent_valley_and_stops_there():
    losses = _module("rosenbrock").losses
    ahead = sorted(losses, key=lambda name: losses[name][10])[:2]
    assert set(ahead) == {"AdaGrad", "RMSProp"}
    for name in ahead:
        assert losses[name][10] < 0.15
        assert losses[name][-1] > 0.05
    adam = losses["Adam"]
    # Thrown out of the valley halfway.
    assert 50 < adam[20:].argmax() + 20 < 75
    assert adam.max() > 1000 * adam[40]


def test_in_the_ravine_the_right_memory_is_far_ahead():
    """From five starts, with both sets of rates; and AdaGrad is no faster than plain descent."""
    starts = [(-3, -2), (-3, -3.2), (-2, -1.5), (1, -3), (3, 2.5)]
    for end in _others(bowl_of(ASKEW), starts):
        others = min(loss for name, loss in end.items() if name != "momentum")
        assert end["momentum"] < others / 5
        assert end["adagrad"] > end["plain"]


def test_with_the_usual_share_nesterov_would_have_won_the_ravine():
    facts = RECIPES["momentum/ravine"].facts
    assert facts["nesterov_loss"] < facts["usual_momentum"]
    assert facts["nesterov_share"] == 0.9
    assert facts["usual_momentum"] > 1e4 * facts["momentum_loss"]
    # All with a share of 0.9.
    fixed = {
        name: raced(*bowl_of(ASKEW), (-3, -2), STILL[:60], STILL[:60], 0, (name,), share=0.9)
        for name in ("momentum", "nesterov", "adam")
    }
    assert facts["nesterov_loss"] < fixed["adam"]["adam_loss"][0]


def test_turned_into_an_axis_the_ravine_is_a_round_bowl_for_adagrad():
    """And momentum does not notice the turn."""
    facts = RECIPES["momentum/ravine"].facts
    assert facts["adagrad_loss"] > facts["plain_loss"]
    assert facts["straight_adagrad"] < 1e-50
    assert facts["straight_momentum"] == pytest.approx(facts["momentum_loss"], rel=1e-9)
    for name in ("plain", "momentum", "nesterov"):
        assert ravine()[f"{name}_rate"][0] == turned()[f"{name}_rate"][0]


STARTS = [(1.5, 0.001), (1, 0.001), (1.5, 0.01), (1.2, -0.003), (0.7, 0.0003)]


@pytest.mark.parametrize("start", STARTS)
def test_rates_for_each_coordinate_leave_the_ridge_at_once(start):
    saddle = Saddle()

    def above(point):
        return saddle(point) + 1 / 4

    out = {}
    for name in ("plain", "AdaGrad", "RMSProp", "Adam"):
        settings = tune(name, saddle, above, start, 16)
        walk, _, _ = run(name, settings, saddle, above, start, 16)
        out[name] = np.argmax(abs(walk[:, 1]) > 0.5)
    assert max(out["AdaGrad"], out["RMSProp"], out["Adam"]) <= 3
    assert out["plain"] > 7


def test_in_the_end_all_six_leave_the_saddle_and_luck_tells_who_is_lowest():
    facts = RECIPES["momentum/saddle"].facts
    assert all(facts[f"{name}_loss"] < 2e-5 for name in NAMES)
    assert facts["usual_momentum"] > 0.1
    first, second = _others(SADDLE, [(1.5, 0.001)])
    assert min(first, key=first.get) != min(second, key=second.get)


def test_in_the_noisy_bowl_a_fading_rate_goes_below_all_others():
    """With four other sets of noises, too; each spread is more than half of its mean."""
    bowl, settings = Bowl(5, 1), _module("bowl").settings
    for seed in (1, 2, 3, 4, 5):
        noises = np.random.default_rng(seed).normal(0, 3, (200, 2, 300))
        means, spreads = {}, {}
        for name, chosen in settings.items():
            _, _, late = run(name, chosen, bowl, bowl, (4, -9), 200, noises)
            means[name], spreads[name] = late.mean(), late.std()
        assert means["fading"] < min(means[name] for name in RULES) / 1.5
        assert means["fading"] < means["plain"] / 2
        assert all(spreads[name] > means[name] / 2 for name in means)
        assert all(0.07 < means[name] < 0.13 for name in RULES)
        gentle = {"learning_rate": 0.15, "halved_after": 10}
        _, _, late = run("fading", gentle, bowl, bowl, (4, -9), 200, noises)
        assert late.mean() < min(means[name] for name in RULES) / 1.5


def test_in_the_noisy_bowl_each_of_the_six_is_lowest_with_some_noise():
    late = _module("bowl").late
    ends = np.array([late[name] for name in RULES])
    assert set(ends.argmin(axis=0)) == set(range(6))


def test_the_curves_of_the_noisy_bowl_are_as_the_page_tells():
    losses = dict(_module("bowl").losses)
    # RMSProp that hardly forgets is nearly AdaGrad.
    np.testing.assert_allclose(losses["RMSProp"][5:], losses["AdaGrad"][5:], rtol=0.03)
    # Adam swings through the bottom while it is judged: its curve dips and rises again.
    lowest = losses["Adam"].argmin()
    assert 180 <= lowest < 195
    assert losses["Adam"][-1] > 3 * losses["Adam"][lowest]
    for name in ("plain", "momentum", "Nesterov", "AdaGrad", "RMSProp"):
        assert losses[name][-20:].max() < 1.4 * losses[name][-20:].min()
    # The fading rate is far too large at first, and then below all others.
    fading = losses.pop("fading")
    assert fading[1] > 2 * fading[0]
    assert (fading[10:170] < np.min([loss[10:170] for loss in losses.values()], axis=0)).all()


def test_no_rule_has_the_same_settings_in_all_races():
    rows = {
        name: {
            tuple(
                RECIPES[f"momentum/{race}"].facts.get(f"{name}_{setting}")
                for setting in ("rate", "share", "decay")
            )
            for race in RACES
        }
        for name in NAMES
    }
    assert all(len(row) > 1 for row in rows.values())
    adam = [RECIPES[f"momentum/{race}"].facts["adam_rate"] for race in RACES]
    assert max(adam) / min(adam) > 10


def test_the_rate_of_adagrad_is_a_length():
    """A map ten times as wide asks for a rate ten times as large."""
    rates = [RECIPES[f"momentum/{race}"].facts["adagrad_rate"] for race in RACES]
    assert rates[1:] == pytest.approx([1, 1, 1])
    assert rates[0] < 1.5
    for landscape, start, steps in ((ROSEN, (-1.2, 1), 200), (bowl_of(ASKEW), (-3, -2), 60)):
        loss, gradient = landscape
        usual = tuned("adagrad", loss, gradient, start, STILL[:steps], rates=GRID / 10)
        wide = tuned(
            "adagrad",
            lambda p, loss=loss: loss(p / 10),
            lambda p, gradient=gradient: gradient(p / 10) / 10,
            np.multiply(start, 10),
            STILL[:steps],
            rates=GRID,
        )
        assert wide["rate"] == pytest.approx(10 * usual["rate"])


USUAL = {
    "plain": {},
    "momentum": {"share": 0.9},
    "nesterov": {"share": 0.9},
    "adagrad": {},
    "rmsprop": {"decay": 0.9},
    "adam": {"share": 0.9, "decay": 0.999},
}


def _end(name, start=(-1.2, 1), **settings):
    """How a rule ends after 200 steps in the bent valley."""
    return late_loss(name, *ROSEN, start, STILL, **settings)


def test_with_one_rate_for_all_momentum_comes_lowest_and_adam_far_behind():
    ends = {name: _end(name, rate=0.001, **USUAL[name]).item() for name in NAMES}
    assert sorted(ends, key=ends.get) == [name.lower() for name in _module("race").order]
    assert min(ends, key=ends.get) == "momentum"
    assert ends["adam"] > 100 * ends["momentum"]


def test_the_tasks_of_the_race_can_be_solved():
    """A rate alone brings Adam lowest; and tuned, Adam is not lowest from a start nearby."""
    usual = _end("momentum", rate=0.001, share=0.9).item()
    assert _end("adam", rate=GRID[:, None], **USUAL["adam"]).min() < usual
    found = _module("rosenbrock").settings
    called = {"learning_rate": "rate", "momentum": "share", "decay": "decay"}
    ends = {}
    for name, settings in found.items():
        given = {called[setting]: value for setting, value in settings.items()}
        ends[name] = _end(name.lower(), start=(-1.1, 1), **given).item()
    assert min(ends, key=ends.get) != "Adam"


def test_the_race_to_touch_begins_where_the_races_of_the_page_do():
    races = _module("race").races
    for place, race in {"valley": "rosenbrock", "ravine": "ravine", "saddle": "saddle"}.items():
        walk = _module(race).walks["plain"]
        assert races[place]["start"] == tuple(walk[0])
        assert races[place]["steps"] == len(walk) - 1


def test_the_page_says_what_momentum_and_adam_are_not():
    page = PAGES["momentum"]
    for words in (
        "That does not mean larger steps as such",
        "A run-up does not know which hollow is the better one",
        "Poor local minima are one danger among several",
        "somebody has to choose the rate even there",
        "They do not transfer",
    ):
        assert words in page
    assert "[Loss landscapes](landscape.md)" in page
