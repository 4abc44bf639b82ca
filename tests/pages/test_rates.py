"""What the page on learning rates says of its pictures holds."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from recipes import PAGES, RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.functions.surfaces import Bowl
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
        said = ", ".join(f"{loss:.3g}" for loss in losses)
        assert status(figure) == f"step {step}: losses {said}"


def test_with_the_rate_one_half_every_step_lands_higher_on_the_other_side():
    walk = RECIPES["rates/regimes"].module.walks[0.5]
    assert (walk[1:, 0] * walk[:-1, 0] < 0).all()
    assert (np.diff(RECIPES["rates/regimes"].module.losses[0.5]) > 0).all()


def test_the_digits_that_the_page_counts_are_as_many():
    assert len(f"{_facts('regimes')['loss_50']:.0f}") == 19
    assert f"{_facts('regimes')['loss_25']:.11f}" == "0." + 10 * "0" + "2"


def test_the_best_rate_falls_fastest_and_has_the_colour_of_the_truth():
    _, logarithmic = RECIPES["rates/curves"].draw().axes
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


def test_the_page_leads_to_regression():
    assert PAGES["rates"].rstrip().endswith("[Regression](regression.md).")
