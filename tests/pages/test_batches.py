"""What the page on mini-batches says of its pictures holds."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from oracles.batches import BEST, ROOTS, dealt, loss, opinions
from recipes import PAGES, RECIPES
from statuses import status

from gdviz import data
from gdviz.drawing import style
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.functions.surfaces import Bowl
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
        plot, deal = figure.axes
        line, taken = _in_role(plot, "model")
        if step and not again:
            rows = dealt(10, 20)[step - 1]
            weights = weights - 0.05 * 2 * np.mean(
                (np.polyval(weights, X[rows]) - Y[rows])[:, None] * np.c_[X[rows], 1 + 0 * rows],
                axis=0,
            )
        if step:
            np.testing.assert_array_equal(taken.get_xydata(), np.c_[X[rows], Y[rows]])
            ticks = _in_role(deal, "model")[0].get_xydata()
            np.testing.assert_array_equal(ticks, np.c_[X[rows], [(step - 1) % 10 + 1] * 10])
        np.testing.assert_allclose(line.get_ydata(), np.polyval(weights, X), atol=1e-12)
        (box,) = [text for text in deal.texts if "weights" in text.get_text()]
        words = f"slope\n{weights[0]:.3f}\nintercept\n{weights[1]:.3f}"
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


def test_the_three_walks_have_seen_equally_many_dots():
    for seen, figure in zip(range(0, 301, 10), RECIPES["batches/paths"].draw(), strict=True):
        above, chart = figure.axes
        trails = [line for line in above.lines if line.get_animated()]
        for size, trail, curve in zip((1, 10, 100), trails, chart.lines, strict=True):
            place = _module("paths").walks[size][seen]
            np.testing.assert_array_equal(trail.get_xydata()[-1], place)
            assert len(np.unique(trail.get_xydata(), axis=0)) == seen // size + 1
            assert curve.get_xydata()[-1] == pytest.approx((seen, loss(place)))
        assert re.match(rf"{seen} dots seen: losses ", status(figure))


def test_single_dots_are_ahead_after_an_epoch_and_batches_of_ten_after_ten():
    facts = RECIPES["batches/paths"].facts
    after = {n: [facts[f"size_{size}_after_{n}"] for size in (1, 10, 100)] for n in (1, 10)}
    assert np.argsort(after[1]).tolist() == [0, 1, 2]
    assert np.argsort(after[10]).tolist() == [1, 0, 2]
    assert facts["lowest"] > 0


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


def test_the_fading_rate_is_never_far_behind_the_large_one_and_ends_below_the_small_one():
    above = _module("decay").above
    assert (above["fading"][1:] < above["large"][1:]).all()
    assert (above["fading"][10:] < above["small"][10:]).all()
    assert above["small"][1] > 50 * above["fading"][1]


def test_the_halves_of_the_fading_rate_are_what_the_page_says():
    rate = _module("decay").rules["fading"].rate
    assert [rate(0) / rate(k) for k in (100, 200)] == pytest.approx([2, 3])


def test_weak_noise_holds_medium_noise_helps_and_strong_noise_leads_astray():
    facts = RECIPES["batches/noise"].facts
    assert facts["escaped_1"] == facts["strayed_1"] == 0
    assert facts["escaped_3"] > 0.6
    assert facts["strayed_3"] < 0.05
    assert facts["escaped_6"] + facts["strayed_6"] == pytest.approx(1, abs=0.07)
    assert 0.25 < facts["strayed_6"] < 0.4


def test_the_dots_and_the_shares_of_the_noise_belong_to_the_same_step():
    for k, figure in zip(range(0, 601, 20), RECIPES["batches/noise"].draw(), strict=True):
        shares = []
        for ax, walk in zip(figure.axes, _module("noise").walks, strict=True):
            (dots,) = [line for line in ax.lines if line.get_animated()]
            np.testing.assert_array_equal(dots.get_xdata(), walk[k, :30])
            np.testing.assert_allclose(
                dots.get_ydata(), (walk[k, :30] ** 2 - 1) ** 2 - 0.4 * walk[k, :30], atol=1e-12
            )
            shares.append(f"{np.count_nonzero(walk[k] > ROOTS[1]) / 10:.1f}%")
        assert status(figure) == f"step {k}: in the deep hollow {', '.join(shares)}"


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
    assert page.rstrip().endswith("[Momentum](momentum.md) is about.")


def test_the_caption_names_the_marks_in_the_order_of_the_batch_sizes():
    """The marks of the walks, from small to large batches, are those that the caption names."""
    names = {"o": "circle", "s": "square", "D": "diamond"}
    figure = next(iter(RECIPES["batches/paths"].draw()))
    drawn = [names[line.get_marker()] for line in figure.axes[0].lines if line.get_animated()]
    said = re.search(r"(\w+), (\w+) and (\w+) look at 1, 10 and 100", PAGES["batches"])
    assert list(said.groups()) == drawn
