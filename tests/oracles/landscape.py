"""The numbers of the page on loss landscapes, from PyTorch, which trains and looks by itself."""

from functools import cache

import numpy as np
import torch
from scipy import ndimage
from scipy.sparse.linalg import LinearOperator, eigsh

from gdviz import data

torch.set_num_threads(1)
POINTS, ARM = (torch.tensor(values, dtype=torch.float64) for values in data.spiral())
SHAPES = [(16, 2), *[(16, 16)] * 14, (1, 16)]
COIN = -np.log(0.5)
KINDS = {"plain": False, "skips": True}


def _logits(skips, weights):
    """What networks answer to all points; `weights` has a row for each network."""
    signal, end, before = POINTS.expand(len(weights), -1, -1), 0, None
    for layer, (outputs, inputs) in enumerate(SHAPES):
        if layer > 0:
            if layer % 2 == 1:
                before = signal
            signal = torch.relu(signal)
        start, end = end, end + outputs * inputs
        matrix = weights[:, start:end].reshape(-1, outputs, inputs)
        start, end = end, end + outputs
        signal = torch.baddbmm(weights[:, None, start:end], signal, matrix.transpose(1, 2))
        if skips and layer > 0 and layer % 2 == 0:
            signal = signal + before
    return signal[..., 0]


def losses(skips, weights):
    """The loss of networks whose weights are rows, some at a time."""
    rows = torch.as_tensor(weights).reshape(-1, 3873)
    found = []
    # As many as the cache of a processor holds: a thousand at a time take four times as long.
    for part in rows.split(50):
        logits = _logits(skips, part)
        errors = torch.nn.functional.binary_cross_entropy_with_logits
        found.append(errors(logits, ARM.expand(logits.shape), reduction="none").mean(1))
    return torch.cat(found)


def _start(skips, seed):
    rng, parts = np.random.default_rng(seed), []
    for layer, (outputs, inputs) in enumerate(SHAPES):
        scale = np.sqrt(2 / inputs)
        drawn = rng.normal(0, scale, (outputs, inputs))
        if skips and layer in (2, 4, 6, 8, 10, 12, 14):
            drawn = drawn / np.sqrt(7)
        parts += [drawn.ravel(), np.zeros(outputs)]
    return np.concatenate(parts)


def train(skips, seeds):
    """The walks of several networks at once, each to the first point below 0.01."""
    weights = torch.tensor(np.array([_start(skips, seed) for seed in seeds]), requires_grad=True)
    rule = torch.optim.Adam([weights], lr=0.01)
    walk, ends = [], {}
    while len(ends) < len(seeds):
        rule.zero_grad()
        found = losses(skips, weights)
        walk.append(weights.detach().numpy().copy())
        for number in np.flatnonzero(found.detach().numpy() < 0.01):
            ends.setdefault(number, len(walk))
        found.sum().backward()
        rule.step()
    walk = np.array(walk)
    return [walk[: ends[number], number] for number in range(len(seeds))]


def push(weights, seed):
    """A random direction, every row of every matrix as long as the row of the weights."""
    rng, parts, end = np.random.default_rng(seed), [], 0
    for outputs, inputs in SHAPES:
        start, end = end, end + outputs * inputs
        for own, drawn in zip(
            weights[start:end].reshape(outputs, inputs),
            rng.normal(size=(outputs, inputs)),
            strict=True,
        ):
            parts.append(drawn / np.sqrt(drawn @ drawn) * np.sqrt(own @ own))
        parts.append(np.zeros(outputs))
        end += outputs
    return np.concatenate(parts)


def gradient(skips, weights):
    """The slopes of the loss of a network."""
    point = torch.tensor(weights, requires_grad=True)
    return torch.autograd.grad(losses(skips, point)[0], point)[0].numpy()


def margins(skips, weights):
    """What the last layer gives for every point, with the sign turned where it should be below 0.

    It is above 0 where the network is right.
    """
    logits = _logits(skips, torch.tensor(weights)[None])[0]
    return (logits * (2 * ARM - 1)).numpy()


def surer(skips, weights, factor):
    """The loss with a larger last layer: what this gives for the points is so much larger."""
    return np.mean(np.log1p(np.exp(-factor * margins(skips, weights))))


def bends(skips, weights):
    """The second derivatives of the loss as a matrix that PyTorch multiplies with a vector."""

    def times(vector):
        point = torch.tensor(weights, requires_grad=True)
        (slopes,) = torch.autograd.grad(losses(skips, point)[0], point, create_graph=True)
        return torch.autograd.grad(slopes, point, torch.tensor(vector.ravel()))[0].numpy()

    return LinearOperator((3873, 3873), matvec=times, dtype=float)


@cache
def walks(kind):
    """The walks of the twelve networks of a kind."""
    return train(KINDS[kind], range(12))


def walk(kind):
    """The walk of the network of a kind that the page shows."""
    return walks(kind)[5]


def end():
    """The weights with skips that the page looks at from all sides."""
    return walk("skips")[-1]


def _spiral():
    found = {
        "count": (300, 0),
        "size": (sum(outputs * (inputs + 1) for outputs, inputs in SHAPES), 0),
    }
    for kind, skips in KINDS.items():
        first, last = losses(skips, walk(kind)[[0, -1]])
        logits = _logits(skips, torch.tensor(walk(kind)[-1:]))
        found |= {f"first_{kind}": (float(first), 1e-12), f"loss_{kind}": (float(last), 1e-9)}
        found |= {f"steps_{kind}": (len(walk(kind)) - 1, 0)}
        found |= {f"wrong_{kind}": (int(((logits[0] > 0) != (ARM > 0)).sum()), 0)}
    return found


def _line():
    shown, other = walk("skips"), walks("skips")[2][-1]
    found = losses(True, shown).numpy()
    worst = found.argmax()
    way = shown[-1] - shown[0]
    foot = shown[0] + np.linalg.lstsq(way[:, None], shown[worst] - shown[0])[0] * way
    shares = np.linspace(0, 1, 101)[:, None]
    along = np.linspace(-0.25, 1.25, 121)[:, None]
    return {
        "coin": (COIN, 1e-12),
        "step": (worst, 0),
        "worst": (found[worst], 1e-6),
        "other": (float(losses(True, other)[0]), 1e-9),
        "below": (float(losses(True, foot)[0]), 1e-8),
        "beyond": (losses(True, shown[0] + along * way).min().item(), 1e-8),
        "ridge": (losses(True, (1 - shares) * end() + shares * other).max().item(), 1e-8),
    }


def _rescale():
    twin = torch.tensor(end())
    stop = 0
    for layer, (outputs, inputs) in enumerate(SHAPES[:-1]):
        start, middle, stop = stop, stop + outputs * inputs, stop + outputs * (inputs + 1)
        if layer % 2 == 1:
            twin[start:stop] *= 4
        elif layer > 0:
            twin[start:middle] /= 4
    fitted, raw = push(end(), 0), np.random.default_rng(0).normal(size=3873)
    raw *= np.sqrt(fitted @ fitted) / np.sqrt(raw @ raw)
    ends = {"gentle": (end(), raw), "sharp": (twin.numpy(), raw), "mended": (end(), fitted)}
    return {
        name: (float(losses(True, centre - 0.3 * way)[0]), 1e-6)
        for name, (centre, way) in ends.items()
    }


@cache
def plane(kind):
    """The losses of a network on 101 × 101 points of its plane."""
    middle = walk(kind)[-1]
    a, b = np.meshgrid(np.linspace(-1, 1, 101), np.linspace(-1, 1, 101))
    weights = middle + a.reshape(-1, 1) * push(middle, 0) + b.reshape(-1, 1) * push(middle, 1)
    return losses(KINDS[kind], weights).numpy().reshape(101, 101)


def _planes():
    found = {"size": (101, 0), "lowest": (plane("skips").min(), 1e-9)}
    for kind in KINDS:
        heights = plane(kind)
        lowest = ndimage.minimum_filter(heights, 3)[1:-1, 1:-1] == heights[1:-1, 1:-1]
        found |= {f"middle_{kind}": (heights[50, 50], 1e-9), f"top_{kind}": (heights.max(), 1e-4)}
        found |= {f"hollows_{kind}": (int(lowest.sum()), 0)}
        found |= {f"better_{kind}": (np.count_nonzero(heights < COIN) / 101**2, 1e-12)}
    return found


def _endured(skips, weights):
    """How strong a push a network bears on average, in percent, of 6 pushes there and back."""
    ways = np.array([side * push(weights, seed) for seed in range(6) for side in (1, -1)])
    far, standing = np.zeros(12), np.ones(12, dtype=bool)
    while standing.any():
        here = weights + (far[standing, None] + 2) / 100 * ways[standing]
        standing[standing] = losses(skips, here).numpy() <= COIN
        far[standing] += 2
    return far.mean()


@cache
def borne(kind):
    """What each of the twelve networks of a kind bears."""
    return np.array([_endured(KINDS[kind], walked[-1]) for walked in walks(kind)])


def _starts():
    plain, skips = borne("plain"), borne("skips")
    return {
        "starts": (12, 0),
        "ways": (12, 0),
        "stronger": (np.count_nonzero(skips > plain), 0),
        "plain": (np.median(plain), 1e-9),
        "skips": (np.median(skips), 1e-9),
        "least": ((skips / plain).min(), 1e-9),
        "most": ((skips / plain).max(), 1e-9),
    }


def components(walk):
    """The two widest directions of a walk seen from its end, and the share that they have of it."""
    away = walk - walk[-1]
    sizes, mixtures = np.linalg.eigh(away @ away.T)
    directions = (mixtures[:, :-3:-1] / np.sqrt(sizes[:-3:-1])).T @ away
    return directions, sizes[:-3:-1].sum() / sizes.sum()


def _walk():
    shown = walk("skips")
    directions, share = components(shown)
    found = losses(True, shown).numpy()
    worst = found.argmax()
    shadow = shown[-1] + directions.T @ (directions @ (shown[worst] - shown[-1]))
    # An aimless walk is known ahead: its steps have nothing to do with each other, so in very many
    # directions two steps j and k from the end share min(j, k) with each other.
    steps = np.arange(len(shown))
    sizes = np.linalg.eigvalsh(np.minimum.outer(steps, steps))
    return {
        "explained": (share, 1e-9),
        "aimless": (sizes[-2:].sum() / sizes.sum(), 0.01),
        "step": (worst, 0),
        "worst": (found[worst], 1e-6),
        "below": (float(losses(True, shadow)[0]), 1e-8),
    }


def _extremes():
    bottom = end()
    matrix = bends(True, bottom)
    (down, up), ways = eigsh(matrix, k=2, which="BE", tol=1e-8, v0=np.ones(3873))
    random = push(bottom, 0) / np.linalg.norm(push(bottom, 0))
    distances = np.linspace(-1, 1, 201)[:, None]
    uphill = gradient(True, bottom)
    length = np.sqrt(uphill @ uphill)
    half = [losses(True, bottom + side * ways[:, 1] / 2).item() for side in (1, -1)]
    stayed = [losses(True, bottom + side * random / 2).item() for side in (1, -1)]
    return {
        "slope": (length, 1e-9),
        "tenth": (losses(True, bottom - 0.1 / length * uphill).item(), 1e-9),
        "doubled": (surer(True, bottom, 2), 1e-9),
        "fourfold": (surer(True, bottom, 4), 1e-11),
        "eightfold": (surer(True, bottom, 8), 1e-13),
        "down": (down, 1e-5),
        "up": (up, 1e-5),
        "drawn": (random @ (matrix @ random), 1e-5),
        "lowest": (losses(True, bottom + distances * ways[:, 0]).min().item(), 1e-7),
        "length": (np.sqrt(bottom @ bottom), 1e-9),
        "climbed": (min(half), 1e-4),
        "stayed": (min(stayed), 1e-7),
    }


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    return {
        "spiral": _spiral(),
        "line": _line(),
        "rescale": _rescale(),
        "planes": _planes(),
        "starts": _starts(),
        "walk": _walk(),
        "extremes": _extremes(),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("planes", "better_plain", ".3f", "0.021"),  # Skips: about three times as much.
    ("planes", "better_skips", ".3f", "0.070"),
    ("line", "coin", ".3f", "0.693"),
    ("starts", "stronger", "d", "12"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.001", "0.003", "0.01", "0.03", "0.1", "0.3"}
# The losses of one point, which tests/words/numbers/landscape.toml holds.
SETTINGS |= {"0.049", "0.0025", "3.049", "6.002"}
# Of the exercises.
SETTINGS |= {"1.02"}
