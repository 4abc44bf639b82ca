"""The numbers of the page on networks."""

from functools import cache

import numpy as np
from scipy.special import expit

from gdviz import data

# The weights of the network for a pixel, as their seed gives them, and its first sums by hand.
WEIGHTS = np.random.default_rng(99013).normal(0, 0.7, 35).round(1)
PARTS = [
    (WEIGHTS[:12].reshape(4, 3), WEIGHTS[12:16]),
    (WEIGHTS[16:28].reshape(3, 4), WEIGHTS[28:31]),
    (WEIGHTS[31:34].reshape(1, 3), WEIGHTS[34:]),
]
PIXEL = np.array([0.8, 0.6, 0.2])
X, Y = data.parabola()


def passed(x, bent=True):
    """What every layer of the network for a pixel hands on; without a bend it is linear."""
    found = []
    for number, (rows, biases) in enumerate(PARTS):
        x = np.array([sum(row * x) for row in rows]) + biases
        x = np.clip(x, 0, None) if bent and number < 2 else x
        found.append(x)
    return found


@cache
def trained(count, seed, bent=True):
    """One hidden layer after 3000 steps of 0.01 down the squared error, its slopes by hand."""
    rng = np.random.default_rng(seed)
    slopes = rng.normal(0, np.sqrt(2), count)
    heights = rng.normal(0, np.sqrt(2 / count), count)
    offsets, base = np.zeros(count), 0.0
    for step in range(3001):
        sums = np.outer(X, slopes) + offsets
        on = (sums > 0) if bent else np.ones_like(sums)
        misses = sums * on @ heights + base - Y
        if step == 3000:
            return slopes, offsets, heights, base, np.mean(misses**2), on
        back = 0.02 / 100 * misses[:, None] * on * heights
        heights = heights - 0.02 / 100 * misses @ (sums * on)
        base -= 0.02 * misses.mean()
        slopes, offsets = slopes - X @ back, offsets - back.sum(axis=0)
    raise AssertionError


def strength(factor):
    """The root mean square of the thirtieth sums, for weights `factor` times as large as He's."""
    signal, rng = np.random.default_rng(0).normal(size=(200, 128)), np.random.default_rng(1)
    for _ in range(30):
        sums = signal @ rng.normal(0, factor / 8, (128, 128)).T
        signal = np.where(sums > 0, sums, 0)
    return np.linalg.norm(sums) / np.sqrt(sums.size)


COUNTS = {"weights": (12, 12, 3), "biases": (4, 3, 1), "size": (16, 15, 4)}


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    slopes, offsets, _, base, bent, _ = trained(6, 9)
    *_, stuck, on = trained(8, 0)
    matrix = np.linalg.multi_dot([rows for rows, _ in reversed(PARTS)])[0]
    straight = passed(PIXEL, bent=False)[-1][0]
    return {
        "neuron": {
            **{f"input_{n}": (value, 1e-15) for n, value in enumerate((0.8, 0.6, 0.2), start=1)},
            **{f"weight_{n}": (value, 1e-15) for n, value in enumerate((0.2, 0.6, -1), start=1)},
            **{f"term_{n}": (value, 1e-15) for n, value in enumerate((0.16, 0.36, -0.2), start=1)},
            "bias": (0.9, 1e-15),
            "total": (1.22, 1e-15),
            "output": (1.22, 1e-15),
        },
        "activations": {
            "middle_relu": (0, 0),
            "middle_sigmoid": (1 / 4, 1e-15),
            "middle_tanh": (1, 1e-15),
            "sigmoid_far": (expit(5) * expit(-5), 1e-15),
            "tanh_far": (1 / np.cosh(5) ** 2, 1e-15),
        },
        "layers": {
            "size": (WEIGHTS.size, 0),
            "weights": (27, 0),
            "biases": (8, 0),
            **{f"{name}_{n}": (c[n - 1], 0) for name, c in COUNTS.items() for n in (1, 2, 3)},
            "picture": (147_456, 0),
            "large": (147_456 * 100 + 100 + 100 + 1, 0),
        },
        "collapse": {
            **{f"weight_{n}": (matrix[n - 1], 1e-14) for n in (1, 2, 3)},
            "bias": (passed(np.zeros(3), bent=False)[-1][0], 1e-14),
            "one": (straight, 1e-14),
            "three": (straight, 1e-14),
        },
        "bends": {
            "steps": (3000, 0),
            "line": (np.polynomial.Polynomial.fit(X, Y, 1, full=True)[1][0][0] / 100, 1e-6),
            "bent": (bent, 1e-9),
            "stuck": (stuck, 1e-9),
            "silent": (np.count_nonzero(~on.any(axis=0)), 0),
        },
        "hinges": {
            "first_bend": ((-offsets / slopes).min(), 1e-9),
            "last_bend": ((-offsets / slopes).max(), 1e-9),
            "base": (base, 1e-9),
        },
        "pixels": {"rows": (48, 0), "columns": (64, 0), "numbers": (9216, 0)},
        "tensors": {"film": (6 * 9216, 0), "batch": (4 * 9216, 0)},
        "forward": {
            "second": (0.4 * 1.22 + 0.8 * 0.44 + 0.2 * 0.84 - 0.1, 1e-14),
            "answer": (-1.1 * 0.908 - 0.4 * 1.018 + 0.3, 1e-14),
            "chance": (expit(-1.106), 1e-14),
            "loss": (np.log1p(np.exp(1.106)), 1e-14),
        },
        "loss": {
            "squared": (-2 * expit(6) ** 2 * expit(-6), 1e-15),
            "crossed": (-expit(6), 1e-15),
        },
        "signals": {
            "half": (strength(0.5), 1e-18),
            "he": (strength(1), 1e-9),
            "double": (strength(2), 1),
            "layers": (30, 0),
            "width": (128, 0),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("layers", "size", "d", "35"),
    ("bends", "line", ".3f", "6.032"),
    ("forward", "second", ".2f", "0.91"),
    ("forward", "answer", ".2f", "-1.11"),
    ("forward", "loss", ".2f", "1.39"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.01"}
