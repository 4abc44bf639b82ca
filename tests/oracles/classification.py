"""The numbers of the page on classification."""

from functools import cache

import numpy as np
import torch
from scipy import optimize, special, stats

from gdviz import data

WEATHER, FLEW = data.mornings()
TEMPERATURE = WEATHER[:, 0]
HOT = np.linspace(30, 35, 6)
CLEAR = np.array(
    [
        (13, 1),
        (17, 1.5),
        (19, 4.5),
        (19, 2),
        (21, 5.5),
        (8, 2),
        (11, 7.5),
        (5, 3.5),
        (7, 6),
        (8.5, 5.5),
        (4.5, 1),
    ]
)
CLEAR_FLEW = np.array([1] * 5 + [0] * 6)
CLEAR_INPUTS = (CLEAR - (12, 3)) / (5, 2.5)


def log_loss(weights, columns, flew, ridge=0):
    """Minus the mean logarithm of the Bernoulli distribution, as SciPy has it, and a penalty."""
    given = stats.bernoulli.logpmf(flew, special.expit(columns @ weights))
    return -np.mean(given) + ridge * np.sum(np.square(weights))


def fit(columns, flew, ridge=0):
    """The weights of lowest loss, by SciPy's Newton steps."""

    def loss(weights):
        z = columns @ weights
        surprise = -flew * special.log_expit(z) - (1 - flew) * special.log_expit(-z)
        return np.mean(surprise) + ridge * weights @ weights

    def slope(weights):
        missed = special.expit(columns @ weights) - flew
        return missed @ columns / len(flew) + 2 * ridge * weights

    start = np.zeros(columns.shape[1])
    found = optimize.root(slope, optimize.minimize(loss, start, jac=slope).x, tol=1e-14)
    return found.x


def inputs(weather):
    """Temperature and wind in units of the sixty mornings, and 1."""
    scaled = (weather - np.mean(WEATHER, axis=0)) / np.std(WEATHER, axis=0)
    return np.append(scaled, np.ones((len(weather), 1)), axis=1)


def walk(loss, starts, rate, steps):
    """Where PyTorch's gradient descent is after each step, (steps + 1, starts, weights)."""
    here = torch.tensor(np.array(starts, float), requires_grad=True)
    rule, points = torch.optim.SGD([here], rate), [here.detach().numpy().copy()]
    for _ in range(steps):
        rule.zero_grad()
        loss(here).sum().backward()
        rule.step()
        points.append(here.detach().numpy().copy())
    return np.array(points)


def losses(columns, flew):
    """Log loss and squared error of many weights at once, for PyTorch."""
    x, t = torch.tensor(columns), torch.tensor(flew, dtype=torch.float64)

    def log(weights):
        z = weights @ x.T
        error = torch.nn.functional.binary_cross_entropy_with_logits
        return error(z, t.expand_as(z), reduction="none").mean(1)

    def squared(weights):
        return ((torch.sigmoid(weights @ x.T) - t) ** 2).mean(1)

    return log, squared


def _line():
    slope, intercept, *_ = stats.linregress(TEMPERATURE, FLEW)
    warmer = stats.linregress(np.append(TEMPERATURE, HOT), np.append(FLEW, [1] * 6))
    raw = fit(np.column_stack([TEMPERATURE - 13, np.ones(60)]), FLEW)
    return {
        "count": (60, 0),
        "flew": (np.count_nonzero(FLEW), 0),
        "coldest": (intercept + slope * min(TEMPERATURE), 1e-12),
        "warmest": (intercept + slope * max(TEMPERATURE), 1e-12),
        "hottest": (intercept + slope * 35, 1e-12),
        "crossing": ((0.5 - intercept) / slope, 1e-10),
        "crossing_hot": ((0.5 - warmer.intercept) / warmer.slope, 1e-10),
        "half": (13 - raw[1] / raw[0], 1e-6),
    }


def _odds():
    return {
        "chance": (0.8, 0),
        "odds": (4, 1e-12),
        "logit": (special.logit(0.8), 1e-12),
        "against": (special.logit(0.2), 1e-12),
        "factor": (np.exp(1), 0),
        "chance_1": (special.expit(1), 1e-15),
        "chance_4": (special.expit(4), 1e-15),
        "exercise": (special.logit(0.9), 1e-12),
        "surprise": (-stats.bernoulli.logpmf(0, 0.9), 1e-12),
        "squared": (0.81, 1e-12),
        "squared_slope": (
            optimize.approx_fprime([special.logit(0.9)], lambda z: special.expit(z[0]) ** 2)[0],
            1e-6,
        ),
    }


def _likelihood():
    columns = inputs(WEATHER)[:, [0, 2]]
    best = fit(columns, FLEW)
    given = stats.bernoulli.pmf(FLEW, special.expit(columns @ best))
    guess = stats.bernoulli.pmf(FLEW, special.expit(0.5 * columns[:, 0]))
    return {
        "coin": (0.5**60, 1e-30),
        "coin_loss": (-stats.bernoulli.logpmf(1, 0.5), 1e-12),
        "guess": (np.prod(guess), 1e-24),
        "fitted": (np.prod(given), 1e-16),
        "fitted_loss": (log_loss(best, columns, FLEW), 1e-9),
        "typical": (stats.gmean(given), 1e-9),
        "worst": (min(given), 1e-7),
        "worst_surprise": (-np.log(min(given)), 1e-6),
    }


def _convex():
    columns = inputs(WEATHER)[:, [0, 2]]
    log, squared = losses(columns, FLEW)
    lowest = log_loss(fit(columns, FLEW), columns, FLEW)
    many = np.random.default_rng(0).uniform(-8, 8, (200, 2))
    starts = np.concatenate([[(7, -6), (-7, -1), (-6, 6)], many])
    first, last = walk(squared, starts, 1.0, 300)[[0, -1]]
    before, after = (squared(torch.tensor(points)).numpy() for points in (first, last))
    ends = log(torch.tensor(walk(log, starts, 1.0, 300)[-1])).numpy()

    def steepness(loss):
        return np.linalg.norm(walk(loss, [(-7, -1)], 1.0, 1)[1] - (-7, -1))

    return {
        "steps": (300, 0),
        "lowest": (lowest, 1e-9),
        "log_highest": (max(ends[:3]), 1e-9),
        "squared_first": (before[1], 1e-12),
        "squared_last": (after[1], 1e-9),
        "squared_good": (after[0], 1e-9),
        "arrived": (np.mean(ends[3:] < lowest + 0.01), 0),
        "stuck": (np.mean(after[3:] > before[3:] / 2), 0),
        "slope_log": (steepness(log), 1e-10),
        "slope_squared": (steepness(squared), 1e-10),
    }


def _field():
    columns = inputs(WEATHER)
    log, _ = losses(columns, FLEW)
    walked = walk(log, [(-1, -1, 0)], 1.0, 1000)[:, 0]
    degrees = fit(np.column_stack([WEATHER - (12, 3), np.ones(60)]), FLEW)
    return {
        "first": (log_loss(walked[0], columns, FLEW), 1e-12),
        "last": (log_loss(walked[-1], columns, FLEW), 1e-10),
        "warmer": (np.exp(degrees[0]), 1e-6),
        "windier": (np.exp(degrees[1]), 1e-6),
        "swap": (-degrees[1] / degrees[0], 1e-6),
        "right_first": (np.mean((special.expit(columns @ walked[0]) > 0.5) == FLEW), 0),
        "right": (np.mean((special.expit(columns @ walked[-1]) > 0.5) == FLEW), 0),
    }


def _by_hand():
    weather, flew = data.mornings(count=24)
    columns = np.append((weather.round(1) - (13, 4)) / (5, 2.5), np.ones((24, 1)), axis=1)
    return {
        "start_loss": (log_loss((1.5, 0, 0.3), columns, flew), 1e-12),
        "best_loss": (log_loss(fit(columns, flew), columns, flew), 1e-9),
    }


def widest(columns, flew):
    """The shortest weights that give each sample a logit of 1 or more its way: SciPy's program."""
    signs = 2 * flew - 1
    return optimize.minimize(
        lambda weights: weights @ weights,
        np.full(columns.shape[1], 9.0),
        constraints={"type": "ineq", "fun": lambda weights: signs * (columns @ weights) - 1},
        method="SLSQP",
        options={"ftol": 1e-15, "maxiter": 500},
    ).x


def _separable():
    free, held = [np.zeros(2)], np.zeros(2)
    for step in range(20_000):
        missed = special.expit(CLEAR_INPUTS @ free[-1]) - CLEAR_FLEW
        free.append(free[-1] - missed @ CLEAR_INPUTS / 11)
        if step < 100:
            missed = special.expit(CLEAR_INPUTS @ held) - CLEAR_FLEW
            held = held - missed @ CLEAR_INPUTS / 11 - 2 * 0.01 * held
    free = np.array(free)
    direction = widest(CLEAR_INPUTS, CLEAR_FLEW)
    lengths = np.hypot(*free.T)
    turns = np.degrees(np.arctan2(*free[1:].T) - np.arctan2(*direction))
    ridge = fit(CLEAR_INPUTS, CLEAR_FLEW, 0.01)
    stop = int(np.searchsorted(lengths, np.hypot(*ridge)))
    chances = special.expit(np.array([free[stop], ridge]) @ CLEAR_INPUTS.T)
    facts = {f"length_{k}": (lengths[k], 1e-8) for k in (100, 1000, 10_000)}
    facts |= {f"off_{k}": (abs(turns[k - 1]), 1e-5) for k in (100, 1000, 10_000)}
    return facts | {
        "margin": (1 / np.hypot(*direction), 1e-8),
        "growth": (np.hypot(*direction), 1e-7),
        "seen": ((lengths[20_000] - lengths[2000]) / np.log(10), 1e-8),
        "ridge_100": (np.hypot(*held), 1e-9),
        "ridge_1000": (np.hypot(*ridge), 1e-8),
        "weaker": (np.hypot(*fit(CLEAR_INPUTS, CLEAR_FLEW, 0.001)), 1e-6),
        "steps": (20_000, 0),
        "stop": (stop, 0),
        "apart": (max(abs(chances[0] - chances[1])), 1e-8),
    }


def _calibration():
    best = fit(inputs(WEATHER), FLEW)
    weather, flew = data.mornings(seed=100, count=20_000)
    columns, facts = inputs(weather), {"count": (20_000, 0)}
    for name, weights in {"": best, "_tripled": 3 * best}.items():
        chances = special.expit(columns @ weights)
        heaps, edges = (chances, flew), np.linspace(0, 1, 11)
        said, came = (stats.binned_statistic(chances, one, bins=edges).statistic for one in heaps)
        counts, _ = np.histogram(chances, edges)
        facts |= {
            f"right{name}": (np.mean(np.round(chances) == flew), 1e-12),
            f"loss{name}": (log_loss(weights, columns, flew), 1e-6),
            f"off{name}": (counts @ abs(said - came) / 20_000, 1e-6),
        }
    return facts | {"said": (said[1], 1e-5), "came": (came[1], 1e-12)}


def _threshold():
    weather, flew = data.mornings(seed=3, count=100_000)
    winter = weather[:, 0] < 8
    columns = np.append(stats.zscore(weather[winter]), np.ones((winter.sum(), 1)), axis=1)
    flew = flew[winter]
    weights = fit(columns[::2], flew[::2])
    chances, truth = special.expit(columns[1::2] @ weights), flew[1::2]

    def counts(level):
        """Hits, false alarms and misses."""
        found = chances > level
        return np.array([truth[found].sum(), (1 - truth[found]).sum(), truth[~found].sum()])

    costs = {}
    for percent in range(1, 60):
        _, alarms, misses = counts(percent / 100)
        costs[percent / 100] = (alarms + 5 * misses) / len(truth)
    facts = {}
    for percent in (5, 10, 20):
        hits, alarms, misses = counts(percent / 100)
        facts[f"precision_{percent}"] = (hits / (hits + alarms), 1e-12)
        facts[f"recall_{percent}"] = (hits / (hits + misses), 1e-12)
        facts[f"cost_{percent}"] = (costs[percent / 100], 1e-12)
    return facts | {
        "count": (np.count_nonzero(winter) // 2, 0),
        "share": (truth.sum() / len(truth), 1e-12),
        "lazy": (np.mean(truth == 0), 1e-12),
        "top": (max(chances), 1e-6),
        "mean": (np.mean(chances), 1e-6),
        "cheapest": (min(costs, key=costs.get), 1e-12),
        "even": (1 / 6, 1e-12),
        "cost_even": (counts(1 / 6) @ np.array([0, 1, 5]) / len(truth), 1e-12),
        "cost_lazy": (5 * truth.sum() / len(truth), 1e-12),
        "cost_cheapest": (min(costs.values()), 1e-12),
    }


def _softmax():
    lengths, kinds = data.animals()
    columns = np.append(stats.zscore(lengths), np.ones((150, 1)), axis=1)

    def chances(weights, rows):
        return special.log_softmax(rows @ weights.reshape(3, 3).T, axis=1)

    def loss(weights):
        return -np.mean(chances(weights, columns)[np.arange(150), kinds])

    def slope(weights):
        missed = np.exp(chances(weights, columns)) - np.eye(3)[kinds]
        return (missed.T @ columns / 150).ravel()

    near = optimize.minimize(loss, np.zeros(9), jac=slope).x
    best = optimize.root(slope, near, method="lm", options={"xtol": 1e-15, "ftol": 1e-15}).x
    # Of all weights of this loss, those to which walks from 0 lead: the sum of the three is 0.
    best = (best.reshape(3, 3) - best.reshape(3, 3).mean(axis=0)).ravel()
    ends = np.array([lengths[kinds == kind].mean(axis=0) for kind in (0, 1)])
    way = np.array([ends[0], ends.mean(axis=0), ends[1]])
    rows = np.append((way - lengths.mean(axis=0)) / lengths.std(axis=0), np.ones((3, 1)), axis=1)
    start, middle, end = np.exp(chances(best, rows))
    return {
        "first": (np.log(3), 1e-12),
        "loss": (loss(best), 1e-12),
        "right": (np.mean(chances(best, columns).argmax(axis=1) == kinds), 1e-12),
        "ears_neither": (best.reshape(3, 3)[2, 1], 1e-8),
        "start_cat": (start[0], 1e-9),
        "middle_cat": (middle[0], 1e-9),
        "middle_dog": (middle[1], 1e-9),
        "end_dog": (end[1], 1e-9),
    }


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    return {
        "line": _line(),
        "odds": _odds(),
        "likelihood": _likelihood(),
        "convex": _convex(),
        "field": _field(),
        "by_hand": _by_hand(),
        "separable": _separable(),
        "calibration": _calibration(),
        "threshold": _threshold(),
        "softmax": _softmax(),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("odds", "chance_1", ".2f", "0.73"),
    ("odds", "logit", ".2f", "1.39"),
    ("convex", "arrived", ".0%", "100%"),
    ("separable", "growth", ".2f", "1.86"),
]
# Digits of the story that are given, not computed.
SETTINGS = {
    "0.2",
    "0.5",
    "0.6",
    "0.8",
    "0.9",
    "0.01",
    "0.05",
    "0.10",
    "0.20",
    "0.001",
    "0.1",
    "0.3",
    "0.7",
    "2.5",
}
