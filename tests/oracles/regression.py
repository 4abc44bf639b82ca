"""The numbers of the page on regression."""

import statistics
from decimal import Decimal, localcontext
from functools import cache

import numpy as np
from scipy import linalg, stats

from gdviz import data

LINE, PARABOLA = data.line(), data.parabola()
X = np.linspace(-2, 2, 100)
TRUTH = 2 * X**2 + 1
FINE = np.linspace(-2, 2, 301)


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
    for k in (10, 60):
        found[f"quicker_{k}"] = (_loss(walked(LINE, (-2, 5), k, 0.15), *LINE), 1e-10)
    return found


def _condition(x, degree):
    """The condition number of the columns 1, x, x² and so on."""
    values = linalg.svdvals(x[:, None] ** np.arange(degree + 1))
    return values[0] / values[-1]


@cache
def held_back(strength):
    """Ridge of degree 15 on all samples, by least squares with the penalty as further rows."""
    rows = np.vander(np.linspace(-2, 2, 20) / 2, 16)
    rows = np.vstack([rows, np.sqrt(20 * strength) * np.eye(16)])
    heights = np.vstack([np.transpose([y for _, y in samples()]), np.zeros((16, 500))])
    return np.linalg.lstsq(rows, heights, rcond=None)[0]


@cache
def stopped(steps):
    """Descent of degree 15 from 0 on all samples: so many steps at once, by squaring matrices."""
    columns = np.vander(np.linspace(-2, 2, 20) / 2, 16)
    # In the orthonormal columns of Q nothing is lost that X itself would lose.
    step = np.eye(20) - 0.3 * 2 / 20 * columns @ columns.T
    heights = np.transpose([y for _, y in samples()])
    predicted = heights - np.linalg.matrix_power(step, steps) @ heights
    return np.linalg.lstsq(columns, predicted, rcond=None)[0]


def errors(weights):
    """The expected test error of each polynomial in x/2, counted place by place."""
    missed = np.vander(X / 2, 16) @ weights - TRUTH[:, None]
    return 0.25 + np.einsum("ps,ps->s", missed, missed) / 100


@cache
def precise():
    """The fits of degree 15 to twenty samples, by elimination with eighty digits."""
    columns = np.vander(np.linspace(-2, 2, 20), 16)
    heights = np.transpose([y for _, y in samples()[:20]])
    with localcontext() as context:
        context.prec = 80
        exactly = np.vectorize(Decimal, otypes=[object])
        system = exactly(columns).T @ np.hstack([exactly(columns), exactly(heights)])
        for k in range(16):
            system[k + 1 :] -= np.outer(system[k + 1 :, k] / system[k, k], system[k])
        for k in reversed(range(16)):
            system[k] /= system[k, k]
            system[:k] -= np.outer(system[:k, k], system[k])
    return system[:, 16:].astype(float)


def _right_digits(found):
    """How many digits of the weights are right, in each of twenty fits."""
    off = [
        np.sqrt(np.sum(np.square(column - right)) / np.sum(np.square(right)))
        for column, right in zip(found.T, precise().T, strict=True)
    ]
    return -np.log10(off)


def _digits():
    """What rounding leaves of degree 15: nearly, for processors round in different order."""
    columns = np.vander(np.linspace(-2, 2, 20), 16)
    heights = np.transpose([y for _, y in samples()[:20]])
    products = linalg.cho_factor(columns.T @ columns)
    normal = linalg.cho_solve(products, columns.T @ heights)
    careful = linalg.solve_triangular(*_taken_apart(columns, heights))
    return {
        "digits_normal": (statistics.median(_right_digits(normal)), 0.4),
        "careful": (sum(_right_digits(careful) > 10), 0),
    }


def _taken_apart(columns, heights):
    orthogonal, triangular = linalg.qr(columns, mode="economic")
    return triangular, orthogonal.T @ heights


@cache
def hinged(count, seed, penalty=0.0):
    """Weights of a sum of hinges, and its expected test error: by the pseudo-inverse."""
    rng = np.random.default_rng(1_000_000 + seed)
    kinks, sides = rng.uniform(-2, 2, count), rng.choice([-1, 1], count)

    def columns(x):
        ahead = sides * (x[:, None] - kinks)
        return np.where(ahead > 0, ahead, 0)

    rows, y = columns(np.linspace(-2, 2, 20)), data.parabola(seed, count=20)[1]
    if penalty:
        # Seen from the measurements, there are twenty unknowns however many hinges there are.
        weights = rows.T @ linalg.solve(
            rows @ rows.T + 20 * penalty * np.eye(20), y, assume_a="pos"
        )
    else:
        weights = linalg.pinv(rows, rtol=1e-13) @ y
    return weights, 0.25 + np.mean((columns(X) @ weights - TRUTH) ** 2)


def hinged_errors(count, penalty=0.0, seeds=range(200)):
    """The expected test errors of so many hinges, one for each seed."""
    return np.array([hinged(count, seed, penalty)[1] for seed in seeds])


def _held_back_facts():
    """Ridge and early stopping on all samples."""
    columns = np.vander(np.linspace(-2, 2, 20) / 2, 16)
    heights = np.transpose([y for _, y in samples()])
    free = errors(linalg.lstsq(columns, heights)[0])
    held, halted, twin = held_back(0.001), stopped(1000), 1 / (2 * 0.3 * 1000)
    curvatures = 2 / 20 * linalg.svdvals(columns) ** 2
    return {
        "ridge": {
            "free_test": (free.mean(), 1e-8),
            "held_test": (errors(held).mean(), 1e-10),
            "held_spread": (statistics.pstdev(errors(held)), 1e-10),
            "held_training": (np.mean((columns @ held - heights) ** 2), 1e-10),
            "strong_test": (errors(held_back(10.0)).mean(), 1e-10),
            "wins": (sum(errors(held) < free), 0),
            "largest_free": (abs(linalg.lstsq(columns, heights[:, 5])[0]).max(), 1e-3),
            "largest_held": (abs(held[:, 5]).max(), 1e-9),
            "condition_free": (curvatures[0] / curvatures[-1], 1e8),
            "condition_held": ((curvatures[0] + 0.002) / (curvatures[-1] + 0.002), 1e-8),
        },
        "stopping": {
            "stopped_test": (errors(halted).mean(), 1e-6),
            "stopped_spread": (statistics.pstdev(errors(halted)), 1e-6),
            "last_test": (errors(stopped(10**12)).mean(), 0.01),
            "wins": (sum(errors(halted) < free), 0),
            "twin_strength": (1 / 600, 1e-15),
            "twin_test": (errors(held_back(twin)).mean(), 1e-10),
        },
    }


def _hinges_facts():
    """Many hinges, in one experiment and in two hundred."""
    medians = {count: statistics.median(hinged_errors(count)) for count in (8, 10, 12, 20, 1000)}
    held = {count: statistics.median(hinged_errors(count, 0.01)) for count in (20, 30, 40, 60)}
    first, lowest = min((8, 10, 12), key=medians.get), min(held, key=held.get)
    return {
        "hinges": {
            "length_equal": (linalg.norm(hinged(20, 5)[0]), 1e-5),
            "length_many": (linalg.norm(hinged(1000, 5)[0]), 1e-9),
        },
        "double": {
            "samples": (200, 0),
            "first_count": (first, 0),
            "first_test": (medians[first], 1e-7),
            "peak_test": (medians[20], 1e-7),
            "peak_high": (sorted(hinged_errors(20))[179:181] @ np.array([0.9, 0.1]), 1e-4),
            "last_test": (medians[1000], 1e-9),
            "ridge_peak": (held[20], 1e-9),
            "ridge_test": (held[lowest], 1e-9),
            "ridge_count": (lowest, 0),
        },
    }


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
    others = [_lowest(*data.line(seed)) for seed in range(500)]
    distances = [np.mean((curves(degree) - TRUTH) ** 2, axis=1) for degree in range(16)]
    off = {
        degree: np.polyval(
            np.polyfit(samples()[0][0], np.mean([y for _, y in samples()], 0), degree), FINE
        )
        - (2 * FINE**2 + 1)
        for degree in (1, 2)
    }
    bundle = np.polyfit(samples()[0][0], np.transpose([y for _, y in samples()]), 15)
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
            "others": (statistics.fmean(others), 1e-12),
            "others_spread": (statistics.pstdev(others), 1e-12),
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
        "spread": {
            "samples": (500, 0),
            "shown": (40, 0),
            # Fits are linear in what they fit, so the average fit is the fit to the average.
            "off_1": (abs(off[1]).max(), 1e-9),
            "off_2": (abs(off[2]).max(), 1e-9),
            "width_15": (np.std(np.vander(FINE, 16) @ bundle, axis=1).max(), 1e-6),
        },
        "tradeoff": {
            "best_is_2": (sum(min(row) == row[2] for row in np.transpose(distances)), 0),
            # The noise of every sample and of every test, taken twice.
            "loud_2": (np.mean((2 * (curves(2) - TRUTH)) ** 2) + 1 - 3 * _parts(2)["bias"], 1e-9),
        }
        | {
            f"{name}_{degree}": (value, 1e-9)
            for degree in (1, 2, 15)
            for name, value in _parts(degree).items()
        },
        "matrix": {
            "count": (100, 0),
            "condition_2": (_condition(X, 2), 1e-10),
            "condition_15": (_condition(sample[0], 15), 0.1),
            "fits": (20, 0),
            **_digits(),
        },
        **_held_back_facts(),
        **_hinges_facts(),
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
    ("matrix", "digits_normal", ".0f", "5"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.5", "0.25", "0.015", "0.03", "0.001", "0.3", "0.01"}
# Of the exercises.
SETTINGS |= {"0.15"}
