"""The numbers of the page that fits a line."""

from functools import cache

import numpy as np
from scipy import optimize, stats

from gdviz import data

TIME, DISTANCE = data.runs()
X = TIME / 49
GUESSES = data.guesses()
FIT = stats.linregress(X, DISTANCE)
BEST = np.array([FIT.slope, FIT.intercept])
PLACE = (-0.9, 0.2)
UNITS = {"time": TIME, "share": X, "standard": stats.zscore(TIME)}


def mean_squared_error(slope, intercept):
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
    return optimize.approx_fprime(np.array(point), lambda line: mean_squared_error(*line), 1e-7)


def _gradient(slope, intercept):
    """Central differences, which are exact for a loss that is a parabola along each axis."""
    along_slope = mean_squared_error(slope + 1, intercept) - mean_squared_error(
        slope - 1, intercept
    )
    along_intercept = mean_squared_error(slope, intercept + 1) - mean_squared_error(
        slope, intercept - 1
    )
    return np.array([along_slope, along_intercept]) / 2


def _step():
    """One step from the worst corner, and one from the level line."""
    corner, level = np.array([-2, -1]), np.zeros(2)
    slopes, level_slopes = _gradient(*corner), _gradient(*level)
    there, level_there = corner - 0.01 * slopes, level - 0.1 * level_slopes
    before = mean_squared_error(*corner)

    def after(rate):
        return mean_squared_error(*(corner - rate * slopes))

    return {
        "along_slope": (slopes[0], 1e-12),
        "along_intercept": (slopes[1], 1e-12),
        "steepness": (np.hypot(*slopes), 1e-12),
        "step_length": (np.hypot(*(there - corner)), 1e-12),
        "slope": (there[0], 1e-12),
        "intercept": (there[1], 1e-12),
        "loss": (after(0.01), 1e-12),
        "drop_by_slope": (slopes[0] * (corner - there)[0], 1e-12),
        "drop_by_intercept": (slopes[1] * (corner - there)[1], 1e-12),
        "promised_drop": (slopes @ (corner - there), 1e-12),
        "drop": (before - after(0.01), 1e-12),
        "large": (0.2, 0),
        "large_promised": (before - 0.2 * np.hypot(*slopes) ** 2, 1e-12),
        "large_loss": (after(0.2), 1e-12),
        "lowest_at": (optimize.minimize_scalar(after, bounds=(0, 1), method="bounded").x, 1e-5),
        "level_loss": (np.mean(DISTANCE**2), 1e-12),
        "level_along_slope": (-2 * np.mean(X * DISTANCE), 1e-12),
        "level_along_intercept": (-2 * np.mean(DISTANCE), 1e-12),
        "level_slope": (level_there[0], 1e-12),
        "level_intercept": (level_there[1], 1e-12),
        "level_promised_drop": (level_slopes @ -level_there, 1e-12),
        "level_drop": (np.mean(DISTANCE**2) - mean_squared_error(*level_there), 1e-12),
    }


def _steps_to_goal(x):
    """Steps at half the limit until the loss is that of step 3202, by the closed form."""
    values, vectors = np.linalg.eigh(2 / 50 * np.vander(x, 2).T @ np.vander(x, 2))
    # The line that starts at slope -2 and intercept -1 in the share of the time, in units of x.
    start = np.polyfit(x, -2 * X - 1, 1)
    offset = vectors.T @ (start - np.polyfit(x, DISTANCE, 1))
    excess = mean_squared_error(*_walked(3202)) - mean_squared_error(*BEST)
    steps = np.arange(20_000)[:, None]
    left = ((1 - values / values[1]) ** (2 * steps) * values * offset**2).sum(axis=1) / 2
    return np.argmax(left <= excess)


def _scaling():
    """The condition number, the largest rate and the steps needed in each unit of time."""
    found = {"steps": (20, 0), "limit_seconds": (50 / _singular(60 * TIME)[0] ** 2, 1e-18)}
    for unit, x in UNITS.items():
        large, small = _singular(x)
        found[f"condition_{unit}"] = (large**2 / small**2, 1e-7)
        found[f"limit_{unit}"] = (50 / large**2, 1e-12)
        found[f"steps_{unit}"] = (_steps_to_goal(x), 0)
    return found


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    gap = np.polyval(GUESSES[3], 10 / 49) - DISTANCE[10]
    slopes = _slopes_of_loss(PLACE)
    nudged = [mean_squared_error(-0.899, 0.2), mean_squared_error(-0.9, 0.201)]
    fall = [mean_squared_error(*_walked(k)) - mean_squared_error(*BEST) for k in (0, 100)]
    return {
        "runs": {
            "count": (50, 0),
            "gain": ((np.sum(DISTANCE[-10:]) - np.sum(DISTANCE[:10])) / 40, 1e-12),
        },
        "guesses": {
            "best": (4, 0),
            "worst_loss": (max(mean_squared_error(*guess) for guess in GUESSES), 1e-12),
        },
        "misfit": {
            "time": (10, 0),
            "slope": (0.838302, 5e-7),
            "intercept": (0.065251, 5e-7),
            "predicted": (0.236333, 5e-7),
            "measured": (0.303047, 5e-7),
            "gap": (gap, 1e-12),
            "error": (gap**2, 1e-12),
        },
        "squares": {
            "loss": (mean_squared_error(*GUESSES[3]), 1e-12),
        },
        "surface": {
            "peak": (mean_squared_error(-2, -1), 1e-12),
            "other_left_corner": (mean_squared_error(-2, 1), 1e-12),
        },
        "slope": {
            "slope": (PLACE[0], 0),
            "intercept": (PLACE[1], 0),
            "loss": (mean_squared_error(*PLACE), 1e-12),
            "nudged_slope": (nudged[0], 1e-12),
            "by_slope": (nudged[0] - mean_squared_error(*PLACE), 1e-12),
            "nudged_intercept": (nudged[1], 1e-12),
            "by_intercept": (nudged[1] - mean_squared_error(*PLACE), 1e-12),
            "along_slope": (slopes[0], 1e-6),
            "along_intercept": (slopes[1], 1e-6),
        },
        "by_hand": {
            "start_loss": (mean_squared_error(-0.5, 0.6), 1e-12),
            "best_loss": (mean_squared_error(*BEST), 1e-12),
        },
        "step": _step(),
        "descent": {
            "rate": (0.01, 0),
            "steps": (3202, 0),
            "slope_left_at_400": (BEST[0] - _walked(400)[0], 1e-10),
            "slope_left_quicker": (BEST[0] - _walked(400, 0.1)[0], 1e-10),
        },
        "valley": {
            "gone_at_100": (1 - fall[1] / fall[0], 1e-10),
            # Each step leaves 1 − αλ of the distance, and the square of that of the loss.
            "share_a_step": (1 - (1 - 0.01 * 2 / 50 * _singular(X)[1] ** 2) ** 2, 1e-10),
            "way_left_at_400": (
                np.hypot(*(_walked(400) - BEST)) / np.hypot(*((-2, -1) - BEST)),
                1e-10,
            ),
            "steepness_at_start": (np.hypot(*_slopes_of_loss((-2, -1))), 1e-5),
            "steepness_at_400": (np.hypot(*_slopes_of_loss(_walked(400))), 1e-6),
        },
        "fit": {
            "slope": (BEST[0], 1e-12),
            "intercept": (BEST[1], 1e-12),
            "loss": (mean_squared_error(*BEST), 1e-12),
            "per_ten": (10 * stats.linregress(TIME, DISTANCE).slope, 1e-12),
            "walk_slope": (_walked(3202)[0], 1e-10),
            "walk_intercept": (_walked(3202)[1], 1e-10),
            "walk_loss": (mean_squared_error(*_walked(3202)), 1e-10),
            "share_a_step": (0.01 * 2 / 50 * _singular(X)[1] ** 2, 1e-12),
        },
        "scaling": _scaling(),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("misfit", "predicted", ".3f", "0.236"),
    ("misfit", "measured", ".3f", "0.303"),
    ("misfit", "error", ".4f", "0.0045"),
    ("surface", "peak", ".2f", "7.70"),
    ("scaling", "condition_time", ".2f", "3144.65"),
    ("scaling", "condition_share", ".2f", "18.55"),
    ("scaling", "condition_standard", ".0f", "1"),
    ("scaling", "limit_time", ".5f", "0.00124"),
    ("scaling", "limit_share", ".3f", "0.788"),
    ("scaling", "limit_standard", ".1f", "1.0"),
    ("fit", "per_ten", ".1f", "0.2"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"1.2", "0.055", "0.204", "0.001", "0.01", "0.1"}
# Of the exercises.
SETTINGS |= {"1.5"}
