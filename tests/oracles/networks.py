"""The numbers of the page on networks."""

from functools import cache

import numpy as np
import torch
from scipy.special import expit, softmax

from gdviz import data
from gdviz.data import circles

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


@cache
def every_start(count):
    """Losses of a hundred starts, neurons off for all samples, samples without a neuron that is on.

    As `trained`, with neurons, starts and samples along the three axes.
    """
    rngs = [np.random.default_rng(seed) for seed in range(100)]
    slopes = np.array([rng.normal(0, np.sqrt(2), count) for rng in rngs]).T[:, :, None]
    heights = np.array([rng.normal(0, np.sqrt(2 / count), count) for rng in rngs]).T[:, :, None]
    offsets, base = np.zeros_like(slopes), np.zeros((100, 1))
    for step in range(3001):
        sums = slopes * X + offsets
        on = sums > 0
        bent = on * sums
        misses = (heights * bent).sum(axis=0) + base - Y
        if step == 3000:
            losses = np.mean(misses**2, axis=1)
            return losses, (~on.any(axis=2)).sum(axis=0), (~on.any(axis=0)).mean(axis=1)
        back = 0.02 / 100 * misses * on * heights
        heights = heights - 0.02 / 100 * (misses * bent).sum(axis=2, keepdims=True)
        base = base - 0.02 * misses.mean(axis=1, keepdims=True)
        slopes = slopes - (back @ X)[:, :, None]
        offsets = offsets - back.sum(axis=2, keepdims=True)
    raise AssertionError


def starts():
    """The facts of all starts."""
    facts, learned, stuck = {}, [], []
    for name, count in (("six", 6), ("eight", 8)):
        losses, silent, unheard = every_start(count)
        facts[f"{name}_silent"] = (np.count_nonzero(silent), 0)
        facts[f"{name}_with"] = (np.median(losses[silent > 0]), 1e-6)
        facts[f"{name}_without"] = (np.median(losses[silent == 0]), 1e-6)
        learned += [pair for pair in zip(losses, unheard, strict=True) if pair[0] <= 1]
        stuck += [pair for pair in zip(losses, unheard, strict=True) if pair[0] > 1]
    losses, silent, _ = every_start(6)
    return facts | {
        "low": (min(learned)[0], 1e-6),
        "high": (max(learned)[0], 1e-6),
        "lower": (sum(loss < losses[55] for loss in losses), 0),
        "stuck": (max(stuck)[0], 1e-6),
        "spared": (sum((silent == 1) & (losses <= 1)), 0),
        "least_unheard": (min(share for _, share in stuck), 1e-12),
        "most_unheard": (max(share for _, share in learned), 1e-12),
    }


@cache
def strengths(factor):
    """The root mean square of the thirtieth sums for ten draws `factor` times as large as He's."""
    signals, found = np.random.default_rng(0).normal(size=(200, 128)), []
    for seed in range(1, 11):
        signal, rng = signals, np.random.default_rng(seed)
        for _ in range(30):
            sums = signal @ rng.normal(0, factor / 8, (128, 128)).T
            signal = np.where(sums > 0, sums, 0)
        found.append(np.linalg.norm(sums) / np.sqrt(sums.size))
    return found


def fence(normals, batches):
    """Losses of the circles' samples and of those held out, and the share right, as PyTorch learns.

    Four hidden neurons with tanh learn by Adam, a step for each batch of rows.
    """
    points, labels = (torch.tensor(part) for part in circles())
    parts = [normals[:8].reshape(4, 2) / np.sqrt(3), np.zeros(4)]
    parts += [normals[12:20].reshape(2, 4) / np.sqrt(3), np.zeros(2)]
    parts = [torch.tensor(part, requires_grad=True) for part in parts]

    def scores(rows):
        inward, biases, outward, base = parts
        return torch.tanh(points[rows] @ inward.T + biases) @ outward.T + base

    def surprise(rows):
        return torch.nn.functional.cross_entropy(scores(rows), labels[rows])

    adam = torch.optim.Adam(parts, lr=0.05)
    for rows in batches:
        adam.zero_grad()
        surprise(rows).backward()
        adam.step()
    seen, unseen = range(90), range(90, 150)
    right = (scores(seen).argmax(dim=1) == labels[:90]).double().mean().item()
    return surprise(seen).item(), surprise(unseen).item(), right


def _playground():
    rng = np.random.default_rng(0)
    normals = rng.normal(size=(4, 123)).round(2)[0]
    shuffle = [i for i in rng.permutation(150) if i < 90]
    batches, order = [], shuffle
    for _ in range(50):
        batches += [order[:30], order[30:60], order[60:]]
        order = [order[i] for i in shuffle]
    loss, held_out, _ = fence(normals, batches)
    return {
        "steps": (150, 0),
        "unseen": (60, 0),
        "loss": (loss, 1e-6),
        "held_out": (held_out, 1e-6),
    }


def _neurons():
    normals = np.random.default_rng(1).normal(size=57).round(2)
    loss, _, right = fence(normals, [range(90)] * 120)
    return {"loss": (loss, 1e-6), "right": (right, 0)}


def _sample():
    """Forward by hand, and back by PyTorch."""
    weights = torch.tensor([1.2, 0.6, -0.3, -0.7, 1.5, 0.4, 0.9, -1.1, 0.2], dtype=torch.float64)

    def surprise(w):
        first = torch.tanh(w[0] * 0.8 - w[1] * 0.5 + w[2])
        second = torch.tanh(w[3] * 0.8 - w[4] * 0.5 + w[5])
        return -torch.log(torch.sigmoid(w[6] * first + w[7] * second + w[8]))

    slopes = torch.func.grad(surprise)(weights)
    loss, after = surprise(weights).item(), surprise(weights - 0.5 * slopes).item()
    return {"chance": (np.exp(-loss), 1e-12), "loss": (loss, 1e-12), "after": (after, 1e-12)}


SCORES = ((1, 0), (2, 0), (-1, 0))
COUNTS = {"weights": (12, 12, 3), "biases": (4, 3, 1), "size": (16, 15, 4)}


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    slopes, offsets, _, base, bent, _ = trained(6, 55)
    matrix = np.linalg.multi_dot([rows for rows, _ in reversed(PARTS)])[0]
    straight = passed(PIXEL, bent=False)[-1][0]
    scores = torch.tensor([1.0, 2.0, -1.0], dtype=torch.float64, requires_grad=True)
    surprise = torch.nn.functional.cross_entropy(scores, torch.tensor(0))
    surprise.backward()
    animals = ("cat", "dog", "bee")
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
        "rows": {f"sum_{n}": (value, 1e-14) for n, value in enumerate((1.22, 0.44, -0.7), start=1)},
        "collapse": {
            **{f"left_{n}": (value, 0) for n, value in enumerate((-1.1, -1.3, -0.4), start=1)},
            **{f"column_{n}": (value, 0) for n, value in enumerate((0.4, -0.4, 0.7), start=1)},
            "entry": (-0.44 + 0.52 - 0.28, 1e-14),
            **{f"weight_{n}": (matrix[n - 1], 1e-14) for n in (1, 2, 3)},
            "bias": (passed(np.zeros(3), bent=False)[-1][0], 1e-14),
            "one": (straight, 1e-14),
            "three": (straight, 1e-14),
        },
        "bends": {
            "steps": (3000, 0),
            "line": (np.polynomial.Polynomial.fit(X, Y, 1, full=True)[1][0][0] / 100, 1e-6),
            "bent": (bent, 1e-9),
        },
        "hinges": {
            "first_bend": ((-offsets / slopes).min(), 1e-9),
            "last_bend": ((-offsets / slopes).max(), 1e-9),
            "base": (base, 1e-9),
        },
        "starts": starts(),
        "pixels": {
            **{"rows": (12, 0), "columns": (16, 0), "numbers": (3 * 12 * 16, 0)},
            **{"red": (255 * 0.8, 1e-12), "green": (255 * 0.6, 1e-12), "blue": (255 * 0.2, 1e-12)},
        },
        "tensors": {
            "numbers": (96 * 128 * 3, 0),
            "film": (6 * 96 * 128 * 3, 0),
            "batch": (4 * 96 * 128 * 3, 0),
        },
        "forward": {
            "second": (0.4 * 1.22 + 0.8 * 0.44 + 0.2 * 0.84 - 0.1, 1e-14),
            "answer": (-1.1 * 0.908 - 0.4 * 1.018 + 0.3, 1e-14),
            "chance": (expit(-1.106), 1e-14),
            "loss": (np.log1p(np.exp(1.106)), 1e-14),
        },
        "softmax": {
            "total": (np.exp((1, 2, -1)).sum(), 1e-14),
            "loss": (surprise.item(), 1e-14),
            "pair": (expit(-1), 1e-15),
            "equal": (1.0986123, 1e-7),
            # To the digits of a double, the dog alone is behind the loss.
            "surer_loss": (np.logaddexp(0, 10), 1e-9),
            "surer_dog": (expit(10), 1e-9),
            **{f"score_{name}": pair for name, pair in zip(animals, SCORES, strict=True)},
            **{
                f"power_{name}": (np.e**score, 1e-14)
                for name, (score, _) in zip(animals, SCORES, strict=True)
            },
            **{
                f"chance_{name}": (chance, 1e-15)
                for name, chance in zip(animals, softmax([1, 2, -1]), strict=True)
            },
            **{
                f"slope_{name}": (slope, 1e-15)
                for name, slope in zip(animals, scores.grad.tolist(), strict=True)
            },
        },
        "loss": {
            "squared": (-2 * expit(6) ** 2 * expit(-6), 1e-15),
            "crossed": (-expit(6), 1e-15),
        },
        "playground": _playground(),
        "neurons": _neurons(),
        "sample": _sample(),
        "signals": {
            "half": (max(strengths(0.5)), 1e-18),
            "he_low": (min(strengths(1)), 1e-9),
            "he_high": (max(strengths(1)), 1e-9),
            "double": (min(strengths(2)), 1),
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
# Of the exercises.
SETTINGS |= {"10.0", "20.0"}
