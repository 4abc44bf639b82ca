"""The numbers of the page on one's own formulas and tables."""

from functools import cache

import numpy as np
from scipy import optimize

from gdviz import data


def _rosenbrock(velocity_kept):
    """The height after 1000 steps of 0.001 from (−1, 1), written out."""
    x, y, ahead, up = -1.0, 1.0, 0.0, 0.0
    for _ in range(1000):
        by_x = -2 * (1 - x) - 400 * x * (y - x * x)
        by_y = 200 * (y - x * x)
        ahead = velocity_kept * ahead - 0.001 * by_x
        up = velocity_kept * up - 0.001 * by_y
        x, y = x + ahead, y + up
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def _line(x, y):
    """Slope, intercept and loss of the line of best fit."""
    slope, intercept = np.polyfit(x, y, 1)
    return slope, intercept, np.mean((slope * x + intercept - y) ** 2)


@cache
def million() -> np.ndarray:
    """Times and distances of a million measurements, as the table of the page has them."""
    rng = np.random.default_rng(0)
    time = rng.uniform(0, 50, 10**6)
    return np.round([time, 1.2 * time / 49 + rng.normal(0, 0.055, time.size)], 4)


def _chances():
    """Of the mornings: the loss by the weights, and where it is lowest."""
    weather, flew = data.mornings()
    celsius = weather[:, 0].round(1)
    scaled = (celsius - celsius.mean()) / celsius.std()

    def loss(weights):
        logits = weights[0] * scaled + weights[1]
        return np.mean(np.logaddexp(0, logits) - flew * logits)

    def slopes(weights):
        missed = 1 / (1 + np.exp(-(weights[0] * scaled + weights[1]))) - flew
        return np.array([np.mean(missed * scaled), np.mean(missed)])

    best = optimize.minimize(loss, (0, 0), jac=slopes, method="BFGS", options={"gtol": 1e-10})
    walk = np.zeros(2)
    for _ in range(50):
        walk = walk - 0.8 * slopes(walk)
    half = celsius.mean() - celsius.std() * best.x[1] / best.x[0]
    return half, best.fun, loss(walk)


def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    time, distance = data.runs()
    distance = distance.round(3)
    slope, intercept, loss = _line(time, distance)
    columns = np.column_stack([time, np.ones(50)])
    half, lowest, walked = _chances()
    many = _line(*million())
    y = -9 * 0.75**50
    return {
        "walk": {
            "height": (y**2 / 2, 1e-15),
            "gentle": ((5 * (4 * 0.5**50) ** 2 + (9 * 0.9**50) ** 2) / 2, 1e-12),
            "limit": (2 / 5, 1e-9),
        },
        "race": {"plain": (_rosenbrock(0), 1e-9), "momentum": (_rosenbrock(0.9), 1e-9)},
        "line": {
            "slope": (slope, 1e-12),
            "intercept": (intercept, 1e-12),
            "loss": (loss, 1e-12),
            # On a standard scale each step of 0.1 leaves 0.8 of the way from the level line.
            "walk_slope": (slope * (1 - 0.8**50), 1e-12),
            "raw_limit": (50 / np.linalg.svd(columns)[1][0] ** 2, 1e-12),
        },
        "chance": {
            "half": (half, 1e-6),
            "loss": (lowest, 1e-9),
            "walk_loss": (walked, 1e-12),
        },
        "million": {
            "rows": (10**6, 0),
            "slope": (many[0], 1e-11),
            "intercept": (many[1], 1e-10),
            "loss": (many[2], 1e-12),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = []
# Digits of the story that are given, not computed: rates, a start, and the default rate.
SETTINGS = {"0.001", "0.1", "0.25", "0.4", "0.5", "4.0", "9.0"}
# `test_yours.py` looks that the table begins so, and that the command says so.
SETTINGS |= {"0.055", "0.015", "1.29892", "1.47074", "3.15544", "5.09689", "8.3819"}
# `test_table.py` reads these cells.
SETTINGS |= {"1.2", "1.200"}
