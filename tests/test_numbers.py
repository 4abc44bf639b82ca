"""Every number that a page may quote agrees with something that is not our code."""

from pathlib import Path

import numpy as np
import pytest
from scipy import optimize, stats

from gdviz import build, data
from gdviz.recipe import load

ROOT = Path(__file__).parent.parent
FACTS = {name: load(path).facts for name, path in build.recipes(ROOT).items()}

TIME, DISTANCE = data.runs()
X = TIME / 49
GUESSES = data.guesses()
FIT = stats.linregress(X, DISTANCE)
BEST = np.array([FIT.slope, FIT.intercept])


def _loss(slope, intercept):
    """The mean squared error, as NumPy's polynomials and variances have it."""
    misses = np.polyval([slope, intercept], X) - DISTANCE
    return np.var(misses) + np.mean(misses) ** 2


def _walked(steps, rate=0.01, start=(-2, -1)):
    """Where gradient descent is after so many steps: w* + (I − αH)^k (w₀ − w*)."""
    columns = np.vander(X, 2)
    shrink = np.eye(2) - rate * 2 / 50 * columns.T @ columns
    return BEST + np.linalg.matrix_power(shrink, steps) @ (start - BEST)


def _singular(x):
    """The singular values of the line's columns: their squares are the curvatures times n/2."""
    return np.linalg.svd(np.vander(x, 2), compute_uv=False)


def _slope_of_loss(point, coordinate):
    def along(value):
        place = list(point)
        place[coordinate] = value
        return _loss(*place)

    return optimize.approx_fprime([point[coordinate]], lambda v: along(v[0]), 1e-7)[0]


GAP = np.polyval(GUESSES[3], 10 / 49) - DISTANCE[10]
PLACE = (-0.9, 0.2)
SLOPES = [_slope_of_loss(PLACE, coordinate) for coordinate in (0, 1)]
FALL = [_loss(*_walked(k)) - _loss(*BEST) for k in (0, 100, 3202)]
UNITS = {"time": TIME, "share": X, "standard": stats.zscore(TIME)}

# Fact by fact: what it must be, and how near.
ORACLES = {
    "index/hero": {"walkers": (12, 0), "steps": (72, 0), "highest_end": (-1, 2e-3)},
    "lines/runs": {
        "count": (50, 0),
        "last": (1.18073, 1e-5),
        "first_ten": (np.sum(DISTANCE[:10]) / 10, 1e-12),
        "last_ten": (np.sum(DISTANCE[-10:]) / 10, 1e-12),
        "gain": ((np.sum(DISTANCE[-10:]) - np.sum(DISTANCE[:10])) / 40, 1e-12),
    },
    "lines/guesses": {
        "best": (4, 0),
        "best_loss": (min(_loss(*guess) for guess in GUESSES), 1e-12),
        "worst_loss": (max(_loss(*guess) for guess in GUESSES), 1e-12),
    },
    "lines/misfit": {
        "time": (10, 0),
        "slope": (0.838302, 5e-7),
        "intercept": (0.065251, 5e-7),
        "predicted": (0.236333, 5e-7),
        "measured": (0.303047, 5e-7),
        "gap": (GAP, 1e-12),
        "error": (GAP**2, 1e-12),
    },
    "lines/squares": {
        "loss": (_loss(*GUESSES[3]), 1e-12),
        "side": (_loss(*GUESSES[3]) ** 0.5, 1e-12),
        "largest": (max((np.polyval(GUESSES[3], X) - DISTANCE) ** 2), 1e-12),
    },
    "lines/surface": {
        "peak": (_loss(-2, -1), 1e-12),
        "other_left_corner": (_loss(-2, 1), 1e-12),
        "best_slope": (BEST[0], 1e-12),
        "best_intercept": (BEST[1], 1e-12),
        "best_loss": (_loss(*BEST), 1e-12),
    },
    "lines/bowl": {"peak": (_loss(-2, -1), 1e-12)},
    "lines/slope": {
        "slope": (PLACE[0], 0),
        "intercept": (PLACE[1], 0),
        "along_slope": (SLOPES[0], 1e-6),
        "along_intercept": (SLOPES[1], 1e-6),
        "steepness": (np.hypot(*SLOPES), 1e-6),
    },
    "lines/descent": {
        "rate": (0.01, 0),
        "steps": (3202, 0),
        "first_loss": (_loss(-2, -1), 1e-12),
        "loss_at_400": (_loss(*_walked(400)), 1e-10),
        "slope_left_at_400": (BEST[0] - _walked(400)[0], 1e-10),
        "last_loss": (_loss(*_walked(3202)), 1e-10),
    },
    "lines/valley": {
        "share_after_100": (1 - FALL[1] / FALL[0], 1e-10),
        "excess_at_end": (FALL[2], 1e-10),
    },
    "lines/fit": {
        "slope": (BEST[0], 1e-12),
        "intercept": (BEST[1], 1e-12),
        "loss": (_loss(*BEST), 1e-12),
        "per_ten": (10 * stats.linregress(TIME, DISTANCE).slope, 1e-12),
        "walk_slope": (_walked(3202)[0], 1e-10),
        "walk_intercept": (_walked(3202)[1], 1e-10),
        "walk_loss": (_loss(*_walked(3202)), 1e-10),
    },
    "lines/scaling": {"steps": (20, 0)}
    | {f"condition_{u}": ((s := _singular(x))[0] ** 2 / s[1] ** 2, 1e-7) for u, x in UNITS.items()}
    | {f"largest_rate_{u}": (50 / _singular(x)[0] ** 2, 1e-12) for u, x in UNITS.items()},
}
PAIRS = [(name, fact) for name, facts in FACTS.items() for fact in facts]


@pytest.mark.parametrize(("name", "fact"), PAIRS)
def test_a_fact_agrees_with_its_oracle(name, fact):
    expected, tolerance = ORACLES[name][fact]
    assert FACTS[name][fact] == pytest.approx(expected, abs=tolerance, rel=0)


def test_every_oracle_has_its_fact():
    assert {name: set(facts) for name, facts in ORACLES.items()} == {
        name: set(facts) for name, facts in FACTS.items()
    }


# What the page says in words or digits, and the picture that it speaks of.
SAID = [
    ("lines/misfit", "predicted", ".3f", "0.236"),
    ("lines/misfit", "measured", ".3f", "0.303"),
    ("lines/misfit", "error", ".4f", "0.0045"),
    ("lines/surface", "peak", ".2f", "7.70"),
    ("lines/scaling", "condition_time", ".2f", "3144.65"),
    ("lines/scaling", "condition_share", ".2f", "18.55"),
    ("lines/scaling", "condition_standard", ".0f", "1"),
    ("lines/scaling", "largest_rate_time", ".5f", "0.00124"),
    ("lines/scaling", "largest_rate_share", ".3f", "0.788"),
    ("lines/scaling", "largest_rate_standard", ".1f", "1.0"),
    ("lines/fit", "per_ten", ".1f", "0.2"),
]


@pytest.mark.parametrize(("name", "fact", "form", "text"), SAID)
def test_a_number_reads_as_it_should(name, fact, form, text):
    assert format(FACTS[name][fact], form) == text


def test_the_worst_guess_is_more_than_ten_times_as_bad_as_the_best():
    assert FACTS["lines/guesses"]["worst_loss"] > 10 * FACTS["lines/guesses"]["best_loss"]


def test_the_highest_corner_of_the_surface_is_the_one_where_the_walk_starts():
    corners = {(w, b): _loss(w, b) for w in (-2, 2) for b in (-1, 1)}
    assert max(corners, key=corners.get) == (-2, -1)


def test_the_page_s_claims_about_scaling_hold():
    """In raw time 20 steps hardly move the intercept; standardised, one step arrives."""
    recipe = load(ROOT / "figures" / "lines" / "scaling.py").module
    raw, _, standard = recipe.walks
    assert abs(raw[-1][1] - raw[1][1]) < 0.05
    np.testing.assert_allclose(standard[1], 0, atol=1e-12)
