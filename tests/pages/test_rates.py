"""What the page on learning rates says of its pictures holds."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from recipes import PAGES, RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.functions.surfaces import Bowl
from gdviz.notation import format_number
from gdviz.optim.descent import GradientDescent, descend


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _facts(picture):
    return RECIPES[f"rates/{picture}"].facts


def test_dots_and_words_of_the_four_walks_belong_to_the_same_iterate():
    rates = np.array([0.01, 0.1, 0.25, 0.5])
    for figure in RECIPES["rates/regimes"].draw():
        step = int(re.match(r"step (\d+)", status(figure))[1])
        places = 4 * (1 - 5 * rates) ** step, -9 * (1 - rates) ** step
        dots = [ax.lines[-1].get_xydata()[0] for ax in figure.axes]
        np.testing.assert_allclose(np.transpose(dots), places, rtol=1e-12)
        losses = (5 * places[0] ** 2 + places[1] ** 2) / 2
        said = [format_number(loss, ".3g") for loss in losses]
        # Each map names the loss of its own dot.
        assert [ax.texts[-1].get_text() for ax in figure.axes] == [f"loss {one}" for one in said]


def test_with_the_rate_one_half_every_step_lands_higher_on_the_other_side():
    walk = RECIPES["rates/regimes"].module.walks[0.5]
    assert (walk[1:, 0] * walk[:-1, 0] < 0).all()
    assert (np.diff(RECIPES["rates/regimes"].module.losses[0.5]) > 0).all()


def test_the_digits_that_the_page_counts_are_as_many():
    assert len(f"{_facts('regimes')['loss_50']:.0f}") == 19
    assert f"{_facts('regimes')['loss_25']:.11f}" == "0." + 10 * "0" + "2"


def test_the_best_rate_falls_fastest_and_has_the_colour_of_the_truth():
    (logarithmic,) = RECIPES["rates/curves"].draw().axes
    ends = [line.get_ydata()[-1] for line in logarithmic.lines]
    best = logarithmic.lines[int(np.argmin(ends))]
    expected = 80.5 * (2 / 3) ** (2 * np.arange(50))
    np.testing.assert_allclose(best.get_ydata(), expected, rtol=1e-12)
    assert to_hex(best.get_color()) == style.PALETTE["truth"][0]


def test_the_lines_of_the_factors_are_those_of_single_steps():
    worst, steep, flat = (
        line.get_xydata()[1:] for line in RECIPES["rates/factors"].draw().axes[0].lines[:3]
    )
    steps = [descend(Bowl(5, 1), (1, 1), GradientDescent(rate), steps=1)[1] for rate in worst[:, 0]]
    np.testing.assert_allclose(np.transpose([steep[:, 1], flat[:, 1]]), np.abs(steps), atol=1e-12)
    np.testing.assert_allclose(worst[:, 1], np.abs(steps).max(axis=1), atol=1e-12)


def test_half_the_rate_is_about_half_as_far_from_the_flow():
    assert _facts("flow")["gap_5"] / _facts("flow")["gap_10"] == pytest.approx(0.5, abs=0.1)


def test_each_loss_has_its_curve_with_a_cross_every_ten_steps():
    for ax, rate in zip(RECIPES["rates/losses"].draw().axes, (0.01, 0.1, 0.25, 0.5), strict=True):
        optimum, curve, crosses, start, end = (line.get_xydata() for line in ax.lines)
        steps = np.arange(50)
        losses = 40 * (1 - 5 * rate) ** (2 * steps) + 40.5 * (1 - rate) ** (2 * steps)
        np.testing.assert_allclose(curve, np.transpose([steps, losses]), rtol=1e-9)
        np.testing.assert_allclose(crosses, curve[[10, 20, 30, 40]])
        np.testing.assert_allclose([start[0], end[0]], curve[[0, -1]])
        assert (optimum[:, 1] == 0).all()


def test_the_loss_of_the_zigzag_falls_while_its_walk_changes_sides():
    module = RECIPES["rates/losses"].module
    x = module.walks[0.25][:, 0]
    assert (x[1:] * x[:-1] < 0).all()
    assert (np.diff(module.losses[0.25]) < 0).all()


def test_the_flat_direction_stays_on_its_side():
    """It does with any rate below 1/μ, and its slope is smaller than that of the steep one."""
    facts = _facts("zigzag")
    assert abs(facts["slope_y"]) < abs(facts["slope_x"])
    for rate in np.linspace(0.01, 0.99, 20):
        y = descend(Bowl(5, 1), (4, -9), GradientDescent(rate), 30)[:, 1]
        assert (y < 0).all()


class _AnyBowl:
    """A bowl of any size, lying any way: f(x) = xᵀHx / 2."""

    def __init__(self, hessian):
        self.hessian = hessian

    def __call__(self, point):
        return point @ self.hessian @ point / 2

    def gradient(self, point):
        return self.hessian @ point


def test_along_the_axes_of_a_bowl_a_step_multiplies_by_one_less_rate_times_curvature():
    rng = np.random.default_rng(0)
    for size in (2, 3, 5, 8):
        root = rng.normal(size=(size, size))
        curvatures, axes = np.linalg.eigh(root @ root.T)
        rate = 1.5 / curvatures[-1]
        walk = descend(_AnyBowl(root @ root.T), rng.normal(size=size), GradientDescent(rate), 5)
        seen = walk @ axes
        np.testing.assert_allclose(seen[1:], seen[:-1] * (1 - rate * curvatures), atol=1e-10)


def test_the_axes_of_the_askew_bowl_are_drawn_where_its_matrix_only_stretches():
    left, right = RECIPES["rates/askew"].draw().axes
    hessian = np.array([[3, -2], [-2, 3]])
    for line, curvature in zip(left.lines[:2], (1, 5), strict=True):
        start, end = line.get_xydata()
        np.testing.assert_allclose(hessian @ (end - start), curvature * (end - start), atol=1e-12)
    walk = right.lines[0].get_xydata()
    steps = np.arange(len(walk))
    np.testing.assert_allclose(walk[:, 0], 4 * (-0.25) ** steps, atol=1e-12)
    np.testing.assert_allclose(walk[:, 1], -9 * 0.75**steps, atol=1e-12)


def test_a_walk_on_the_bowl_of_the_exercise_is_as_its_answers_say():
    bowl = Bowl(10, 2)
    x = descend(bowl, (8, 1), GradientDescent(0.15), 3)[:, 0]
    np.testing.assert_allclose(x, (8, -4, 2, -1))

    def left(rate):
        walk = descend(bowl, (1, 1), GradientDescent(rate), 400)
        return np.linalg.norm(walk[-1])

    others = [left(rate) for rate in np.linspace(0.01, 0.25, 49) if abs(rate - 1 / 6) > 1e-3]
    assert left(1 / 6) < min(others)
    assert left(1 / 6) == pytest.approx(np.sqrt(2) * (2 / 3) ** 400)
    assert left(0.199) < 1 < left(0.201)


def test_the_page_leads_to_regression():
    following = PAGES["rates"].partition("## What comes next")[2].partition("## Read on")[0]
    assert "[Regression](regression.md)" in following
