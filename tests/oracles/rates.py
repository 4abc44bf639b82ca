"""The numbers of the page on learning rates."""

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


BEST_RATE = optimize.minimize_scalar(
    lambda rate: max(abs(1 - 5 * rate), abs(1 - rate)), bounds=(0, 0.4), options={"xatol": 1e-9}
)

# Fact by fact: what it must be, and how near.
ORACLES = {
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
    "factors": {
        "best_rate": (BEST_RATE.x, 1e-6),
        "best_factor": (BEST_RATE.fun, 1e-6),
        "no_overshoot": (optimize.brentq(lambda rate: 1 - 5 * rate, 0, 1), 1e-12),
        "limit": (optimize.brentq(lambda rate: 5 * rate - 1 - 1, 0.3, 1), 1e-12),
    },
    "flow": {f"gap_{100 * rate:.0f}": (_gap_to_flow(rate), 1e-8) for rate in (0.2, 0.1, 0.05)},
    "iterations": {
        "at_1": (_first_below(1e-6, 0.1), 0),
        "at_2": (_first_below(1e-6, 0.2), 0),
        "at_25": (_first_below(1e-6, 0.25), 0),
        "at_3": (_first_below(1e-6, 1 / 3), 0),
    },
}
# What the page says in words or digits: picture, fact, format, text.
SAID = [
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
SETTINGS = {"0.01", "0.1", "0.2", "0.25", "0.4", "0.5", "1.5"}
