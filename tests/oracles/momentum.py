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


def _both(rate, share, steps, ahead=0):
    """The ways of x and y in the bowl (5x² + y²)/2 from (4, -9), each by itself."""
    return [
        ball(lambda x, c=c: c * x, start, rate, share, steps, ahead)
        for c, start in ((5, 4), (1, -9))
    ]


def _valley(rate, share, ahead=0, loss=1e-6):
    """Steps until (5x² + y²)/2 is below a millionth, or another loss."""
    x, y = _both(rate, share, 60, ahead)
    return int(np.argmax((5 * x**2 + y**2) / 2 < loss))


def _stays(rate, share, ahead):
    """Steps until (5x² + y²)/2 stays below a millionth."""
    x, y = _both(rate, share, 400, ahead)
    return max(k for k in range(400) if (5 * x[k] ** 2 + y[k] ** 2) / 2 >= 1e-6) + 1


def _eigenvalue(rate, share, curvature):
    """The size of the larger eigenvalue of a step of Nesterov's ball, which acts on (θ, v)."""
    calm = 1 - rate * curvature
    return max(abs(np.linalg.eigvals([[calm, share * calm], [calm - 1, share * calm]])))


def _size(rate, share, curvature):
    """The size of the larger eigenvalue of a heavy ball's step."""
    return max(abs(np.linalg.eigvals([[1 + share - rate * curvature, -share], [1, 0]])))


def _left(rate, share):
    """The largest eigenvalue of a step, in either direction."""
    return max(_size(rate, share, curvature) for curvature in (5, 1))


def _needed(ratio, rate, share):
    """Steps until the distance from (1, 1) to the bottom is a millionth."""
    walks = [ball(lambda x, c=c: c * x, 1, rate, share, 1500) for c in (ratio, 1)]
    return int(np.flatnonzero(np.hypot(*walks) > 1e-6 * math.sqrt(2))[-1]) + 1


def _arrives(rate, share):
    """Steps until x and y, from (1, 1), both stay within a millionth of the bottom."""
    walks = [ball(lambda x, c=c: c * x, 1, rate, share, 3000) for c in (5, 1)]
    return int(np.flatnonzero(np.max(np.abs(walks), axis=0) > 1e-6)[-1]) + 1


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
            place = point.detach().clone()
            if name == "nesterov":
                # PyTorch walks over the places θ + βv, and keeps −v/α.
                place += 0.9 * 0.1 * optimiser.state[point]["momentum_buffer"]
            found |= {f"{name}_x{k}": (place[0].item(), 1e-12)}
            found |= {f"{name}_y{k}": (place[1].item(), 1e-12)}
    return found


RATES = 10 ** (np.arange(31) / 6 - 4)
SHARES = [*np.arange(10) / 10, 0.95, 0.98, 0.99]
DECAYS = [0.5, 0.9, 0.99, 0.999, 0.9999]
# What a rule has besides its rate.
OTHERS = {
    "momentum": {"share": SHARES},
    "nesterov": {"share": SHARES},
    "rmsprop": {"decay": DECAYS},
    "adam": {"share": SHARES, "decay": DECAYS},
    "fading": {"halved_after": [0.25, 0.5, 1, 2, 5, 10, 20, 50]},
}


def _steps(name, gradient, start, noise, rate, share=0.0, decay=0.0, halved_after=np.inf):
    """The walks of a rule with all settings at once, from the formulas of the page."""
    place = np.reshape(np.array(start, float), (2, 1, 1)) * np.ones((2, len(rate), 1))
    v = s = m = 0.0
    yield place
    for k, push in enumerate(noise):
        looked = place + share * v if name == "nesterov" else place
        g = gradient(looked) + push[:, None]
        if name in ("plain", "momentum", "nesterov", "fading"):
            v = share * v - rate / (1 + k / halved_after) * g
            place = place + v
        elif name == "adagrad":
            s = s + g * g
            place = place - rate * g / (np.sqrt(s) + 1e-10)
        else:
            s = decay * s + (1 - decay) * g * g
            m = share * m + (1 - share) * g
            right = (1 - share ** (k + 1), 1 - decay ** (k + 1)) if name == "adam" else (1, 1)
            place = place - rate * (m / right[0]) / (np.sqrt(s / right[1]) + 1e-8)
        yield place


def late_loss(name, loss, gradient, start, noise, **settings):
    """The mean loss of the last tenth: for all settings, and for every noise."""
    columns = {key: np.reshape(value, (-1, 1)) for key, value in settings.items()}
    with np.errstate(all="ignore"):
        walk = _steps(name, gradient, start, noise, **columns)
        losses = [loss(place) for place in walk]
        late = np.mean(losses[-(len(losses) // 10) :], axis=0)
    return np.where(np.isfinite(late), late, np.inf)


def tuned(name, loss, gradient, start, noise, rates=RATES, **fixed):
    """The settings of a rule with the lowest mean late loss."""
    grid = {"rate": rates} | OTHERS.get(name, {}) | {k: [value] for k, value in fixed.items()}
    every = [column.ravel() for column in np.meshgrid(*grid.values(), indexing="ij")]
    settings = dict(zip(grid, every, strict=True))
    best = late_loss(name, loss, gradient, start, noise, **settings).mean(axis=1).argmin()
    return {key: values[best] for key, values in settings.items()}


def raced(loss, gradient, start, noise, practice, near, names=tuple(OPTIMISERS), **tuning):
    """The best settings of each rule on the practice noises, and its late loss in the race."""
    found = {}
    for name in names:
        best = tuned(name, loss, gradient, start, practice, **tuning)
        late = late_loss(name, loss, gradient, start, noise, **best)
        found |= {f"{name}_{key}": (value, 1e-12) for key, value in best.items()}
        found[f"{name}_loss"] = (late.mean(), 1e-6 * late.mean() + near)
        if noise.shape[2] > 1:
            found[f"{name}_spread"] = (late.std(), 1e-6)
    return found


def _usual(loss, gradient, start, steps):
    """How momentum ends with a share of 0.9 and the rate that suits it."""
    still = np.zeros((steps, 2, 1))
    best = tuned("momentum", loss, gradient, start, still, share=0.9)
    return late_loss("momentum", loss, gradient, start, still, **best).item(), 1e-9


def bowl_of(matrix):
    """The loss and the gradient of a bowl from its matrix."""
    return (
        lambda p: np.einsum("i...,ij,j...->...", p, matrix, p) / 2,
        lambda p: np.einsum("ij,j...->i...", matrix, p),
    )


TURN = np.array([[1, 1], [-1, 1]]) / math.sqrt(2)
ASKEW, STRAIGHT = TURN @ np.diag([100, 1]) @ TURN.T, np.diag([100, 1])
STILL = np.zeros((200, 2, 1))
PRACTICE = np.random.default_rng(0).normal(0, 3, (200, 2, 50))
NOISE = np.random.default_rng(1).normal(0, 3, (200, 2, 300))
ROSEN = (
    lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2,
    lambda p: np.array(
        [2 * (p[0] - 1) - 400 * p[0] * (p[1] - p[0] ** 2), 200 * (p[1] - p[0] ** 2)]
    ),
)
SADDLE = (
    lambda p: p[0] ** 2 / 2 + (p[1] ** 2 - 1) ** 2 / 4,
    lambda p: np.array([p[0], p[1] * (p[1] ** 2 - 1)]),
)


@cache
def ravine():
    """The race in the ravine that lies askew."""
    return raced(*bowl_of(ASKEW), (-3, -2), STILL[:60], STILL[:60], 1e-15)


@cache
def turned():
    """The same race with the ravine turned into an axis."""
    return raced(*bowl_of(STRAIGHT), TURN.T @ (-3, -2), STILL[:60], STILL[:60], 1e-15)


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
        "steady": {"ten_steps": ((1 - 0.9**10) / 0.1, 1e-12)},
        "damping": {
            # Where both eigenvalues of a step are one.
            "critical": (optimize.brentq(lambda b: (0.9 + b) ** 2 - 4 * b, 0, 0.9), 1e-10),
            "factor": (1 - math.sqrt(0.1), 1e-14),
            "factor_much": (_size(0.1, 0.9, 1), 1e-12),
            "overshoot": (-min(ball(lambda x: x, 1, 0.1, 0.54, 150)), 1e-12),
            "steps_little": (_settled(0), 0),
            "steps_critical": (_settled((1 - math.sqrt(0.1)) ** 2), 0),
            "steps_more": (_settled(0.54), 0),
            "steps_much": (_settled(0.9), 0),
        },
        "phase": {
            "crossed": (np.diff(ball(lambda x: x, 1, 0.1, 0.9, 60) > 0).sum(), 0),
            "crossed_half": (np.diff(ball(lambda x: x, 1, 0.1, 0.5, 60) > 0).sum(), 0),
        },
        "valley": {
            "plain": (_valley(1 / 3, 0), 0),
            "heavy": (_valley(1 / 3, 0.2), 0),
            "halved": (_valley(1 / 3, 0.5), 0),
            "polyak": (_valley(*_heavy(5)), 0),
            "nesterov": (_valley(1 / 5, (3 - math.sqrt(5)) / 2, ahead=1), 0),
            "heavy_far": (_valley(1 / 3, 0.2, loss=1e-12), 0),
            "polyak_far": (_valley(*_heavy(5), loss=1e-12), 0),
            "rate": (_heavy(5)[0], 1e-14),
            "share": (_heavy(5)[1], 1e-14),
            "ahead": ((3 - math.sqrt(5)) / 2, 1e-14),
            # x' = x (1 − 5/3), and y' = y (1 − 1/3); a ball adds a fifth of the step before.
            "plain_x1": (-8 / 3, 1e-12),
            "plain_x2": (16 / 9, 1e-12),
            "heavy_x2": (16 / 9 - 0.2 * 20 / 3, 1e-12),
            "plain_y2": (-4, 1e-12),
            "heavy_y2": (-4 + 0.2 * 3, 1e-12),
            "polyak_x1": (4 * (1 - 5 * _heavy(5)[0]), 1e-12),
        },
        "ahead": {
            "heavy_swing": (min(_both(0.1, 0.9, 60)[0]), 1e-12),
            "nesterov_swing": (min(_both(0.1, 0.9, 60, ahead=1)[0]), 1e-12),
            "heavy_steps": (_stays(0.1, 0.9, ahead=0), 0),
            "nesterov_steps": (_stays(0.1, 0.9, ahead=1), 0),
            "heavy_factor": (_size(0.1, 0.9, 5), 1e-12),
            "across_factor": (_eigenvalue(0.1, 0.9, 5), 1e-12),
            "along_factor": (_eigenvalue(0.1, 0.9, 1), 1e-12),
        },
        "map": {
            "best": (_left(*_heavy(5)), 1e-7),
            "plain": (_left(1 / 3, 0), 1e-12),
            "usual": (_left(0.1, 0.9), 1e-12),
            "count": (_arrives(0.1, 0.9), 0),
            "share_1000": (_heavy(1000)[1], 1e-12),
        },
        "conditions": {
            f"{name}_{ratio}": (_needed(ratio, *settings), 0)
            for ratio in (5, 100)
            for name, settings in {"plain": (2 / (ratio + 1), 0), "heavy": _heavy(ratio)}.items()
        },
        "rules": _table(),
        "race": {
            "momentum_loss": (_untuned("momentum", share=0.9), 1e-12),
            "adam_loss": (_untuned("adam", share=0.9, decay=0.999), 1e-12),
        },
        "rosenbrock": raced(*ROSEN, (-1.2, 1), STILL, STILL, 1e-9)
        | {
            "between_adagrad": raced(
                *ROSEN,
                *((-1.2, 1), STILL, STILL, 1e-9, ("adagrad",)),
                rates=10 ** (np.arange(31) / 6 - 4 + 1 / 12),
            )["adagrad_loss"]
        },
        "ravine": ravine()
        | {
            "usual_momentum": _usual(*bowl_of(ASKEW), (-3, -2), 60),
            "straight_momentum": turned()["momentum_loss"],
            "straight_adagrad": (turned()["adagrad_loss"][0], 1e-6 * turned()["adagrad_loss"][0]),
        },
        "saddle": raced(*SADDLE, (1.5, 0.001), STILL[:16], STILL[:16], 2e-15)
        | {
            "usual_momentum": _usual(*SADDLE, (1.5, 0.001), 16),
            # AdaGrad's first step is its rate, and 1 is its best.
            "adagrad_left": (1, 0),
            "plain_left": (_leaves(0.001), 0),
        },
        "bowl": _noisy(),
    }


def _untuned(name, **settings):
    """How a rule ends in the bent valley with the rate 0.001."""
    return late_loss(name, *ROSEN, (-1.2, 1), STILL, rate=0.001, **settings).item()


def _leaves(y):
    """Steps of plain descent until y is above 1/2, with the best rate of the grid, 10^(-1/6)."""
    for k in range(100):
        if y > 0.5:
            return k
        y += 10 ** (-1 / 6) * (y - y**3)
    return None


def _noisy():
    """The race in the noisy bowl, and a fading rate that is given."""
    bowl, start = bowl_of(np.diag([5, 1])), (4, -9)
    gentle = late_loss("fading", *bowl, start, NOISE, rate=0.15, halved_after=10)
    found = raced(*bowl, start, NOISE, PRACTICE, 1e-15, (*OPTIMISERS, "fading"))
    return found | {"untuned_fading": (gentle.mean(), 1e-9)}


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("valley", "plain", "d", "23"),
    ("valley", "heavy", "d", "11"),
    ("valley", "polyak", "d", "13"),
    ("valley", "nesterov", "d", "19"),
    ("valley", "rate", ".5f", "0.38197"),
    ("valley", "share", ".5f", "0.14590"),
    ("rules", "plain_x1", ".3f", "0.500"),
    ("rules", "adagrad_x1", ".3f", "0.900"),
    ("rules", "adam_y1", ".3f", "0.900"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.4", "1.6", "1.8", "0.01", "0.9", "0.02", "0.95", "0.1", "0.999", "0.0001"}
SETTINGS |= {
    "1.2",
    "1.5",
    "0.001",
    "0.15",
    "0.2",
    "0.25",
    "0.5",
    "0.54",
    "0.3",
    "0.75",
    "0.99",
    "0.9999",
}
# Of the exercises.
SETTINGS |= {"0.175"}
