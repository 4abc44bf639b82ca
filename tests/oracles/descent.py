"""The numbers of the page on descent."""

import math
from functools import cache

import numpy as np
from scipy import optimize


def _waves(x):
    return x * math.sin(x)


def _lowest(low, high):
    """The hollow of x · sin x between two places, as SciPy finds it."""
    found = optimize.minimize_scalar(
        _waves, bounds=(low, high), method="bounded", options={"xatol": 1e-10}
    )
    return found.x


def _on_hills(start, steps, rate=0.03):
    """A walk on sin x · sin y, where u = x + y and v = x − y go their ways apart."""
    u, v = start[0] + start[1], start[0] - start[1]
    walk = [((u + v) / 2, (u - v) / 2)]
    for _ in range(steps):
        u, v = u - rate * math.sin(u), v + rate * math.sin(v)
        walk.append(((u + v) / 2, (u - v) / 2))
    return np.array(walk)


def _shares():
    """By areas alone: the starts on the hills between the lines x + y = ±π, and those beyond."""
    x, y = np.random.default_rng(0).uniform(-np.pi, np.pi, (2, 20_000))
    between = np.abs(x + y) < np.pi
    return np.mean(between[x * y > 0]), 1 - np.mean(between)


def _to_the_middle(steps):
    """How far the dot from −1.8 is from the middle of x · sin x."""
    x = -1.8
    for _ in range(steps):
        x -= 0.02 * (math.sin(x) + x * math.cos(x))
    return abs(x)


PITS = [(-1.3, 0.2, 1.2, 1.1), (1.5, 1.4, 1.8, 0.7), (1.1, -1.4, 2.6, 0.45)]


def pits_height(x, y):
    """The landscape with three pits: a bowl, and for each pit a bell curve turned over."""
    height = (x**2 + y**2) / 20
    for a, b, depth, width in PITS:
        height = height - depth * np.exp(-(((x - a) / width) ** 2 + ((y - b) / width) ** 2) / 2)
    return height


def _descended(x, y, h=1e-5):
    """Where a thousand steps end, with slopes taken from the heights alone."""
    for _ in range(1000):
        along_x = (pits_height(x + h, y) - pits_height(x - h, y)) / (2 * h)
        along_y = (pits_height(x, y + h) - pits_height(x, y - h)) / (2 * h)
        x, y = x - 0.05 * along_x, y - 0.05 * along_y
    return x, y


def _bottom(pit):
    """The lowest height near the middle of a pit, as SciPy finds it."""
    found = optimize.minimize(
        lambda point: pits_height(*point),
        pit[:2],
        method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-14},
    )
    return found.fun


def _hollows():
    """The share of the starts that end in each pit, and how deep it is."""
    side = np.linspace(-3, 3, 25)
    x, y = _descended(*np.meshgrid(side, side))
    own_pit = np.argmin([np.hypot(x - a, y - b) for a, b, *_ in PITS], axis=0)
    found = {"starts": (25**2, 0)}
    for number, name in enumerate(("wide", "middle", "deep")):
        found[f"share_{name}"] = (np.mean(own_pit == number), 1e-12)
        found[f"height_{name}"] = (_bottom(PITS[number]), 1e-10)
    return found


def _balls():
    """Of a hundred balls at random places, how many end in each pit."""
    places = np.random.default_rng(289).uniform(-1, 1, (100, 2)).round(2)
    x, y = _descended(*(3 * places).T)
    counts = np.bincount(np.argmin([np.hypot(x - a, y - b) for a, b, *_ in PITS], axis=0))
    return {"drops": (100, 0)} | {
        name: (count, 0) for name, count in zip(("wide", "middle", "deep"), counts, strict=True)
    }


def _fall():
    """The walk down eˣ from 2 with a learning rate of 0.1."""
    x, walk = 2.0, [2.0]
    for _ in range(10_000):
        x -= 0.1 * math.exp(x)
        walk.append(x)
    return walk


def _steps_to_leave(offset):
    return math.ceil(math.log(1 / offset) / math.log(1.1))


def _still(offset):
    """At how many steps on the way out 0.9ᵏ and offset · 1.1ᵏ have almost equal squares."""
    steps = np.arange(_steps_to_leave(offset))
    return np.sum(np.abs(0.9 ** (2 * steps) - (offset * 1.1**steps) ** 2) < 0.02)


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    inside, beyond = _shares()
    top = optimize.brentq(lambda x: math.sin(x) + x * math.cos(x), 1.5, 2.5)
    deep = _lowest(4, 6)
    hills = _on_hills((1.155, 1.085), 200)
    escape = _on_hills((1.7, 1.9), 400)
    stays, leaves = _on_hills((1, 1), 400), _on_hills((1, 1.0001), 400)
    apart = np.hypot(*(leaves - stays).T)
    fall = _fall()
    return {
        "parabola": {
            "steps": (100, 0),
            "rate": (0.02, 0),
            "slope": (-10, 0),
            "first": (-5 * 0.96, 1e-14),
            "left": (-5 * 0.96**100, 1e-14),
            "right": (3 * 0.96**100, 1e-14),
        },
        "jumps": {
            "start": (2, 0),
            "inner": (0.95, 0),
            "outer": (1.05, 0),
            "shrinks_to": (2 * 0.9**4, 1e-14),
            "swings_to": (-2, 0),
            "grows_to": (2 * 1.1**4, 1e-14),
            "calms_to": (2 * 0.2**4, 1e-14),
        },
        "waves": {
            "top": (top, 1e-9),
            "top_height": (_waves(top), 1e-12),
            "inner": (top / 7, 1e-9),
            "outer": (1 - top / 7, 1e-9),
            "missed": ((top / 7) ** 3, 1e-9),
            "steps": (100, 0),
            "middle": (_to_the_middle(100), 1e-12),
            "left": (-deep, 1e-6),
            "right": (deep, 1e-6),
            "lowest": (_waves(deep), 1e-12),
        },
        "window": {
            "next": (_lowest(10, 12), 1e-6),
            "next_height": (_waves(_lowest(10, 12)), 1e-12),
            "third": (_lowest(16, 18.5), 1e-6),
            "third_height": (_waves(_lowest(16, 18.5)), 1e-12),
        },
        "hills": {
            "steps": (200, 0),
            "rate": (0.03, 0),
            "x": (hills[-1, 0], 1e-12),
            "y": (hills[-1, 1], 1e-12),
        },
        "basins": {
            "starts": (20_000, 0),
            "out": (beyond, 1e-12),
            "on_hills": (inside, 1e-12),
            "x": (escape[-1, 0], 1e-12),
            "y": (escape[-1, 1], 1e-12),
        },
        "hollows": _hollows(),
        "balls": _balls(),
        "saddle": {
            "steps": (400, 0),
            "rate": (0.03, 0),
            "start_apart": (1e-4, 1e-15),
            "middle_apart": (apart[150], 1e-11),
            "growth": (apart[200] / apart[199], 1e-9),
            "steps_to_one": (np.argmax(apart > 1), 0),
            "stays": (stays[-1, 0], 1e-18),
            "x": (leaves[-1, 0], 1e-9),
            "y": (leaves[-1, 1], 1e-9),
        },
        "escape": {
            "rate": (0.1, 0),
            "at_3": (_steps_to_leave(1e-3), 0),
            "at_6": (_steps_to_leave(1e-6), 0),
            "still_6": (_still(1e-6), 0),
            "at_12": (_steps_to_leave(1e-12), 0),
            "each": (1 / math.log10(1.1), 1e-10),
        },
        "convex": {f"at_{k}": (fall[k], 1e-12) for k in (100, 1000, 10_000)}
        | {
            "further": (fall[1000] - fall[10_000], 1e-12),
            "height": (math.exp(fall[10_000]), 1e-12),
            "steps": (50, 0),
            "left_missing": (1.7 * 0.8**50, 1e-13),
            "right_missing": (1.2 * 0.8**50, 1e-13),
            "factor": (0.8, 1e-12),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("waves", "top", ".4f", "2.0288"),
    ("waves", "inner", ".1%", "29.0%"),
    ("waves", "outer", ".1%", "71.0%"),
    ("waves", "left", ".4f", "-4.9132"),
    ("waves", "lowest", ".4f", "-4.8145"),
    ("window", "next", ".2f", "11.09"),
    ("window", "next_height", ".2f", "-11.04"),
    ("window", "third", ".2f", "17.34"),
    ("window", "third_height", ".2f", "-17.31"),
    ("saddle", "growth", ".2f", "1.03"),
    ("escape", "at_6", "d", "145"),
    ("convex", "further", ".1f", f"{math.log(10):.1f}"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.02", "0.1", "0.2", "0.5", "0.96", "0.9", "1.1", "0.01", "1.0001", "1.085", "1.155"}
SETTINGS |= {"1.571", "1.7", "1.8", "1.9", "2.2", "3.6"}
# Of the exercises.
SETTINGS |= {"0.6", "0.95"}
