"""What the page on mini-batches says of its pictures holds."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.batches import BEST, ROOTS, dealt, drawn_and_dealt, loss, opinions, uphill, walked
from recipes import PAGES, RECIPES
from statuses import status

from benchmarks import batches as benchmark
from gdviz import data
from gdviz.drawing import style
from gdviz.experiments.spiral_epochs import epochs_needed
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.functions.surfaces import Bowl
from gdviz.notation import format_number
from gdviz.optim.descent import GradientDescent, descend

X, Y = data.line()


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _module(picture):
    return RECIPES[f"batches/{picture}"].module


def _in_role(ax, role):
    colour = style.PALETTE[role][0]
    return [line for line in ax.lines if to_hex(line.get_color()) == colour]


def test_every_epoch_uses_every_measurement_once():
    for epoch in (_module("epoch").rows[:10], _module("epoch").rows[10:]):
        np.testing.assert_array_equal(np.sort(epoch.ravel()), np.arange(100))
    assert (_module("epoch").rows[:10] != _module("epoch").rows[10:]).any()


def test_dots_ticks_line_and_words_of_the_epoch_belong_to_one_batch_and_its_weights():
    weights = np.array([-2.0, 5.0])
    for number, figure in enumerate(RECIPES["batches/epoch"].draw()):
        step, again = divmod(number, 3)
        plot, _, deal, beside = figure.axes
        line, taken = _in_role(plot, "model")
        if step and not again:
            rows = dealt(10, 20)[step - 1]
            weights = weights - 0.05 * 2 * np.mean(
                (np.polyval(weights, X[rows]) - Y[rows])[:, None] * np.c_[X[rows], 1 + 0 * rows],
                axis=0,
            )
        if step:
            np.testing.assert_array_equal(taken.get_xydata(), np.c_[X[rows], Y[rows]])
            ticks = [mark for mark in _in_role(deal, "model") if mark.get_marker() == "|"]
            ticks = ticks[0].get_xydata()
            np.testing.assert_array_equal(ticks, np.c_[X[rows], [(step - 1) % 10 + 1] * 10])
        np.testing.assert_allclose(line.get_ydata(), np.polyval(weights, X), atol=1e-12)
        (box,) = [text for text in beside.texts if "weights" in text.get_text()]
        slope, intercept = (format_number(weight, ".3f") for weight in weights)
        words = f"slope\n{slope}\nintercept\n{intercept}"
        assert box.get_text().endswith(words)
        assert status(figure) == f"step {step}: the loss of all the data is {loss(weights):.3f}"


@pytest.mark.parametrize("place", ["start", "end"])
def test_the_mean_of_the_batch_gradients_of_an_epoch_is_the_full_gradient(place):
    """To the last digit that the sum of a hundred gradients can have."""
    cloud, full = _module("cloud").clouds[place, 10], _module("cloud").full[place]
    largest = abs(_module("cloud").clouds[place, 1]).max()
    for epoch in cloud.reshape(10, 10, 2):
        np.testing.assert_allclose(epoch.mean(axis=0), full, atol=1e-15 * largest, rtol=0)


@pytest.mark.parametrize("place", ["start", "end"])
def test_batches_of_ten_are_off_by_a_root_of_ten_less(place):
    """Without replacement it is the root of (1/10) · 90/99, and 100 batches show it to some 5 %."""
    facts = RECIPES["batches/cloud"].facts
    expected = facts[f"{place}_1"] * np.sqrt(90 / 99 / 10)
    assert facts[f"{place}_10"] == pytest.approx(expected, rel=0.15)


def test_at_the_start_a_dot_is_further_off_than_the_gradient_is_long_and_a_batch_is_not():
    facts = RECIPES["batches/cloud"].facts
    assert facts["start_10"] < facts["largest"] < facts["start_1"]
    np.testing.assert_allclose(opinions(BEST).mean(axis=0), 0, atol=1e-13)


def test_a_batch_of_all_dots_is_not_off_at_all():
    np.testing.assert_allclose(opinions((-2, 5))[dealt(100, 1)[0]].mean(axis=0), _FULL, atol=1e-13)


_FULL = opinions((-2, 5)).mean(axis=0)


def test_the_nearer_the_walk_the_more_dots_and_batches_would_rather_walk_uphill():
    """All along the straight line, not only at the three places of the table."""
    shares = (1, 0.7, 0.5, 0.3, 0.1, 0.05, 0.03, 0.01)
    dots, tens = ([uphill(share, size) for share in shares] for size in (1, 10))
    assert (np.diff(dots) >= -0.015).all(), "but for one dot in a hundred"
    assert (np.diff(tens) >= 0).all()
    assert max(dots[:3]) < 0.1
    assert max(tens[:4]) < 0.001
    assert dots[-1] == pytest.approx(0.5, abs=0.05)
    assert tens[-1] > 0.3


def test_the_three_walks_have_seen_equally_many_dots():
    for seen, figure in zip(range(0, 301, 10), RECIPES["batches/paths"].draw(), strict=True):
        *maps, chart = figure.axes
        for size, ax, curve in zip((1, 10, 100), maps, chart.lines, strict=True):
            trail, end = (line for line in ax.lines if line.get_animated())
            place = _module("paths").walks[size][seen]
            np.testing.assert_array_equal(trail.get_xydata()[-1], place)
            np.testing.assert_array_equal(end.get_xydata(), [place])
            assert len(np.unique(trail.get_xydata(), axis=0)) == seen // size + 1
            assert curve.get_xydata()[-1] == pytest.approx((seen, loss(place)))
            assert end.get_color() == curve.get_color()
            assert ax.get_title().split()[0] == str(size)
        assert re.match(rf"{seen} dots seen: losses ", status(figure))


OTHER_SHUFFLES = range(1000, 1200)


def test_at_one_rate_single_dots_are_ahead_after_an_epoch_and_batches_of_ten_after_ten():
    """In every shuffle after one epoch, and in nearly every one after ten; other shuffles agree."""
    facts, after = RECIPES["batches/paths"].facts, _module("paths").after
    assert after[1][1].max() < after[10][1].min() < after[10][1].max() < after[100][1].min()
    assert 0.25 < facts["ten_ahead_after_3"] < 0.5
    assert facts["ten_ahead_after_10"] > 0.97
    one, ten = (walked(size, [0.05], 10, OTHER_SHUFFLES)[:, 0] for size in (1, 10))
    assert one[1].max() < ten[1].min()
    assert 0.25 < np.mean(ten[3] < one[3]) < 0.5
    assert np.mean(ten[10] < one[10]) > 0.97
    assert facts["lowest"] > 0


@pytest.mark.parametrize("epoch", [1, 3, 10])
@pytest.mark.parametrize("seeds", [range(200), OTHER_SHUFFLES], ids=["the page's", "others"])
def test_ten_times_the_dots_want_ten_times_the_rate_and_come_equally_far(epoch, seeds):
    rates = _module("sizes").rates
    means = [np.mean(walked(size, rates, epoch, seeds)[epoch], axis=1) for size in (1, 10)]
    best = [np.nanargmin(mean) for mean in means]
    assert 7 < rates[best[1]] / rates[best[0]] < 13
    assert means[0][best[0]] == pytest.approx(means[1][best[1]], rel=0.15)
    # There are sixteen rates for every factor of ten.
    assert means[1][best[0] + 16] < 1.5 * means[1][best[1]]


def test_the_full_batch_is_last_after_an_epoch_and_first_after_three_each_at_its_best_rate():
    facts = RECIPES["batches/sizes"].facts
    heights = {n: [facts[f"size_{size}_after_{n}"] for size in (1, 10, 100)] for n in (1, 3, 10)}
    assert heights[1][2] > 50 * max(heights[1][:2])
    assert 3 * heights[3][2] < min(heights[3][:2])
    assert 1e6 * heights[10][2] < min(heights[10][:2])
    for size in (1, 10, 100):
        for epoch in (1, 3, 10):
            assert 0.002 < facts[f"rate_{size}_after_{epoch}"] < 0.7, "the best is at the border"
    assert facts["rate_100_after_1"] < facts["limit"] < 10 * facts["rate_10_after_1"]


def test_marks_of_the_sizes_lie_at_the_lowest_points_of_their_valleys():
    figure = RECIPES["batches/sizes"].draw()
    figure = figure if hasattr(figure, "axes") else next(iter(figure))
    for ax in figure.axes:
        lines = iter(ax.lines)
        for valley, mark in zip(lines, lines, strict=True):
            assert mark.get_ydata()[0] == np.nanmin(valley.get_ydata())
            assert mark.get_color() == valley.get_color()


def test_full_batches_look_at_all_there_is_and_small_ones_at_the_same_few():
    looks, counts = _module("amount").looks, np.array(_module("amount").counts)
    np.testing.assert_array_equal(looks["all"], 2 * counts)
    for name in ("one", "ten"):
        assert max(looks[name]) < 1.6 * min(looks[name])
        assert max(looks[name]) < counts[-1] / 1000
        assert max(looks[name]) < min(looks["all"])


def test_on_the_spiral_small_batches_look_at_less_and_take_more_steps():
    """From the page's twenty starts, and from twenty others."""
    facts = RECIPES["batches/spiral"].facts
    sizes = np.array([1, 10, 30, 100, 300])
    others = [
        np.median(epochs_needed(int(n), (facts[f"rate_{n}"],), 200, 20, 300)["epochs"])
        for n in sizes
    ]
    for epochs in ([facts[f"epochs_{n}"] for n in sizes], others):
        one, ten, thirty, hundred, full = epochs
        assert max(ten, thirty) < full / 4
        assert max(ten, thirty) < hundred < full
        assert ten * 30 > 2 * full
        assert one > ten / 10 > thirty / 30 > hundred / 100
        assert full < thirty * 10
    assert 2.5 < facts["rate_300"] / facts["rate_1"] < 50
    assert facts["same_300"] > 10 * facts["same_30"] > 10 * facts["same_10"]
    # What the clock is asked is no other question where a walk is another.
    assert {n: facts[f"steps_{n}"] for n in sizes} == pytest.approx(benchmark.STEPS, rel=0.5)


def test_every_measured_variance_lies_on_the_curve_and_rises_with_the_rate():
    module = _module("floor")
    np.testing.assert_allclose(module.measured, module.theory, rtol=0.03)
    assert (np.diff(module.measured) > 0).all()


def test_a_tenth_of_the_noise_s_variance_makes_a_tenth_of_the_floor():
    """The walk is linear in its noise, so the page may trade batches for variance."""
    ends = [
        descend(
            Noisy(Ensemble(Bowl(1, 1), 2), 2000, spread), np.zeros(2000), GradientDescent(0.1), 60
        )
        for spread in (1, np.sqrt(0.1))
    ]
    np.testing.assert_allclose(ends[1] * np.sqrt(10), ends[0], atol=1e-12)


@pytest.mark.parametrize("seeds", [range(200), OTHER_SHUFFLES], ids=["the page's", "others"])
def test_drawn_dots_end_on_the_floor_of_the_theory_and_dealt_ones_below_it(seeds):
    facts = RECIPES["batches/decay"].facts
    rates = {"large": lambda _: 0.05, "small": lambda _: 0.005, "fading": lambda k: 5 / (100 + k)}
    drawn, dealt = (
        {name: walked(1, rate, 20, seeds, way).mean(axis=(1, 2)) for name, rate in rates.items()}
        for way in (True, False)
    )
    for name in ("large", "small"):
        assert drawn[name][10:].mean() == pytest.approx(facts[f"theory_{name}"], rel=0.2)
    assert facts["theory_large"] / facts["theory_small"] == pytest.approx(10, rel=0.1)
    # After one epoch of the large rate all that can be heard is the noise: it is too much for it.
    assert drawn["large"][5:].mean() > 1.03 * facts["theory_large"]
    assert dealt["small"][10:].mean() < facts["theory_small"] / 5
    assert dealt["large"][10:].mean() > 0.7 * facts["theory_large"]
    for way in (drawn, dealt):
        assert (way["fading"][1:] < way["large"][1:]).all()
        assert way["small"][1] > 50 * way["fading"][1]
        assert way["fading"][20] < 0.8 * way["small"][20] < way["large"][20]
        assert way["fading"][20] < way["fading"][15] < way["fading"][10]


def _loss_curves(size, rows):
    """The losses above the lowest, with batches of some size and with all dots, at the rate 0.1."""
    walks = []
    for batches in (np.reshape(rows, (-1, size)), np.tile(range(100), (200, 1))):
        weights = np.array([-2.0, 5.0])
        walks.append([loss(weights) - loss(BEST)])
        for taken in batches:
            along = np.polyval(weights, X[taken]) - Y[taken]
            weights = weights - 0.2 * np.array([np.mean(along * X[taken]), np.mean(along)])
            walks[-1].append(loss(weights) - loss(BEST))
    return [np.array(walk) for walk in walks]


def test_the_larger_the_batch_the_smaller_the_cloud_at_the_best_fit():
    for rows in drawn_and_dealt():
        walks = [_loss_curves(size, rows)[0] for size in (1, 2, 5, 10, 20)]
        late = [np.mean(walk[len(walk) // 2 :]) for walk in walks]
        assert (np.diff(late) < 0).all()


def test_all_dots_a_step_come_down_later_in_dots_and_sooner_in_steps():
    ten, hundred = _loss_curves(10, drawn_and_dealt()[0])
    for enough in (1, 0.1, 0.01, RECIPES["batches/by_hand"].facts["floor"]):
        first, second = np.argmax(ten < enough), np.argmax(hundred < enough)
        assert 100 * second > 10 * first
        assert second < first
    # It does not tremble: each step goes down, as long as numbers can tell.
    assert (np.diff(hundred[:60]) < 0).all()


def test_the_halves_of_the_fading_rate_are_what_the_page_says():
    rate = _module("decay").rates["fading"]
    assert [rate(0) / rate(k) for k in (100, 200)] == pytest.approx([2, 3])


def test_weak_noise_holds_medium_noise_helps_and_strong_noise_leads_astray():
    facts = RECIPES["batches/noise"].facts
    assert facts["escaped_1"] == facts["strayed_1"] == 0
    assert facts["escaped_3"] > 0.93 > 0.8 > facts["escaped_3_early"]
    assert facts["strayed_3"] < 0.07
    assert abs(facts["escaped_3_early"] - facts["escaped_6_early"]) < 0.1
    assert facts["escaped_6"] == pytest.approx(facts["escaped_6_early"], abs=0.05)
    assert facts["escaped_6"] + facts["strayed_6"] == pytest.approx(1, abs=0.07)
    assert 0.25 < facts["strayed_6"] < 0.4


def test_the_dots_and_the_shares_of_the_noise_belong_to_the_same_step():
    shown = _module("noise").shown
    for k, figure in enumerate(RECIPES["batches/noise"].draw()):
        shares = []
        for ax, walk in zip(figure.axes, _module("noise").walks, strict=True):
            (dots,) = [line for line in ax.lines if line.get_animated()]
            np.testing.assert_array_equal(dots.get_xdata(), walk[k, :30])
            np.testing.assert_allclose(
                dots.get_ydata(), (walk[k, :30] ** 2 - 1) ** 2 - 0.4 * walk[k, :30], atol=1e-12
            )
            shares.append(f"{np.count_nonzero(walk[k] > ROOTS[1]) / 1000:.0%}")
        step = format_number(int(shown[k]), "d")
        assert status(figure) == f"step {step}: in the deep hollow {', '.join(shares)}"


def test_the_page_says_what_a_batch_is_not():
    page = PAGES["batches"]
    for words in (
        "No batch starts afresh with weights of its own",
        "The number of weights stays what it was",
        "Such settings are called *hyper-parameters*",
        "strictly means one sample a step",
        "128 is a popular choice",
        "nothing guarantees that it finds the deepest place",
        "is above zero because of the noise in the data",
    ):
        assert words in page
    assert "[Momentum](momentum.md) is about." in page
