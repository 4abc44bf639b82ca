"""The numbers of the page on momentum and other rules."""

import math
from functools import cache

import numpy as np
import torch
from scipy import optimize

ROOTS = np.sort(np.roots([4, 0, -4, -0.4]).real)
TOP = optimize.brentq(lambda x: math.sin(x) + x * math.cos(x), 1.5, 2.5)


def _height(x):
    return (x**2 - 1) ** 2 - 0.4 * x


def ball(slope, start, rate, share, steps, ahead=0):
    """A ball in one direction; with `ahead` it asks for the slope where its velocity leads."""
    x, v, walk = start, 0, [start]
    for _ in range(steps):
        v = share * v - rate * slope(x + ahead * share * v)
        x += v
        walk.append(x)
    return np.array(walk)


@cache
def waves():
    """The walks in the middle hollow of x · sin x, with more and more memory."""
    return [
        ball(lambda x: math.sin(x) + x * math.cos(x), -1.8, 0.02, share, 1000)
        for share in (0, 0.5, 0.8, 0.9, 0.95)
    ]


def _settled(share):
    """The first step from which on x stays within a hundredth, by powers of a matrix."""
    matrix = np.array([[1 + share - 0.1, -share], [1, 0]])
    walk = [(np.linalg.matrix_power(matrix, k) @ (1, 1))[0] for k in range(151)]
    return max(k for k, x in enumerate(walk) if abs(x) > 0.01) + 1


def _valley(rate, share, ahead=0):
    """Steps until (5x² + y²)/2 is below a millionth, each direction by itself."""
    x, y = (
        ball(lambda x, c=c: c * x, start, rate, share, 60, ahead) for c, start in ((5, 4), (1, -9))
    )
    return int(np.argmax((5 * x**2 + y**2) / 2 < 1e-6))


def _left(rate, share):
    """The largest eigenvalue of a step, in either direction."""
    steps = [[[1 + share - rate * c, -share], [1, 0]] for c in (5, 1)]
    return max(abs(np.linalg.eigvals(steps).ravel()))


def _needed(ratio, rate, share):
    """Steps until the distance from (1, 1) to the bottom is a millionth."""
    walks = [ball(lambda x, c=c: c * x, 1, rate, share, 1500) for c in (ratio, 1)]
    return int(np.flatnonzero(np.hypot(*walks) > 1e-6 * math.sqrt(2))[-1]) + 1


def _heavy(ratio):
    root = math.sqrt(ratio)
    return 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2


OPTIMISERS = {
    "plain": (torch.optim.SGD, {}),
    "momentum": (torch.optim.SGD, {"momentum": 0.9}),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "adagrad": (torch.optim.Adagrad, {"eps": 1e-10}),
    "rmsprop": (torch.optim.RMSprop, {"alpha": 0.9, "eps": 1e-8}),
    "adam": (torch.optim.Adam, {"betas": (0.9, 0.999), "eps": 1e-8}),
}


def _table():
    """Three steps of each rule as PyTorch takes them."""
    found = {}
    for name, (make, options) in OPTIMISERS.items():
        point = torch.tensor([1.0, 1.0], dtype=torch.float64, requires_grad=True)
        optimiser = make([point], lr=0.1, **options)
        for k in (1, 2, 3):
            optimiser.zero_grad()
            (5 * point[0] ** 2 + point[1] ** 2).div(2).backward()
            optimiser.step()
            found |= {f"{name}_x{k}": (point[0].item(), 1e-12)}
            found |= {f"{name}_y{k}": (point[1].item(), 1e-12)}
    return found


RATES = 10 ** (np.arange(31) / 6 - 4)


def _steps(name, gradient, start, noise):
    """The walks of a rule with all rates at once, from textbook formulas."""
    point = np.tile(np.reshape(start, (2, 1)).astype(float), 31)
    v = s = m = 0.0
    yield point
    for k, push in enumerate(noise, start=1):
        g = gradient(point) + push[:, None]
        if name in ("plain", "momentum", "nesterov"):
            share = 0.9 * (name != "plain")
            v = share * v + g
            move = g + share * v if name == "nesterov" else v
        else:
            memory = {"adagrad": (1, 1), "rmsprop": (0.9, 0.1), "adam": (0.999, 0.001)}[name]
            s, m = memory[0] * s + memory[1] * g**2, 0.9 * m + 0.1 * g
            size = s / (1 - 0.999**k) if name == "adam" else s
            push = m / (1 - 0.9**k) if name == "adam" else g
            move = push / (np.sqrt(size) + (1e-10 if name == "adagrad" else 1e-8))
        point = point - RATES * move
        yield point


def _late(name, loss, gradient, start, noise):
    """The mean loss of the last tenth, for every rate."""
    with np.errstate(all="ignore"):
        losses = [loss(point) for point in _steps(name, gradient, start, noise)]
        late = np.mean(losses[-(len(losses) // 10) :], axis=0)
    return np.where(np.isfinite(late), late, np.inf)


def raced(loss, gradient, start, noise, practice, near):
    """The best rate of each rule on the practice noise, and its late loss in the race."""
    found = {}
    for name in OPTIMISERS:
        best = np.argmin(_late(name, loss, gradient, start, practice))
        found[f"{name}_rate"] = (RATES[best], 1e-12)
        late = _late(name, loss, gradient, start, noise)[best]
        found[f"{name}_loss"] = (late, 1e-6 * late + near)
    return found


def _bowl(matrix):
    """The loss and the gradient of a bowl from its matrix."""
    return lambda p: np.sum(p * (matrix @ p), axis=0) / 2, lambda p: matrix @ p


TURN = np.array([[1, 1], [-1, 1]]) / math.sqrt(2)
ASKEW, STRAIGHT = TURN @ np.diag([100, 1]) @ TURN.T, np.diag([100, 1])
STILL = np.zeros((200, 2))
NOISE, PRACTICE = (np.random.default_rng(seed).normal(0, 3, (200, 2)) for seed in (1, 0))
SADDLE = (
    lambda p: p[0] ** 2 / 2 + (p[1] ** 2 - 1) ** 2 / 4,
    lambda p: np.array([p[0], p[1] * (p[1] ** 2 - 1)]),
)


@cache
def ravine():
    """The race in the ravine that lies askew."""
    return raced(*_bowl(ASKEW), (-3, -2), STILL[:60], STILL[:60], 1e-15)


@cache
def turned():
    """The same race with the ravine turned into an axis."""
    return raced(*_bowl(STRAIGHT), TURN.T @ (-3, -2), STILL[:60], STILL[:60], 1e-15)


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    return {
        "hollows": {
            "shallow": (ROOTS[0], 1e-6),
            "deep": (ROOTS[2], 1e-6),
            "left": (ROOTS[2], 1e-6),
            "right": (ROOTS[0], 1e-6),
            "shallow_height": (_height(ROOTS[0]), 1e-10),
            "deep_height": (_height(ROOTS[2]), 1e-10),
        },
        "waves": {
            "start_height": (1.8 * math.sin(1.8), 1e-14),
            "top": (TOP, 1e-9),
            "top_height": (TOP * math.sin(TOP), 1e-12),
            "end": (max(abs(walk[-1]) for walk in waves()), 1e-15),
            "swing": (max(waves()[-1]), 1e-12),
        },
        "damping": {
            # Where both eigenvalues of a step are one.
            "best": (optimize.brentq(lambda b: (0.9 + b) ** 2 - 4 * b, 0, 0.9), 1e-10),
            "factor": (1 - math.sqrt(0.1), 1e-14),
            "steps_little": (_settled(0), 0),
            "steps_best": (_settled((1 - math.sqrt(0.1)) ** 2), 0),
            "steps_much": (_settled(0.9), 0),
        },
        "valley": {
            "plain": (_valley(1 / 3, 0), 0),
            "heavy": (_valley(*_heavy(5)), 0),
            "nesterov": (_valley(1 / 5, (3 - math.sqrt(5)) / 2, ahead=1), 0),
            "rate": (_heavy(5)[0], 1e-14),
            "share": (_heavy(5)[1], 1e-14),
            "ahead": ((3 - math.sqrt(5)) / 2, 1e-14),
        },
        "map": {
            "best": (_left(*_heavy(5)), 1e-7),
            "plain": (_left(1 / 3, 0), 1e-12),
            "usual": (_left(0.1, 0.9), 1e-12),
        },
        "conditions": {
            f"{name}_{ratio}": (_needed(ratio, *settings), 0)
            for ratio in (5, 100)
            for name, settings in {"plain": (2 / (ratio + 1), 0), "heavy": _heavy(ratio)}.items()
        },
        "rules": _table(),
        "rosenbrock": raced(optimize.rosen, optimize.rosen_der, (-1.2, 1), STILL, STILL, 1e-15),
        "ravine": ravine()
        | {
            "straight_momentum": turned()["momentum_loss"],
            "straight_adagrad": (turned()["adagrad_loss"][0], 1e-6 * turned()["adagrad_loss"][0]),
        },
        "saddle": raced(*SADDLE, (1.5, 0.001), STILL[:16], STILL[:16], 2e-15),
        "bowl": raced(*_bowl(np.diag([5, 1])), (4, -9), NOISE, PRACTICE, 1e-15),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("valley", "plain", "d", "23"),
    ("valley", "heavy", "d", "13"),
    ("valley", "nesterov", "d", "19"),
    ("valley", "rate", ".5f", "0.38197"),
    ("valley", "share", ".5f", "0.14590"),
    ("rules", "plain_x1", ".3f", "0.500"),
    ("rules", "adagrad_x1", ".3f", "0.900"),
    ("rules", "adam_y1", ".3f", "0.900"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.4", "1.6", "1.8", "0.01", "0.9", "0.02", "0.95", "0.1", "0.999", "0.0001"}
SETTINGS |= {"1.2", "1.5", "0.001"}
