"""The numbers of the page on proofs."""

from functools import cache

import numpy as np
import torch
from scipy import optimize

from gdviz.functions.bounds import random_troughs


def valley(x):
    """x²/8 + log(eˣ + e⁻ˣ), and its slope: log(eˣ + e⁻ˣ) has the slope tanh x."""
    return x**2 / 8 + np.log(np.exp(x) + np.exp(-x)), x / 4 + np.tanh(x)


def random_problems(seeds, convexity=0):
    """The random functions of the pictures as PyTorch computes them, all at once, and starts."""
    troughs = [random_troughs(seed, convexity=convexity) for seed in seeds]
    directions = torch.tensor(np.array([one.directions for one in troughs]))
    shifts = torch.tensor(np.array([one.shifts for one in troughs]))

    def heights(points):
        ahead = (directions @ points[:, :, None])[:, :, 0] + shifts
        flat = _log_cosh(shifts) + torch.tanh(shifts) * (ahead - shifts)
        return (_log_cosh(ahead) - flat).sum(1) + convexity / 2 * (points**2).sum(1)

    return heights, torch.tensor(np.array([_start(seed) for seed in seeds]))


def _start(seed):
    rng = np.random.default_rng([seed, 1])
    direction = rng.normal(size=8)
    return 10 ** rng.uniform(-1, 2.5) * direction / np.linalg.norm(direction)


def _log_cosh(x):
    """|x| − log 2 + log(1 + e⁻²ˣ) for positive x, where cosh itself may be too large."""
    return x.abs() - np.log(2) + torch.log1p(torch.exp(-2 * x.abs()))


def slopes(heights, points):
    """The gradients by PyTorch, a row for each problem."""
    points = points.clone().requires_grad_()
    return torch.autograd.grad(heights(points).sum(), points)[0]


def walked(heights, starts, rate, steps):
    """The places of plain descent after each step."""
    places = starts
    for _ in range(steps):
        places = places - rate * slopes(heights, places)
        yield places


def balls(heights, starts, steps):
    """The balls of Nesterov's rule with the rate 1, in the words of Su, Boyd and Candès."""
    before, look = starts, starts
    for k in range(1, steps + 1):
        ball = look - slopes(heights, look)
        look, before = ball + (k - 1) / (k + 2) * (ball - before), ball
        yield ball


def relative(heights, starts, walk):
    """The heights after each step, in the unit R² and with L = 1."""
    return np.array([(heights(places) / (starts**2).sum(1)).numpy() for places in walk])


def _nearest_convex():
    heights, starts = random_problems(range(60))
    found = relative(heights, starts, walked(heights, starts, 1, 300))
    return np.max(found * (4 * np.arange(1, 301) + 2)[:, None])


def _nearest_strong():
    heights, starts = random_problems(range(60), 0.1)
    found = []
    for rate, share in ((1, 0.9), (2 / 1.1, 0.9 / 1.1)):
        for k, places in enumerate(walked(heights, starts, rate, 60), start=1):
            left = torch.linalg.norm(places, dim=1) / torch.linalg.norm(starts, dim=1)
            found.append(float(left.max()) / share**k)
    return max(found)


def _nearest_fastest():
    heights, starts = random_problems(range(60))
    found = relative(heights, starts, balls(heights, starts, 300))
    return np.max(found * (np.arange(1, 301)[:, None] + 1) ** 2 / 2)


def chain_heights(size, steps):
    """Heights above the lowest on a chain: of plain descent, Nesterov's balls and Krylov spaces.

    The chain is Aᵀx·x/8 − x₁/4 with A tridiagonal; what can be reached in k steps is the lowest
    point of the first k coordinates, found by solving for them.
    """
    matrix = (np.diag([2.0] * size) - np.eye(size, k=1) - np.eye(size, k=-1)) / 4
    first = np.eye(size)[0] / 4

    def height(x):
        return x @ matrix @ x / 2 - first @ x

    lowest = height(np.linalg.solve(matrix, first))
    x = ball = look = np.zeros(size)
    found = []
    for k in range(1, steps + 1):
        x = x - (matrix @ x - first)
        new = look - (matrix @ look - first)
        look, ball = new + (k - 1) / (k + 2) * (new - ball), new
        reached = np.zeros(size)
        reached[:k] = np.linalg.solve(matrix[:k, :k], first[:k])
        found.append([height(x), height(ball), height(reached)])
    return np.array(found) - lowest


def _reach(steps):
    """How far Nesterov's ball comes on a slope of 1 with the rate 1."""
    ball = look = 0
    for k in range(1, steps + 1):
        new = look - 1
        look, ball = new + (k - 1) / (k + 2) * (new - ball), new
    return -ball


def terrace_slope(x):
    """25x, x + 24 and 25x − 24, one after the other."""
    return np.select([x < 1, x < 2], [25 * x, x + 24], 25 * x - 24)


def heavy_ball(start, steps):
    """The ball on the terrace with α = 1/9 and β = 4/9, the best pair for 25 and 1."""
    places = [start, start]
    for _ in range(steps):
        x, before = places[-1], places[-2]
        places.append(x - terrace_slope(x) / 9 + 4 / 9 * (x - before))
    return np.array(places[1:])


def _plain_on_terrace():
    x = 3.3
    for _ in range(60):
        x = x - terrace_slope(x) / 13
    return abs(x)


def _to_the_trough():
    """Newton's walk to the minimum of two troughs, its Hessian in closed form."""
    directions, x = np.array([[0.9, 0.3], [-0.2, 0.4]]), np.array([-0.7, 1.1])
    for _ in range(3):
        pulls = np.tanh(directions @ x)
        hessian = directions.T @ np.diag(1 - pulls**2) @ directions
        x = x - np.linalg.solve(hessian, directions.T @ pulls)
    return np.linalg.norm(x)


def _plain_to_the_trough():
    directions, x = np.array([[0.9, 0.3], [-0.2, 0.4]]), np.array([-0.7, 1.1])
    for _ in range(5):
        x = x - directions.T @ np.tanh(directions @ x)
    return np.linalg.norm(x)


def _caught():
    """Newton on x²/2 + y⁴/4 − y²/2: x is 0 after one step, and y goes to 2y³/(3y² − 1)."""
    y = np.random.default_rng(0).uniform(-1.5, 1.5, (200, 2))[:, 1]
    for _ in range(12):
        y = 2 * y**3 / (3 * y**2 - 1)
    return np.mean(np.abs(y) < 0.1)


def _overshot(x):
    """Newton's step on log cosh: tanh x · cosh² x is half of sinh 2x."""
    return x - np.sinh(2 * x) / 2


def _bowl_left(factors):
    """The share of the distance left in a bowl, from what is left of each direction."""
    return np.sqrt(np.mean(np.square(factors)))


CURVATURES = np.logspace(0, 2, 12)


def _plain_left(steps):
    return _bowl_left((1 - 2 / 101 * CURVATURES) ** steps)


def _heavy_left(steps):
    """The powers of the matrix of one step, direction by direction."""
    rate, share = 4 / 121, (9 / 11) ** 2
    factors = []
    for curvature in CURVATURES:
        step = np.array([[1 + share - rate * curvature, -share], [1, 0]])
        factors.append((np.linalg.matrix_power(step, steps) @ [1, 1])[0])
    return _bowl_left(factors)


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    height, slope = valley(2)
    # The lowest point of the parabola that stands on x²/10 + sin x at 8.5.
    bottom = optimize.minimize_scalar(
        lambda x: (1.7 + np.cos(8.5)) * (x - 8.5) + 0.6 * (x - 8.5) ** 2, bounds=(0, 9)
    )
    after = 8.5 - (8.5 / 5 + np.cos(8.5)) / 1.2
    chain = chain_heights(40, 20)[-1]
    long = chain_heights(601, 300)[-1] / np.sum((1 - np.arange(1, 602) / 602) ** 2)
    circle = sorted(heavy_ball(3.3, 60)[-3:])
    return {
        "by_hand": {
            "promised": (0.5 * (1 - 0.8 * 0.5) * slope**2, 1e-12),
            "fallen": (height - valley(2 - 0.5 * slope)[0], 1e-12),
        },
        "lemma": {
            "promised_1": (-bottom.fun, 1e-9),
            "fallen_1": (8.5**2 / 10 + np.sin(8.5) - after**2 / 10 - np.sin(after), 1e-12),
        },
        "convex": {
            "count": (60, 0),
            "nearest": (_nearest_convex(), 1e-9),
            "worst_3": (1 / 14, 1e-14),
            "worst_10": (1 / 42, 1e-14),
            "enough": (np.ceil((1000 - 2) / 4), 0),
        },
        "strong": {
            "count": (60, 0),
            "convexity": (0.1, 0),
            "share_1": (0.9, 1e-14),
            "share_2": (9 / 11, 1e-14),
            "nearest": (_nearest_strong(), 1e-9),
            "left_1": (0.9**60, 1e-14),
            "left_2": ((9 / 11) ** 60, 1e-16),
            "steps_100": (next(k for k in range(1000) if (99 / 101) ** k <= 1e-6), 0),
        },
        "chain": {
            "size": (40, 0),
            "half": (20, 0),
            "plain_half": (chain[0], 1e-12),
            "nesterov_half": (chain[1], 1e-12),
            "conjugate_half": (chain[2], 1e-12),
        },
        "fastest": {
            "count": (60, 0),
            "nearest": (_nearest_fastest(), 1e-9),
            "above_lower": (long[1] * 32 * 301**2 / 3, 1e-8),
            "below_upper": (301**2 / 2 / (4 * _reach(300) + 2), 1e-9),
            "plain_300": (long[0], 1e-14),
            "nesterov_300": (long[1], 1e-14),
        },
        "cycle": {
            "low": (circle[0], 1e-9),
            "middle": (circle[1], 1e-9),
            "high": (circle[2], 1e-9),
            "trapped": (
                np.mean([abs(heavy_ball(x, 600)[-1]) > 0.5 for x in np.linspace(3.07, 3.46, 40)]),
                0,
            ),
            "plain": (_plain_on_terrace(), 1e-12),
            "other_start": (0.5, 0),
            "other_end": (abs(heavy_ball(0.5, 60)[-1]), 1e-12),
        },
        "level": {
            "count": (60, 0),
            "slide": (np.sqrt(100 / (1.5 * 99 + 1)), 1e-12),
            "starts": (2000, 0),
            "at_saddles": (0, 0),
        },
        "newton": {
            "far_start": (1.2, 0),
            "far_1": (_overshot(1.2), 1e-6),
            "far_2": (_overshot(_overshot(1.2)), 1e-5),
            "after_3": (_to_the_trough(), 1e-9),
            "plain_5": (_plain_to_the_trough(), 1e-12),
            "caught": (_caught(), 0),
            "caught_plain": (0, 0),
        },
        "conjugate": {
            "size": (12, 0),
            "plain": (_plain_left(12), 1e-12),
            "heavy": (_heavy_left(12), 1e-12),
            # In theory nothing is left.
            "conjugate": (0, 1e-5),
            "overtakes": (next(k for k in range(1, 31) if _heavy_left(k) < _plain_left(k)), 0),
        },
        "noise": {
            "floor": (0.5 * 0.2**2 / (1 - 0.8**2), 1e-14),
            "stays": (1 / 18, 1e-3),
            "root": (1 / (4 * np.sqrt(1000)), 4e-4),
            "root_theory": (1 / (4 * np.sqrt(1000)), 1e-15),
            # The mean of 2,000 squares of means, give or take three of its standard deviations.
            "whole": (1 / 2000, 3 * np.sqrt(2 / 2000) / 2000),
            "whole_theory": (1 / 2000, 1e-15),
        },
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("convex", "worst_3", ".4f", "0.0714"),
    ("convex", "enough", "d", "250"),
    ("strong", "steps_100", ".0f", "691"),
    ("cycle", "low", ".2f", "-1.80"),
    ("noise", "floor", ".4f", "0.0556"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"3.07", "3.46", "3.3", "0.2"}
# Of a theorem in a book.
SETTINGS |= {"2.1", "2.2", "4.7"}
