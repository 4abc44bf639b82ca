"""Every number that a page may quote agrees with something that is not our code."""

from pathlib import Path

import numpy as np
import pytest
from scipy import integrate, optimize, stats

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


def _slopes_of_loss(point):
    return optimize.approx_fprime(np.array(point), lambda line: _loss(*line), 1e-7)


def _steps_to_goal(x):
    """Steps at half the limit until the loss is that of step 3202, by the closed form."""
    values, vectors = np.linalg.eigh(2 / 50 * np.vander(x, 2).T @ np.vander(x, 2))
    # The line that starts at slope -2 and intercept -1 in the share of the time, in units of x.
    start = np.polyfit(x, -2 * X - 1, 1)
    offset = vectors.T @ (start - np.polyfit(x, DISTANCE, 1))
    excess = _loss(*_walked(3202)) - _loss(*BEST)
    steps = np.arange(20_000)[:, None]
    left = ((1 - values / values[1]) ** (2 * steps) * values * offset**2).sum(axis=1) / 2
    return np.argmax(left <= excess)


GAP = np.polyval(GUESSES[3], 10 / 49) - DISTANCE[10]
PLACE = (-0.9, 0.2)
SLOPES = _slopes_of_loss(PLACE)
FALL = [_loss(*_walked(k)) - _loss(*BEST) for k in (0, 100)]
UNITS = {"time": TIME, "share": X, "standard": stats.zscore(TIME)}


def _bowl_loss(steps, rate):
    """40 (1 − 5α)²ᵏ + 40.5 (1 − α)²ᵏ: the loss on (5x² + y²)/2 from (4, −9), in closed form."""
    return 40 * (1 - 5 * rate) ** (2 * steps) + 40.5 * (1 - rate) ** (2 * steps)


def _first_below(bound, rate):
    return np.argmax(_bowl_loss(np.arange(2000), rate) < bound)


def _gap_to_flow(rate):
    """How far the walk is from gradient flow at the same time, at the most, up to time 1."""
    steps = np.arange(round(1 / rate) + 1)
    flow = integrate.solve_ivp(
        lambda _, point: (-5 * point[0], -point[1]),
        (0, 1),
        (4, -9),
        t_eval=np.minimum(steps * rate, 1),
        rtol=1e-11,
        atol=1e-12,
    )
    walk = np.array([4 * (1 - 5 * rate) ** steps, -9 * (1 - rate) ** steps])
    return np.hypot(*(walk - flow.y)).max()


BEST_RATE = optimize.minimize_scalar(
    lambda rate: max(abs(1 - 5 * rate), abs(1 - rate)), bounds=(0, 0.4), options={"xatol": 1e-9}
)

# Fact by fact: what it must be, and how near.
ORACLES = {
    "lines/runs": {
        "count": (50, 0),
        "gain": ((np.sum(DISTANCE[-10:]) - np.sum(DISTANCE[:10])) / 40, 1e-12),
    },
    "lines/guesses": {
        "best": (4, 0),
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
    },
    "lines/surface": {
        "peak": (_loss(-2, -1), 1e-12),
        "other_left_corner": (_loss(-2, 1), 1e-12),
    },
    "lines/slope": {
        "slope": (PLACE[0], 0),
        "intercept": (PLACE[1], 0),
        "along_slope": (SLOPES[0], 1e-6),
        "along_intercept": (SLOPES[1], 1e-6),
    },
    "lines/descent": {
        "rate": (0.01, 0),
        "steps": (3202, 0),
        "slope_left_at_400": (BEST[0] - _walked(400)[0], 1e-10),
    },
    "lines/valley": {
        "gone_at_100": (1 - FALL[1] / FALL[0], 1e-10),
        "way_left_at_400": (np.hypot(*(_walked(400) - BEST)) / np.hypot(*((-2, -1) - BEST)), 1e-10),
        "steepness_at_start": (np.hypot(*_slopes_of_loss((-2, -1))), 1e-5),
        "steepness_at_400": (np.hypot(*_slopes_of_loss(_walked(400))), 1e-6),
    },
    "lines/fit": {
        "slope": (BEST[0], 1e-12),
        "intercept": (BEST[1], 1e-12),
        "loss": (_loss(*BEST), 1e-12),
        "per_ten": (10 * stats.linregress(TIME, DISTANCE).slope, 1e-12),
        "walk_slope": (_walked(3202)[0], 1e-10),
        "walk_intercept": (_walked(3202)[1], 1e-10),
        "walk_loss": (_loss(*_walked(3202)), 1e-10),
        "share_a_step": (0.01 * 2 / 50 * _singular(X)[1] ** 2, 1e-12),
    },
    "rates/regimes": {
        "steps": (49, 0),
        "start_loss": (80.5, 0),
        "loss_1": (_bowl_loss(49, 0.01), 1e-12),
        "loss_10": (_bowl_loss(49, 0.1), 1e-15),
        "loss_25": (_bowl_loss(49, 0.25), 1e-22),
        "loss_50": (_bowl_loss(49, 0.5), 1e7),
        "slow_x": (4 * 0.95**49, 1e-12),
        "slow_y": (-9 * 0.99**49, 1e-12),
    },
    "rates/curves": {
        "below_1": (_first_below(0.01, 0.1), 0),
        "below_25": (_first_below(0.01, 0.25), 0),
        "loss_at_25": (_bowl_loss(25, 0.1), 1e-12),
        "share_at_25": (_bowl_loss(25, 0.1) / 80.5, 1e-12),
    },
    "rates/factors": {
        "best_rate": (BEST_RATE.x, 1e-6),
        "best_factor": (BEST_RATE.fun, 1e-6),
        "no_overshoot": (optimize.brentq(lambda rate: 1 - 5 * rate, 0, 1), 1e-12),
        "limit": (optimize.brentq(lambda rate: 5 * rate - 1 - 1, 0.3, 1), 1e-12),
    },
    "rates/flow": {
        f"gap_{100 * rate:.0f}": (_gap_to_flow(rate), 1e-8) for rate in (0.2, 0.1, 0.05)
    },
    "rates/iterations": {
        "at_1": (_first_below(1e-6, 0.1), 0),
        "at_2": (_first_below(1e-6, 0.2), 0),
        "at_25": (_first_below(1e-6, 0.25), 0),
        "at_3": (_first_below(1e-6, 1 / 3), 0),
    },
    "lines/scaling": {"steps": (20, 0)}
    | {f"condition_{u}": ((s := _singular(x))[0] ** 2 / s[1] ** 2, 1e-7) for u, x in UNITS.items()}
    | {f"limit_{u}": (50 / _singular(x)[0] ** 2, 1e-12) for u, x in UNITS.items()}
    | {f"steps_{u}": (_steps_to_goal(x), 0) for u, x in UNITS.items()},
}
PAIRS = [(name, fact) for name, facts in FACTS.items() for fact in facts]


@pytest.mark.parametrize(("name", "fact"), PAIRS)
def test_a_fact_agrees_with_its_oracle(name, fact):
    expected, tolerance = ORACLES[name][fact]
    assert FACTS[name][fact] == pytest.approx(expected, abs=tolerance, rel=0)


def test_every_oracle_has_its_fact():
    assert {name: set(facts) for name, facts in ORACLES.items()} == {
        name: set(facts) for name, facts in FACTS.items() if facts
    }


def test_every_fact_is_quoted_on_a_page():
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    for name, fact in PAIRS:
        assert f"{{{{ {name.replace('/', '.')}.{fact} " in pages


# What the page says in words or digits, and the picture that it speaks of.
SAID = [
    ("lines/misfit", "predicted", ".3f", "0.236"),
    ("lines/misfit", "measured", ".3f", "0.303"),
    ("lines/misfit", "error", ".4f", "0.0045"),
    ("lines/surface", "peak", ".2f", "7.70"),
    ("lines/scaling", "condition_time", ".2f", "3144.65"),
    ("lines/scaling", "condition_share", ".2f", "18.55"),
    ("lines/scaling", "condition_standard", ".0f", "1"),
    ("lines/scaling", "limit_time", ".5f", "0.00124"),
    ("lines/scaling", "limit_share", ".3f", "0.788"),
    ("lines/scaling", "limit_standard", ".1f", "1.0"),
    ("lines/fit", "per_ten", ".1f", "0.2"),
    ("rates/regimes", "loss_1", ".3f", "15.388"),
    ("rates/regimes", "loss_10", ".5f", "0.00133"),
    ("rates/regimes", "loss_25", ".1e", "2.3e-11"),
    ("rates/regimes", "loss_50", ".3e", "7.228e+18"),
    ("rates/iterations", "at_1", "d", "84"),
    ("rates/iterations", "at_2", "d", "40"),
    ("rates/iterations", "at_25", "d", "31"),
    ("rates/iterations", "at_3", "d", "23"),
]


@pytest.mark.parametrize(("name", "fact", "form", "text"), SAID)
def test_a_number_reads_as_it_should(name, fact, form, text):
    assert format(FACTS[name][fact], form) == text


def test_the_worst_guess_is_more_than_ten_times_as_bad_as_the_best():
    assert FACTS["lines/guesses"]["worst_loss"] > 10 * FACTS["lines/squares"]["loss"]


def test_the_highest_corner_of_the_surface_is_the_one_where_the_walk_starts():
    corners = {(w, b): _loss(w, b) for w in (-2, 2) for b in (-1, 1)}
    assert max(corners, key=corners.get) == (-2, -1)


def test_the_page_s_claims_about_scaling_hold():
    """In raw time 20 steps hardly move the intercept; standardised, one step arrives."""
    recipe = load(ROOT / "figures" / "lines" / "scaling.py").module
    raw, _, standard = recipe.walks
    assert abs(raw[-1][1] - raw[1][1]) < 0.05
    np.testing.assert_allclose(standard[1], 0, atol=1e-12)
