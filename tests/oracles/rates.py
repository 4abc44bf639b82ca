"""The numbers of the page on learning rates."""

from functools import cache

import numpy as np
from scipy import integrate, optimize


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


def _ahead(rate, point=(4, -9)):
    """The loss after one step from a point, where the gradient is (5x, y)."""
    x, y = point
    return (5 * (x - 5 * rate * x) ** 2 + (y - rate * y) ** 2) / 2


def _excess(rate, point):
    """By how much a step misses what it must gain: 0.3 of what the slope promises."""
    x, y = point
    return _ahead(rate, point) - _ahead(0, point) + 0.3 * rate * (25 * x**2 + y**2)


def _exact(point):
    return optimize.minimize_scalar(
        _ahead, args=(point,), bounds=(0, 1), options={"xatol": 1e-12}
    ).x


def _halved(point):
    """The largest of 1, 1/2, 1/4 … up to the root beyond which no step pays."""
    return 2.0 ** np.floor(min(0, np.log2(optimize.brentq(_excess, 1e-3, 2, args=(point,)))))


def _searched(rate_at):
    """The rates of all steps until the loss is below 10⁻⁶."""
    (x, y), rates = (4, -9), []
    while _ahead(0, (x, y)) >= 1e-6:
        rates.append(rate_at((x, y)))
        x, y = x - 5 * rates[-1] * x, y - rates[-1] * y
    return rates


def _askew():
    """The bowl turned by an eighth of a circle, (3x² − 4xy + 3y²) / 2, and a walk there."""
    turn = np.array([[1, 1], [-1, 1]]) / np.sqrt(2)
    start = turn @ (4, -9)
    # One step multiplies by the matrix I − αH, in whatever coordinates.
    step = np.eye(2) - 0.25 * np.array([[3, -2], [-2, 3]])
    first, second = step @ start, step @ step @ start
    across, along = turn.T
    return {
        # The curvature in a direction: what the bowl's height is at its tip, doubled.
        "steep": (3 * across[0] ** 2 - 4 * across[0] * across[1] + 3 * across[1] ** 2, 1e-12),
        "flat": (3 * along[0] ** 2 - 4 * along[0] * along[1] + 3 * along[1] ** 2, 1e-12),
        "start_x": (start[0], 1e-12),
        "start_y": (start[1], 1e-12),
        "x_1": (first[0], 1e-12),
        "x_2": (second[0], 1e-12),
        "steep_1": (-1, 1e-12),
        "steep_2": (0.25, 1e-12),
    }


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    best = optimize.minimize_scalar(
        lambda rate: max(abs(1 - 5 * rate), abs(1 - rate)), bounds=(0, 0.4), options={"xatol": 1e-9}
    )
    exact, halved = _searched(_exact), _searched(_halved)
    lowest = optimize.minimize_scalar(_ahead, bounds=(0, 1), options={"xatol": 1e-12})
    return {
        "regimes": {
            "steps": (49, 0),
            "start_loss": (80.5, 0),
            "loss_1": (_bowl_loss(49, 0.01), 1e-12),
            "loss_10": (_bowl_loss(49, 0.1), 1e-15),
            "loss_25": (_bowl_loss(49, 0.25), 1e-22),
            "loss_50": (_bowl_loss(49, 0.5), 1e7),
            "slow_x": (4 * 0.95**49, 1e-12),
            "slow_y": (-9 * 0.99**49, 1e-12),
        },
        "curves": {
            "below_1": (_first_below(0.01, 0.1), 0),
            "below_25": (_first_below(0.01, 0.25), 0),
            "loss_at_25": (_bowl_loss(25, 0.1), 1e-12),
            "share_at_25": (_bowl_loss(25, 0.1) / 80.5, 1e-12),
        },
        "losses": {
            "good_10": (_bowl_loss(10, 0.1), 1e-12),
            "zigzag_10": (_bowl_loss(10, 0.25), 1e-12),
            "unstable_40": (_bowl_loss(40, 0.5), 1e3),
        },
        "zigzag": {
            "slope_x": (20, 0),
            "slope_y": (-9, 0),
            "x_1": (4 * -0.25, 0),
            "x_2": (4 * 0.25**2, 0),
            "y_1": (-9 * 0.75, 0),
            "y_2": (-9 * 0.75**2, 0),
        },
        "askew": _askew(),
        "factors": {
            "best_rate": (best.x, 1e-6),
            "best_factor": (best.fun, 1e-6),
            "no_overshoot": (optimize.brentq(lambda rate: 1 - 5 * rate, 0, 1), 1e-12),
            "limit": (optimize.brentq(lambda rate: 5 * rate - 1 - 1, 0.3, 1), 1e-12),
        },
        "flow": {f"gap_{100 * rate:.0f}": (_gap_to_flow(rate), 1e-8) for rate in (0.2, 0.1, 0.05)},
        "directions": {
            "ratio": (max(np.abs(np.linalg.eigvals(np.eye(2) - np.diag([5, 1]) / 3))), 1e-12),
            "x_50": (4 * 1.5**20, 1e-9),
            "y_50": (9 / 2**20, 1e-18),
        },
        "ahead": {
            "exact": (lowest.x, 1e-8),
            "start": (80.5, 0),
            "lowest": (lowest.fun, 1e-12),
            "tried_1": (_ahead(1), 1e-12),
            "tried_2": (_ahead(0.5), 1e-12),
            "tried_4": (_ahead(0.25), 1e-12),
        },
        "search": {
            "steps_exact": (len(exact), 0),
            "steps_backtracking": (len(halved), 0),
            "short": (exact[0], 1e-7),
            "long": (exact[1], 1e-7),
            "looks": (np.mean([np.log2(2 / rate) for rate in halved[:8]]), 1e-12),
        },
        "iterations": {
            "at_1": (_first_below(1e-6, 0.1), 0),
            "at_2": (_first_below(1e-6, 0.2), 0),
            "at_25": (_first_below(1e-6, 0.25), 0),
            "at_3": (_first_below(1e-6, 1 / 3), 0),
            "at_39": (_first_below(1e-6, 0.39), 0),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("directions", "ratio", ".5f", "0.66667"),
    ("regimes", "loss_1", ".3f", "15.388"),
    ("regimes", "loss_10", ".5f", "0.00133"),
    ("regimes", "loss_25", ".1e", "2.3e-11"),
    ("regimes", "loss_50", ".3e", "7.228e+18"),
    ("iterations", "at_1", "d", "84"),
    ("iterations", "at_2", "d", "40"),
    ("iterations", "at_25", "d", "31"),
    ("iterations", "at_3", "d", "23"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.01", "0.1", "0.2", "0.25", "0.4", "0.5", "1.5", "0.3", "0.75"}
# Given in an exercise, and learning rates that papers name.
SETTINGS |= {"0.15", "0.001"}
# Of the exercises.
SETTINGS |= {"0.39", "0.95"}
