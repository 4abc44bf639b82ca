"""Balls rest where the ground is level, share places, and leave where there is no ground."""

import numpy as np
import pytest

from gdviz.experiments.balls import fate, gather, roll
from gdviz.functions.formula import Formula
from gdviz.optim.divergence import FAR

WELLS = Formula("(x^2 - 1)^2 + y^2")


@pytest.mark.parametrize(
    ("text", "start", "rate", "steps", "word"),
    [
        ("x^2", [1], 0.1, 200, "rests"),
        ("x^2", [0], 0.1, 0, "rests"),
        ("x^2", [1], 0.1, 10, "rolls"),
        ("x", [1], 0.1, 500, "rolls"),
        ("abs(x)", [0.55], 0.1, 500, "rolls"),
        ("x^2", [1], 1.1, 500, "diverged"),
        ("-x^4", [2], 0.1, 9, "diverged"),
        ("x^3", [-1], 0.9, 100, "diverged"),
        ("log(x)", [1], 0.6, 50, "left"),
        ("sqrt(x)", [0], 0.1, 50, "left"),
    ],
)
def test_a_ball_rests_rolls_diverges_or_leaves(text, start, rate, steps, word):
    formula = Formula(text)
    walk = roll(formula, start, rate, steps)
    assert fate(formula, walk, steps) == word
    assert np.isfinite(walk).all()
    assert np.abs(walk).max() <= FAR


def test_balls_that_rest_together_share_a_place_and_the_lowest_comes_first():
    tilted = Formula("(x^2 - 1)^2 + 0.3x + y^2")
    starts = [(0.9, 1), (-0.8, 0), (1.3, -1), (-1.2, 0.5), (-0.4, 0.2)]
    ends = [roll(tilted, start, 0.05, 500)[-1] for start in starts]
    assert gather(tilted, ends) == [[1, 3, 4], [0, 2]]
    assert tilted(ends[1]) < tilted(ends[0])


def test_of_places_as_low_the_leftmost_comes_first():
    starts = [(0.5, 1), (-0.5, 1)]
    ends = [roll(WELLS, start, 0.05, 500)[-1] for start in starts]
    assert gather(WELLS, ends) == [[1], [0]]


def test_no_ball_rests_at_no_place():
    assert gather(WELLS, []) == []
