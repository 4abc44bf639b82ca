"""Networks with one hidden layer that learn the same task from many starts, side by side."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from gdviz import data
from gdviz.networks.network import Network, dense_network
from gdviz.networks.operations import cross_entropy, leaky_relu, relu, squared_error, tanh
from gdviz.networks.parallel import ParallelLoss
from gdviz.optim.descent import Adam, GradientDescent, Momentum, visited
from gdviz.system.cache import Arrays, cached

# Exclusive or: opposite corners of a square are of one kind.
CORNERS = np.array([(1, 1), (-1, -1), (1, -1), (-1, 1)], dtype=float)
KINDS = np.array([0, 0, 1, 1])
STARTS = 100
STEPS = 1000
RATE = 0.3
# No corner is on the wrong side then: even one would cost more than log 2, its share log 2 / 4.
LEARNED = 0.1
LOOK = 10  # Steps from one look at the losses to the next.

ACTIVATIONS = {"ReLU": relu, "leaky ReLU": leaky_relu, "tanh": tanh}
RULES = {rule.__name__: rule for rule in (GradientDescent, Momentum, Adam)}


def starts(network: Network, count: int, first: int = 0, spread: float = 0) -> NDArray:
    """The random weights of some seeds, from the first on: a row for each.

    The biases of the hidden layer come from a normal distribution of standard deviation `spread`.
    """
    seeds = range(first, first + count)
    weights = np.array([network.init(seed) for seed in seeds])
    for seed, row in zip(seeds, weights, strict=True):
        biases = network.split(row)[1]
        biases[:] = spread * np.random.default_rng(1000 + seed).normal(size=biases.shape)
    return weights


def corners_loss(width: int, activation: str = "ReLU") -> ParallelLoss:
    """The losses of networks of some width on the four corners."""
    network = dense_network((2, width, 1))
    return ParallelLoss(network, cross_entropy, CORNERS, KINDS, ACTIVATIONS[activation])


@cached
def train(
    width: int,
    activation: str = "ReLU",
    spread: float = 0.0,
    rule: str = "GradientDescent",
    rate: float = RATE,
    steps: int = STEPS,
    first: int = 0,
) -> Arrays:
    """Let a hundred starts learn the corners, from the seed `first` on.

    `losses` has a row for every tenth step, the start among them; `weights` are those in the end.
    """
    loss = corners_loss(width, activation)
    weights = starts(loss.network, STARTS, first, spread)
    losses = []
    for step, point in enumerate(visited(loss, weights.ravel(), RULES[rule](rate), steps)):
        if step % LOOK == 0:
            losses.append(loss.losses(point))
    return {"losses": np.array(losses), "weights": point.reshape(weights.shape)}


# --- Two moons with mistakes

SEEN = 60  # The first samples are learned from, all others are held out.
FRESH = 500  # So much is added to the seed for samples that choose when to stop.
MOONS_STARTS = 20
MOONS_STEPS = 1000
MOONS_RATE = 0.05


def mislabelled(seed: int = 0) -> tuple[NDArray, NDArray]:
    """The two moons, where about one label in ten is wrong."""
    points, labels = data.moons(seed)
    wrong = np.random.default_rng(100 + seed).uniform(size=len(labels)) < 0.1
    return points, np.where(wrong, 1 - labels, labels)


def moons_loss(width: int, rows: slice, seed: int = 0) -> ParallelLoss:
    """The losses of networks of some width on some of the samples."""
    points, labels = mislabelled(seed)
    return ParallelLoss(dense_network((2, width, 1)), cross_entropy, points[rows], labels[rows])


@cached
def fit_moons(width: int, seed: int = 0) -> Arrays:
    """Let twenty starts learn the first samples by Adam: the losses `seen` and `unseen`.

    A third loss is that of a `fresh` sample, which neither learns nor judges. All three have a row
    for each of the `steps` at which one looks, and so have the `weights`.
    """
    seen, unseen = (moons_loss(width, rows, seed) for rows in (slice(SEEN), slice(SEEN, None)))
    fresh = moons_loss(width, slice(None), FRESH + seed)
    point = starts(seen.network, MOONS_STARTS).ravel()
    looks = {int(step) for step in np.geomspace(1, MOONS_STEPS, 61).round()} | {0}
    kept = {
        step: point
        for step, point in enumerate(visited(seen, point, Adam(MOONS_RATE), MOONS_STEPS))
        if step in looks
    }
    return {
        "steps": np.array(list(kept)),
        "seen": np.array([seen.losses(point) for point in kept.values()]),
        "unseen": np.array([unseen.losses(point) for point in kept.values()]),
        "fresh": np.array([fresh.losses(point) for point in kept.values()]),
        "weights": np.reshape(list(kept.values()), (len(kept), MOONS_STARTS, -1)),
    }


# --- A wave to follow

WAVE_STARTS = 20
WAVE_STEPS = 2000
WAVE_RATE = 0.01


def wave(x: NDArray) -> NDArray:
    """A full wave from −1 to 1: sin(π x)."""
    return np.sin(np.pi * x)


@cached
def fit_wave(width: int) -> Arrays:
    """Let twenty starts learn the wave by Adam: the `weights` in the end, a row for each."""
    x = np.linspace(-1, 1, 81)
    network = dense_network((1, width, 1))
    loss = ParallelLoss(network, squared_error, x[:, None], wave(x))
    weights = starts(network, WAVE_STARTS)
    walk = visited(loss, weights.ravel(), Adam(WAVE_RATE), WAVE_STEPS)
    return {"weights": deque(walk, maxlen=1).pop().reshape(weights.shape)}
