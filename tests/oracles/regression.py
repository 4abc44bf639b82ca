"""The numbers of the page on regression."""

import statistics
from functools import cache

import numpy as np
from scipy import linalg, stats

from gdviz import data

LINE, PARABOLA = data.line(), data.parabola()
X = np.linspace(-2, 2, 100)
TRUTH = 2 * X**2 + 1


@cache
def samples():
    """The samples that polynomials are fitted to."""
    return [data.parabola(seed, count=20) for seed in range(500)]


@cache
def fresh():
    """What is measured anew to test each fit: a row for each sample."""
    return np.array([data.parabola(1000 + seed)[1] for seed in range(500)])


def _loss(weights, x, y):
    """The mean squared error of a polynomial, taken one by one."""
    return statistics.fmean(
        (np.polyval(weights, place) - value) ** 2 for place, value in zip(x, y, strict=True)
    )


def walked(sample, start, steps, rate):
    """Where gradient descent is after so many steps: w* + (I − αH)^k (w₀ − w*)."""
    columns = sample[0][:, None] ** np.arange(len(start))[::-1]
    best, *_ = np.linalg.lstsq(columns, sample[1])
    shrink = np.eye(len(start)) - rate * 2 / len(columns) * columns.T @ columns
    return best + np.linalg.matrix_power(shrink, steps) @ (start - best)


def curves(degree):
    """The polynomials through all samples, at the places of the test: a row for each sample."""
    weights = np.polyfit(samples()[0][0], np.transpose([y for _, y in samples()]), degree)
    return (X[:, None] ** np.arange(degree + 1)[::-1] @ weights).T


def _parts(degree):
    """Bias², variance, their sum with the noise, and the measured test error, all by counting."""
    drawn = curves(degree)
    return {
        "bias": statistics.fmean((np.sum(drawn, axis=0) / 500 - TRUTH) ** 2),
        "variance": statistics.fmean(statistics.pvariance(column) for column in drawn.T),
        "total": statistics.fmean(np.ravel((drawn - TRUTH) ** 2)) + 0.25,
        "measured": statistics.fmean(np.ravel((drawn - fresh()) ** 2)),
    }


def _lowest(x, y):
    """The loss of the best line, by what the correlation leaves unexplained."""
    return (1 - stats.pearsonr(x, y).statistic ** 2) * statistics.pvariance(y)


def _training():
    """Where the walk is at some steps, and the slopes of the loss where it starts."""
    misses = -2 * X + 5 - LINE[1]
    found = {"along_slope": (2 * np.mean(misses * X), 1e-12)}
    found["along_intercept"] = (2 * np.mean(misses), 1e-12)
    for k in (0, 1, 60, 300):
        place = walked(LINE, (-2, 5), k, 0.015)
        found |= {f"slope_{k}": (place[0], 1e-10), f"intercept_{k}": (place[1], 1e-10)}
        found[f"loss_{k}"] = (_loss(place, *LINE), 1e-10)
    return found


def _condition(x, degree):
    """The condition number of the columns 1, x, x² and so on."""
    values = linalg.svdvals(x[:, None] ** np.arange(degree + 1))
    return values[0] / values[-1]


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    flat = walked(PARABOLA, (-4, 8), 300, 0.015)
    bent = walked(PARABOLA, (0, *np.polyfit(*PARABOLA, 1)), 300, 0.03)
    best = np.polyfit(*PARABOLA, 2)
    sample = samples()[5]
    fits = [np.polyfit(*sample, degree) for degree in range(16)]
    # What a line makes of the parabola without noise: its average, and the variance that is left.
    level = 2 * np.mean(X**2) + 1
    return {
        "samples": {"count": (100, 0)},
        "training": _training(),
        "flat": {
            "first_loss": (_loss((-4, 8), *PARABOLA), 1e-10),
            "slope": (flat[0], 1e-10),
            "intercept": (flat[1], 1e-10),
            "loss": (_loss(flat, *PARABOLA), 1e-10),
            "left": (_loss(flat, *PARABOLA) - _lowest(*PARABOLA), 1e-12),
        },
        "slices": {
            "lowest_line": (_lowest(*LINE), 1e-12),
            "lowest_parabola": (_lowest(*PARABOLA), 1e-12),
            "explained_line": (stats.linregress(*LINE).rvalue ** 2, 1e-12),
            "explained_parabola": (stats.linregress(*PARABOLA).rvalue ** 2, 1e-12),
            "noise": (0.25, 0),
            # A line's predictions lie in a plane, so noise keeps 98 of its 100 directions.
            "expected": (0.25 * linalg.null_space(np.vander(X, 2).T).shape[1] / 100, 1e-12),
        },
        "results": {
            "variance_line": (statistics.pvariance(LINE[1]), 1e-12),
            "variance_parabola": (statistics.pvariance(PARABOLA[1]), 1e-12),
            "pure_intercept": (level, 1e-12),
            "pure_loss": (4 * np.mean(X**4) - 4 * np.mean(X**2) ** 2, 1e-12),
        },
        "degrees": {
            "count": (20, 0),
            "training_2": (_loss(fits[2], *sample), 1e-10),
            "training_15": (_loss(fits[15], *sample), 1e-10),
            "best": (np.argmin([_loss(fit, *PARABOLA) for fit in fits]), 0),
            "test_2": (_loss(fits[2], *PARABOLA), 1e-10),
            "test_15": (_loss(fits[15], *PARABOLA), 1e-9),
        },
        "spread": {"samples": (500, 0), "shown": (40, 0)},
        "tradeoff": {
            f"{name}_{degree}": (value, 1e-9)
            for degree in (1, 2, 15)
            for name, value in _parts(degree).items()
        },
        "matrix": {
            "count": (100, 0),
            "condition_2": (_condition(X, 2), 1e-10),
            "condition_15": (_condition(sample[0], 15), 0.1),
        },
        "weights": {
            "steps": (300, 0),
            "loss": (_loss(bent, *PARABOLA), 1e-10),
            "walk_square": (bent[0], 1e-10),
            "walk_slope": (bent[1], 1e-10),
            "walk_constant": (bent[2], 1e-10),
            "best_square": (best[0], 1e-10),
            "best_slope": (best[1], 1e-10),
            "best_constant": (best[2], 1e-10),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("training", "loss_0", ".1f", "37.5"),
    ("training", "slope_1", ".3f", "-1.839"),
    ("training", "intercept_1", ".3f", "4.880"),
    ("training", "slope_300", ".3f", "1.946"),
    ("training", "intercept_300", ".3f", "0.993"),
    ("training", "loss_300", ".3f", "0.267"),
    ("flat", "first_loss", ".1f", "46.1"),
    ("flat", "slope", ".3f", "0.004"),
    ("flat", "intercept", ".3f", "3.727"),
    ("flat", "loss", ".3f", "6.032"),
    ("slices", "lowest_line", ".3f", "0.267"),
    ("slices", "lowest_parabola", ".3f", "6.032"),
    ("slices", "explained_line", ".2f", "0.95"),
    ("slices", "explained_parabola", ".2f", "0.00"),
    ("slices", "expected", ".3f", "0.245"),
    ("results", "pure_intercept", ".4f", "3.7205"),
    ("results", "pure_loss", ".4f", "5.9193"),
    ("degrees", "best", "d", "2"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.5", "0.25", "0.015", "0.03"}
