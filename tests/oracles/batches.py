"""The numbers of the page on mini-batches."""

from functools import cache

import numpy as np

from gdviz import data

X, Y = data.line()
BEST = np.polyfit(X, Y, 1)


def loss(weights):
    """The mean squared error of a line on all the data."""
    return np.mean((np.polyval(weights, X) - Y) ** 2)


def dealt(size, count, seed=0):
    """The numbers of the samples in the first batches, as the seed deals them."""
    rng = np.random.default_rng(seed)
    rows = []
    while len(rows) < count:
        rows.extend(np.split(rng.permutation(100), range(size, 100, size)))
    return rows[:count]


def opinions(weights):
    """The gradient of each dot by itself: 2 r (x, 1) with its residual r."""
    misses = np.polyval(weights, X) - Y
    return 2 * np.column_stack([misses * X, misses])


def _walked(size, steps, rate=lambda _: 0.05, seed=0):
    """A walk with batches, in plain numbers."""
    w, b = -2.0, 5.0
    walk = [(w, b)]
    for k, rows in enumerate(dealt(size, steps, seed)):
        misses = [w * X[n] + b - Y[n] for n in rows]
        along = sum(r * X[n] for r, n in zip(misses, rows, strict=True))
        w, b = w - rate(k) * 2 / size * along, b - rate(k) * 2 / size * sum(misses)
        walk.append((w, b))
    return walk


def _paths():
    found = {"lowest": (loss(BEST), 1e-12)}
    for size in (1, 10, 100):
        walk = _walked(size, 1000 // size)
        for epoch in (1, 3, 10):
            found[f"size_{size}_after_{epoch}"] = (loss(walk[100 * epoch // size]), 1e-10)
    return found


def _decay():
    """The excess after 1 and 20 epochs, averaged over ten orders."""
    rates = {"large": lambda _: 0.05, "small": lambda _: 0.005}
    rates["fading"] = lambda k: 5 / (100 + k)
    found = {}
    for name, rate in rates.items():
        walks = [_walked(1, 2000, rate, seed) for seed in range(10)]
        for epoch in (1, 20):
            above = np.mean([loss(walk[100 * epoch]) for walk in walks]) - loss(BEST)
            found[f"{name}_{epoch}"] = (above, 1e-10)
    return found


def _far(place, size):
    """The root of the mean squared distance of 100 batch gradients from the full one."""
    every = opinions(place)
    away = [every[rows].mean(axis=0) - every.mean(axis=0) for rows in dealt(size, 100)]
    return np.sqrt(np.mean([distance @ distance for distance in away]))


def _floor():
    """The noise that a walk still carries: α² Σ (1 − α)²ʲ, and how well 2000 walks can show it."""
    found = {}
    for name, rate in {"": 0.1, "_large": 0.6, "_small": 0.02}.items():
        kept = (1 - rate) ** 2
        variance = rate**2 * np.sum(kept ** np.arange(3000))
        independent = 2000 * 101 * (1 - kept) / (1 + kept)
        found[f"theory{name}"] = (variance, 1e-12)
        found[f"measured{name}"] = (variance, 4 * variance * np.sqrt(2 / independent))
    return found


ROOTS = np.sort(np.roots([4, 0, -4, -0.4]).real)


def _crossed(spread):
    """The chances to be in the other hollow after 600 steps, from the spread of a density."""
    x = np.linspace(-3.5, 3.5, 701)
    mean = x - 0.05 * (4 * x**3 - 4 * x - 0.4)
    chances = np.exp(-(((x - mean[:, None]) / (0.05 * spread)) ** 2) / 2)
    chances /= np.maximum(chances.sum(axis=1, keepdims=True), 1e-300)
    later = np.linalg.matrix_power(chances, 600)
    deep = x > ROOTS[1]
    first, second = (later[np.argmin(abs(x - root))] for root in ROOTS[[0, 2]])
    return {"escaped": first[deep].sum(), "strayed": second[~deep].sum()}


def _noise():
    found = {"count": (1000, 0)}
    for name, root in zip(("shallow", "top", "deep"), ROOTS, strict=True):
        found[name] = ((root**2 - 1) ** 2 - 0.4 * root, 1e-12)
    for spread in (1, 3, 6):
        for name, chance in _crossed(spread).items():
            doubt = 4 * np.sqrt(chance * (1 - chance) / 1000)
            found[f"{name}_{spread}"] = (chance, doubt + 1e-3)
    return found


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    epoch = _walked(10, 20)
    full = opinions((-2, 5)).mean(axis=0)
    return {
        "epoch": {f"loss_{k}": (loss(epoch[k]), 1e-10) for k in (0, 1, 10, 20)},
        "cloud": {
            f"{name}_{size}": (_far(place, size), 1e-10)
            for name, place in {"start": (-2, 5), "end": BEST}.items()
            for size in (1, 10)
        }
        | {
            "along_slope": (full[0], 1e-12),
            "along_intercept": (full[1], 1e-12),
            "largest": (np.hypot(*full), 1e-12),
            "against": (np.count_nonzero(opinions((-2, 5)) @ full < 0) / 100, 1e-12),
        },
        "paths": _paths(),
        "floor": _floor(),
        "decay": _decay(),
        "noise": _noise(),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("floor", "theory", ".5f", "0.05263"),
    ("paths", "lowest", ".3f", "0.267"),
    ("noise", "escaped_1", ".1%", "0.0%"),
    ("noise", "strayed_1", ".1%", "0.0%"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.005", "0.02", "0.05", "0.1", "0.4", "0.6"}
