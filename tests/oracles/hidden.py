"""The numbers of the page on a hidden layer, from PyTorch, which trains all starts by itself."""

from functools import cache
from itertools import combinations

import numpy as np
import torch
from scipy.optimize import minimize_scalar

from gdviz.data import moons

torch.set_num_threads(1)
CORNERS = np.array([(1, 1), (-1, -1), (1, -1), (-1, 1)])
KINDS = np.array([0, 0, 1, 1])
BENDS = {
    "ReLU": torch.relu,
    "leaky ReLU": lambda sums: torch.nn.functional.leaky_relu(sums, 0.1),
    "tanh": torch.tanh,
}
RULES = {
    "GradientDescent": torch.optim.SGD,
    "Momentum": lambda parts, lr: torch.optim.SGD(parts, lr=lr, momentum=0.9),
    "Adam": torch.optim.Adam,
}
surprise = torch.nn.functional.binary_cross_entropy_with_logits


def double(array):
    """As PyTorch computes with it."""
    return torch.tensor(np.asarray(array, dtype=float))


def start(width, seeds, inputs=2, spread=0.0):
    """The random weights of networks: inward, biases, outward, base."""
    rngs = [np.random.default_rng(seed) for seed in seeds]
    inward = np.array([rng.normal(0, np.sqrt(2 / inputs), (width, inputs)) for rng in rngs])
    outward = np.array([rng.normal(0, np.sqrt(2 / width), (1, width)) for rng in rngs])
    biases = [spread * np.random.default_rng(1000 + seed).normal(size=width) for seed in seeds]
    return inward, np.array(biases)[:, None], outward, np.zeros((len(seeds), 1, 1))


def answers(parts, x, bend=torch.relu):
    """What each network says to each sample: (networks, samples)."""
    inward, biases, outward, base = parts
    hidden = bend(x @ inward.transpose(1, 2) + biases)
    return (hidden @ outward.transpose(1, 2) + base)[:, :, 0]


def learn(parts, x, targets, error, rule, rate, steps, bend=torch.relu, looks=()):
    """The parameters after so many steps down the sum of all losses, and at some looks before."""
    x, targets = double(x), double(targets)
    parts = [double(part).requires_grad_() for part in parts]
    walker, seen = RULES[rule](parts, lr=rate), {}
    for step in range(steps + 1):
        if step in looks:
            seen[step] = [part.detach().clone() for part in parts]
        if step == steps:
            return [part.detach() for part in parts], seen
        walker.zero_grad()
        said = answers(parts, x, bend)
        error(said, targets.expand(said.shape), reduction="none").mean(dim=1).sum().backward()
        walker.step()
    raise AssertionError


@cache
def corners(
    width, bend="ReLU", spread=0.0, rule="GradientDescent", rate=0.3, steps=1000, first=0, looks=()
):
    """A hundred starts that learn the corners: their parameters in the end, and at the looks."""
    parts = start(width, range(first, first + 100), spread=spread)
    return learn(parts, CORNERS, KINDS, surprise, rule, rate, steps, BENDS[bend], looks)


def corner_losses(parts, bend="ReLU"):
    """The losses of all networks on the corners."""
    said = answers(parts, double(CORNERS), BENDS[bend])
    return surprise(said, double(KINDS).expand(said.shape), reduction="none").mean(dim=1).numpy()


def learned(*given, **options):
    """How many of a hundred starts have learned the corners."""
    bend = options.get("bend", "ReLU")
    return np.sum(corner_losses(corners(*given, **options)[0], bend) < 0.1)


# --- Lines


def fewest_wrong(points, kinds):
    """By how few points a line can fail: tried are all lines near two points each, turned a bit."""
    fewest = len(kinds)
    for i, j in combinations(range(len(kinds)), 2):
        middle, (across, up) = (points[i] + points[j]) / 2, points[j] - points[i]
        for turn in (-1e-7, 1e-7):
            normal = np.array([-up, across]) + turn * np.array([across, up])
            for shift in (-1e-9, 0, 1e-9):
                side = (points - middle) @ normal > shift
                fewest = min(fewest, np.sum(side != kinds), np.sum(side == kinds))
    return fewest


# --- A hundred starts


def _widths():
    found = {}
    ends = {width: corner_losses(corners(width)[0]) for width in (1, 2, 4, 16, 64)}
    for width, losses in ends.items():
        found[f"learned_{width}"] = (np.sum(losses < 0.1), 0)
        found[f"size_{width}"] = (2 * width + width + width + 1, 0)
    every = np.concatenate(list(ends.values()))
    # Of answers that are p for some corners of both kinds, the best by a numerical search.
    halves = minimize_scalar(lambda p: -np.log(p) - np.log(1 - p), bounds=(0, 1), method="bounded")
    thirds = minimize_scalar(
        lambda p: -np.log(p) - 2 * np.log(1 - p), bounds=(0, 1), method="bounded"
    )
    stuck = every[every > 0.1]
    steps = np.array([halves.fun, thirds.fun]) / 4
    return found | {
        "steps": (1000, 0),
        "two_alike": (steps[0], 1e-9),
        "three_alike": (steps[1], 1e-9),
        "off": (np.abs(stuck[:, None] - steps).min(axis=1).max(), 1e-8),
        "highest": (every[every < 0.1].max(), 1e-8),
        "two_at_two": (np.sum((ends[2] > 0.1) & (ends[2] < 0.4)), 0),
        "two_at_three": (np.sum(ends[2] > 0.4), 0),
    }


def _ends():
    parts, _ = corners(2)
    losses = corner_losses(parts)
    chances = torch.sigmoid(answers(parts, double(CORNERS))).numpy()
    two = chances[np.flatnonzero((losses > 0.1) & (losses < 0.4))[0]]
    three = chances[np.flatnonzero(losses > 0.4)[0]]
    return {"two": (two[0], 1e-8), "three": (three[0], 1e-8), "coin": (np.log(2), 1e-15)}


def _sides():
    inward = start(2, range(100))[0]
    # The larger weight decides: a neuron is on where its input has the sign of that weight.
    large = np.abs(inward).argmax(axis=2)
    sign = np.sign(np.take_along_axis(inward, large[:, :, None], axis=2))[:, :, 0]
    same_axis = large[:, 0] == large[:, 1]
    same = same_axis & (sign[:, 0] == sign[:, 1])
    opposite = same_axis & (sign[:, 0] != sign[:, 1])
    good = corner_losses(corners(2)[0]) < 0.1
    found = {
        "same": (same.sum(), 0),
        "same_learned": (good[same].sum(), 0),
        "opposite": (opposite.sum(), 0),
        "opposite_learned": (good[opposite].sum(), 0),
        "others": (np.sum(~same_axis), 0),
        "others_learned": (good[~same_axis].sum(), 0),
    }
    for width in (2, 4, 8):
        found[f"learned_{width}"] = (learned(width), 0)
        found[f"chance_{width}"] = (chance(width), 1e-14)
    return found


def chance(width):
    """That two of so many neurons are on opposite sides, neuron by neuron.

    What counts is which of the four sides are taken: none yet, one, two neighbours, or opposites.
    """
    one, neighbours, opposite = 1.0, 0.0, 0.0
    for _ in range(width - 1):
        opposite += one / 4 + neighbours / 2
        one, neighbours = one / 4, one / 2 + neighbours / 2
    return opposite


def _rules():
    rates = {
        "plain": ("GradientDescent", 1),
        "momentum": ("Momentum", 0.03),
        "adam": ("Adam", 0.01),
    }
    looks, found = tuple(range(0, 301, 10)), {"steps": (300, 0), "tries": (7, 0)}
    for name, (rule, rate) in rates.items():
        options = {"rule": rule, "rate": rate, "steps": 300}
        _, seen = corners(4, looks=looks, **options)
        counts = np.array([np.sum(corner_losses(parts) < 0.1) for parts in seen.values()])
        found |= {
            f"{name}_rate": (rate, 0),
            f"{name}_tuned": (learned(4, first=100, **options), 0),
            f"{name}_learned": (counts[-1], 0),
            f"{name}_half": (looks[np.flatnonzero(counts >= 50)[0]], 0),
        }
    return found


def _silent():
    def asleep(**options):
        inward, biases, *_ = corners(4, **options)[0]
        sums = double(CORNERS) @ inward.transpose(1, 2) + biases
        return torch.sum((sums <= 0).all(dim=1)).item()

    random = {"spread": 1.0}
    return {
        "neurons": (4 * 100, 0),
        "relu_learned": (learned(4), 0),
        "relu_silent": (asleep(), 0),
        "relu_random_biases_learned": (learned(4, **random), 0),
        "relu_random_biases_silent": (asleep(**random), 0),
        "leaky_random_biases_learned": (learned(4, bend="leaky ReLU", **random), 0),
        "tanh_random_biases_learned": (learned(4, bend="tanh", **random), 0),
        "relu_rate_5_learned": (learned(4, rate=5.0), 0),
        "relu_rate_5_silent": (asleep(rate=5.0), 0),
        "leaky_rate_5_learned": (learned(4, bend="leaky ReLU", rate=5.0), 0),
        "tanh_rate_5_learned": (learned(4, bend="tanh", rate=5.0), 0),
        "wide_16_learned": (learned(16, rate=5.0), 0),
        "wide_64_learned": (learned(64, rate=5.0), 0),
        # A slope of 0.1, or one of tanh, is not 0.
        "others_silent": (0, 0),
    }


# --- Single walks


@cache
def single(weights, steps, rate=0.3):
    """One network with given weights, after each step down the corners: a row for each."""
    width = (len(weights) - 1) // 4
    cuts = np.split(np.array(weights, dtype=float), [2 * width, 3 * width, 4 * width])
    shapes = [(1, width, 2), (1, 1, width), (1, 1, width), (1, 1, 1)]
    parts = [cut.reshape(shape) for cut, shape in zip(cuts, shapes, strict=True)]
    looks = range(steps + 1)
    _, seen = learn(parts, CORNERS, KINDS, surprise, "GradientDescent", rate, steps, looks=looks)
    rows = [torch.cat([part.ravel() for part in parts]).numpy() for parts in seen.values()]
    losses = [corner_losses(parts)[0] for parts in seen.values()]
    return np.array(rows), losses


def seeded(width, seed):
    """The random parameters of one network, as a row."""
    return tuple(np.concatenate([part.ravel() for part in start(width, [seed])]))


def _unfold():
    walk, losses = single(seeded(2, 1), 1000)
    inward, biases = walk[-1][:4].reshape(2, 2), walk[-1][4:6]
    places = np.clip(CORNERS @ inward.T + biases, 0, None)
    return {
        "steps": (1000, 0),
        "first_loss": (losses[0], 1e-12),
        "last_loss": (losses[-1], 1e-10),
        "apart": (np.hypot(*(places[0] - places[1])), 1e-9),
        "out": (places[2:].max(axis=1).min(), 1e-9),
    }


def _by_hand():
    _, stuck = single((1.2, -0.5, 0.5, -1.1, 0, 0, 1, 1, -0.5), 1000)
    _, freed = single((1.2, -0.5, -0.5, 1.1, 0, 0, 1, 1, -0.5), 1000)
    return {
        "start_loss": (stuck[0], 1e-12),
        "stuck": (stuck[-1], 1e-10),
        "freed": (freed[-1], 1e-10),
    }


def _alike():
    # Four neurons that stay alike are one whose weight to the output counts four times.
    one = double([0.8, 0.3, 0, 0.5, 0]).requires_grad_()
    for _ in range(300):
        sums = double(CORNERS) @ one[:2] + one[2]
        loss = surprise(4 * one[3] * torch.relu(sums) + one[4], double(KINDS))
        (slopes,) = torch.autograd.grad(loss, one)
        # By the weights of each of the four, the slope is a quarter of that.
        with torch.no_grad():
            one -= 0.3 * slopes * double([0.25, 0.25, 0.25, 0.25, 1])
    sums = double(CORNERS) @ one[:2] + one[2]
    together = surprise(4 * one[3] * torch.relu(sums) + one[4], double(KINDS)).item()
    _, apart = single(seeded(4, 3), 300)
    return {
        "steps": (300, 0),
        "alike": (together, 1e-10),
        "different": (apart[-1], 1e-10),
        "gap": (0, 0),
    }


# --- The wave


def _wave():
    fine = np.linspace(-1, 1, 2001)

    def built(width):
        knots = np.linspace(-1, 1, width + 1)
        return np.abs(np.interp(fine, knots, np.sin(np.pi * knots)) - np.sin(np.pi * fine)).max()

    x = np.linspace(-1, 1, 81)
    parts = start(32, range(20), inputs=1)
    squares = torch.nn.functional.mse_loss
    parts, _ = learn(parts, x[:, None], np.sin(np.pi * x), squares, "Adam", 0.01, 2000)
    off = (answers(parts, double(fine[:, None])) - double(np.sin(np.pi * fine))).abs()
    off = off.max(dim=1).values.numpy()
    return {
        "built_8": (built(8), 1e-12),
        "built_32": (built(32), 1e-12),
        "ratio": (built(8) / built(32), 1e-9),
        "best_32": (off.min(), 1e-6),
        "median_32": (np.median(off), 1e-6),
        "outside": (np.sqrt(2) - 1, 1e-12),
    }


# --- Moons with wrong labels


@cache
def fitted(width):
    """Twenty networks at looks: steps, and parameters; with all points and labels."""
    points, labels = moons()
    wrong = np.random.default_rng(100).uniform(size=150) < 0.1
    labels = np.where(wrong, 1 - labels, labels)
    looks = tuple(sorted({0, *np.geomspace(1, 1000, 61).round().astype(int).tolist()}))
    parts = start(width, range(20))
    _, seen = learn(parts, points[:60], labels[:60], surprise, "Adam", 0.05, 1000, looks=looks)
    return list(seen), list(seen.values()), points, labels


def medians(width, rows):
    """The middle of twenty losses for some samples, look by look."""
    _, seen, points, labels = fitted(width)
    return _medians(seen, points[rows], labels[rows])


def stop(width):
    """The look at which a sample of other seeds has the lowest loss."""
    points, labels = moons(500)
    wrong = np.random.default_rng(600).uniform(size=150) < 0.1
    _, seen, *_ = fitted(width)
    return _medians(seen, points, np.where(wrong, 1 - labels, labels)).argmin()


def _medians(seen, points, labels):
    x, targets = double(points), double(labels)
    said = [answers(parts, x) for parts in seen]
    losses = [surprise(one, targets.expand(one.shape), reduction="none").mean(1) for one in said]
    return np.median(np.array([loss.numpy() for loss in losses]), axis=1)


SEEN, UNSEEN = slice(60), slice(60, None)


def _held_out():
    found = {"samples": (60, 0), "others": (90, 0), "fresh": (150, 0), "steps": (1000, 0)}
    for width in (1, 2, 4, 16, 64):
        unseen = medians(width, UNSEEN)
        found[f"seen_{width}"] = (medians(width, SEEN)[-1], 1e-5)
        found[f"unseen_{width}"] = (unseen[-1], 1e-4)
        found[f"stopped_{width}"] = (unseen[stop(width)], 1e-6)
    return found | {
        "turn": (fitted(64)[0][stop(64)], 0),
        "hindsight": (unseen.min(), 1e-6),
        "last": (unseen[-1], 1e-4),
        "last_seen": (medians(64, SEEN)[-1], 1e-5),
    }


def _borders():
    turn = stop(64)
    found = {"step": (fitted(64)[0][turn], 0)}
    for name, width, look in (("narrow", 2, -1), ("stopped", 64, turn), ("eager", 64, -1)):
        _, seen, points, labels = fitted(width)
        right = (answers(seen[look], double(points))[0].numpy() > 0) == labels
        found[f"{name}_seen"] = (right[SEEN].mean(), 1e-12)
        found[f"{name}_unseen"] = (right[UNSEEN].mean(), 1e-12)
    return found


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    points, kinds = moons()
    return {
        "line": {
            "corners_wrong": (fewest_wrong(CORNERS, KINDS), 0),
            "moons": (150, 0),
            "moons_wrong": (fewest_wrong(points, kinds), 0),
        },
        # ReLU(2) + ReLU(-2) - 1, and ReLU(0) + ReLU(0) - 1.
        "folds": {"same": (2 + 0 - 1, 1e-15), "other": (0 + 0 - 1, 1e-15)},
        "unfold": _unfold(),
        "by_hand": _by_hand(),
        "widths": _widths(),
        "ends": _ends(),
        "sides": _sides(),
        "rules": _rules(),
        "alike": _alike(),
        "silent": _silent(),
        "wave": _wave(),
        "held_out": _held_out(),
        "borders": _borders(),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("ends", "three", ".2f", "0.33"),
    ("ends", "two", ".2f", "0.50"),
    ("wave", "ratio", ".0f", "15"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.3", "0.1", "1.5", "0.5", "0.75", "1.25", "0.25", "1.2", "1.1", "0.05"}
