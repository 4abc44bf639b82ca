"""The numbers of the page on gradients."""

from fractions import Fraction
from functools import cache

import numpy as np
from scipy import optimize

from gdviz import data

PLACE = np.array([2, 0.6])
STARTS = [(0.793, 1.444), (0.08, 1.266), (1.155, 1.085)]
STARTS += [(-1.568, -0.311), (-0.507, -0.792), (-0.978, -1.493)]


def height(point):
    """The hills by a product-to-sum formula: sin x sin y = (cos(x − y) − cos(x + y)) / 2."""
    x, y = point
    return (np.cos(x - y) - np.cos(x + y)) / 2


def slope_towards(degrees):
    """The slope of the hills at the place, from the heights on both sides of it."""
    way = 1e-5 * np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    return (height(PLACE + way) - height(PLACE - way)) / 2e-5


def steepest_way(sign):
    """The direction in which sign · slope is largest, and the slope there."""
    found = optimize.minimize_scalar(
        lambda degrees: -sign * slope_towards(degrees), bounds=(0, 360), method="bounded"
    )
    return found.x, sign * -found.fun


def walk_distances(start, steps):
    """How far each point of a walk is from its hollow.

    In u = x + y and v = x − y the hills are (cos v − cos u) / 2, and one step takes u to
    u − α sin u and v to v + α sin v: each walks alone.
    """
    u, v = start[0] + start[1], start[0] - start[1]
    bottom = np.copysign(np.pi, v)
    distances = [np.hypot(u, v - bottom) / np.sqrt(2)]
    for _ in range(steps):
        u, v = u - 0.03 * np.sin(u), v + 0.03 * np.sin(v)
        distances.append(np.hypot(u, v - bottom) / np.sqrt(2))
    return np.array(distances)


def _secant(gap):
    """The slope of x² + 1 from 1 to 1 + h is 2 + h."""
    return 2 + gap


def _least_error():
    """The smallest error on x³ at 1 with one point ahead: each step exact, and then rounded."""

    def rounded(number):
        return Fraction(float(number))

    errors = []
    for k in range(151):
        gap = Fraction(float(f"{10 ** (-k / 10):.2e}"))
        place = rounded(1 + gap)
        height = rounded(place * rounded(place * place))
        errors.append(abs(rounded(rounded(height - 1) / gap) - 3))
    return float(min(errors))


def _above(reach):
    """How far the tangent plane is above the hills, this far uphill."""
    degrees, slope = steepest_way(1)
    way = reach * np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    return height(PLACE) + reach * slope - height(PLACE + way)


def _saddle_distance(steps):
    """On the diagonal u = 2x, and x goes to x − α sin x cos x = x − α sin(2x) / 2."""
    x = 1.0
    for _ in range(steps):
        x -= 0.03 * np.sin(2 * x) / 2
    return np.sqrt(2) * x


def _loss(slope, intercept):
    """The mean squared error of a line through the runs, added up dot by dot."""
    time, distance = data.runs()
    return (
        sum((slope * t / 49 + intercept - d) ** 2 for t, d in zip(time, distance, strict=True)) / 50
    )


def _promise():
    """The first step of the walk on the first page, with slopes from differences of the loss."""
    gradient = [
        (_loss(-2 + 1e-4, -1) - _loss(-2 - 1e-4, -1)) / 2e-4,
        (_loss(-2, -1 + 1e-4) - _loss(-2, -1 - 1e-4)) / 2e-4,
    ]
    squared = np.hypot(*gradient) ** 2

    def drop(rate):
        return _loss(-2, -1) - _loss(-2 - rate * gradient[0], -1 - rate * gradient[1])

    return {
        "slope_w0": (gradient[0], 1e-7),
        "slope_w1": (gradient[1], 1e-7),
        "squared": (squared, 1e-6),
        "rate": (0.01, 0),
        "before": (_loss(-2, -1), 1e-12),
        "after": (_loss(-2, -1) - drop(0.01), 1e-8),
        "promised": (squared / 100, 1e-8),
        "drop": (drop(0.01), 1e-8),
        "miss": (squared / 100 - drop(0.01), 1e-8),
        "miss_of_twice": (squared / 50 - drop(0.02), 1e-8),
        "promised_long": (squared / 10, 1e-7),
        "drop_long": (drop(0.1), 1e-7),
        # On a parabola the error of a tangent grows with the square of the way.
        "ratio": (100, 1e-6),
        "too_long": (optimize.brentq(drop, 0.1, 2), 1e-7),
    }


def _end_of_walk(way):
    """The height after 40 steps of 0.1, up (1) or down (−1), in u and v as above."""
    u, v = PLACE.sum(), PLACE[0] - PLACE[1]
    for _ in range(40):
        u, v = u + way * 0.1 * np.sin(u), v - way * 0.1 * np.sin(v)
    return (np.cos(v) - np.cos(u)) / 2


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    walks = np.array([walk_distances(start, 700) for start in STARTS])
    uphill, steepest = steepest_way(1)
    top = np.degrees(np.angle(complex(*(np.pi / 2 - PLACE))))
    return {
        "secant": {
            "first": (_secant(2), 1e-12),
            "gap": (0.01, 1e-15),
            "last": (_secant(0.01), 1e-12),
            "other_side": (_secant(-0.01), 1e-12),
        },
        "differences": {
            # On x³ at 1 the slopes are 3 + 3h + h² ahead and 3 + h² to both sides.
            "ahead": (3 * 0.001 + 0.001**2, 1e-11),
            "both": (0.001**2, 1e-11),
            "least_ahead": (_least_error(), 0),
        },
        "slices": {
            "height": (height(PLACE), 1e-15),
            "along_x": (slope_towards(0), 1e-9),
            "along_y": (slope_towards(90), 1e-9),
        },
        "plane": {
            "angle": (90, 1e-3),
            "beside": (top - uphill, 1e-3),
            "miss": (_above(0.1), 1e-9),
            "closer": (_above(0.01), 1e-9),
        },
        "directions": {
            "steepest": (steepest, 1e-9),
            "uphill": (uphill, 1e-3),
            "downhill": (steepest_way(-1)[0], 1e-3),
        },
        "promise": _promise(),
        "ascent": {
            "rate": (0.1, 0),
            "steps": (40, 0),
            "top": (_end_of_walk(1), 1e-12),
            "bottom": (_end_of_walk(-1), 1e-12),
        },
        "field": {
            "rate": (0.03, 0),
            "steps": (300, 0),
            "nearest": (walks[:, 300].min(), 1e-9),
            "farthest": (walks[:, 300].max(), 1e-9),
            "needed": (np.argmax(walks.max(axis=0) < 1e-6), 0),
            "share_a_step": (0.03, 1e-8),
            "saddle_left": (_saddle_distance(300), 1e-12),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("secant", "last", ".2f", "2.01"),
    ("secant", "other_side", ".2f", "1.99"),
    ("differences", "ahead", ".4f", "0.0030"),
    ("differences", "both", ".6f", "0.000001"),
    ("differences", "least_ahead", ".0e", "4e-09"),
    ("plane", "angle", ".2f", "90.00"),
    ("field", "share_a_step", ".0%", "3%"),
    ("promise", "before", ".3f", "7.697"),
    ("promise", "after", ".3f", "7.329"),
    ("promise", "promised", ".3f", "0.373"),
    ("promise", "drop", ".3f", "0.368"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.001", "0.01", "0.1", "0.6"}
# Given in an exercise, and what follows from it.
SETTINGS |= {"0.8", "1.7", "1.3", "1.26", "5.74"}
# Of the exercises.
SETTINGS |= {"0.02"}
