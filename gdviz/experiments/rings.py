"""What networks of many layers learn: to tell points in the middle from those on a ring."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from gdviz.experiments.deep import ACTIVATIONS, SIZES
from gdviz.functions.curvature import largest_curvature
from gdviz.networks.network import NetworkLoss, dense_network, glorot
from gdviz.networks.operations import (
    Operation,
    Pullback,
    cross_entropy,
    layer_norm,
    squared_error,
    tanh,
)
from gdviz.optim.descent import GradientDescent, visited
from gdviz.system.cache import Arrays, cached

WIDTH = 32
RATES = (0.02, 0.5, 2)
SEEDS = 3
STEPS = 200


def rings() -> tuple[NDArray, NDArray]:
    """Forty points, shape (40, 2), and whether each lies in the middle, 1, or on the ring, 0."""
    rng = np.random.default_rng(0)
    inner = np.arange(40) % 2
    distance = rng.uniform(0, 0.8, 40) + 1.2 * (1 - inner)
    angle = rng.uniform(0, 2 * np.pi, 40)
    points = distance * (np.cos(angle), np.sin(angle))
    return points.T, inner.astype(float)


@cached
def train(activation: str, layers: int, size: str, help: str = "none") -> Arrays:
    """Descend 200 steps from three seeds with three rates: the `losses` in the end, (rates, seeds).

    The network has that many layers of 32 neurons, and one answer. A `help`, which is one of those
    of `deep_network`, stands in every layer but the first. A walk that diverges has an infinite
    loss. All walk at once, in single precision.
    """
    points, inner = (part.astype("f4") for part in rings())
    rates = np.repeat(np.array(RATES, "f4"), SEEDS)[:, None, None]
    weights, biases = _start((2, *[WIDTH] * layers, 1), size)

    bend = ACTIVATIONS[activation]
    added = {"none": None, "scaled skip": np.float32(layers**-0.5)}
    branch = added.get(help, np.float32(1))
    inside = _after_norm(bend) if help == "skip and norm" else bend
    bends = [bend, *[inside] * (layers - 1), _as_it_is]
    branches = [None, *[branch] * (layers - 1), None]

    def forward():
        signal = np.broadcast_to(points, (len(rates), *points.shape))
        pullbacks = []
        for layer in zip(weights, biases, bends, branches, strict=True):
            signal, pullback = _layer(signal, *layer)
            pullbacks.append(pullback)
        return signal, pullbacks

    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(STEPS):
            logits, pullbacks = forward()
            # The mean over the points of each network is wanted, not that over all networks.
            _, loss_pullback = cross_entropy(logits, inner[:, None])
            (slope,) = loss_pullback(np.float32(len(rates)))
            for k in reversed(range(len(weights))):
                slope, by_weights, by_biases = pullbacks[k](slope)
                weights[k] -= rates * by_weights
                biases[k] -= rates * by_biases
        logits, _ = forward()
        losses = np.array([cross_entropy(answer[:, 0], inner)[0] for answer in logits])
    losses[~np.isfinite(losses)] = np.inf
    return {"losses": losses.reshape(len(RATES), SEEDS)}


def _start(widths: Sequence[int], size: str) -> tuple[list[NDArray], list[NDArray]]:
    """The weights of all layers, each (rates · seeds, inputs, outputs), and biases of 0."""
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    weights, biases = [], []
    for inputs, outputs in pairwise(widths):
        spread = SIZES[size]((outputs, inputs))
        drawn = [rng.normal(0, spread, (inputs, outputs)) for rng in rngs]
        weights.append(np.array(drawn * len(RATES), "f4"))
        biases.append(np.zeros((len(weights[-1]), 1, outputs), "f4"))
    return weights, biases


def _layer(
    x: NDArray, weights: NDArray, biases: NDArray, bend: Operation, branch: np.float32 | None
) -> tuple[NDArray, Pullback]:
    """A layer of many networks at once; with a branch, so much of what it makes is added to x."""
    y, bend_pullback = bend(x @ weights + biases)

    def pullback(gradient):
        (by_sums,) = bend_pullback(gradient if branch is None else branch * gradient)
        by_x = by_sums @ weights.swapaxes(1, 2)
        by_weights = x.swapaxes(1, 2) @ by_sums
        by_biases = by_sums.sum(axis=1, keepdims=True)
        return by_x if branch is None else gradient + by_x, by_weights, by_biases

    return y if branch is None else x + branch * y, pullback


def _as_it_is(x: NDArray) -> tuple[NDArray, Pullback]:
    return x, lambda gradient: (gradient,)


def _after_norm(bend: Operation) -> Operation:
    def operation(x):
        alike, norm_pullback = layer_norm(x)
        y, bend_pullback = bend(alike)
        return y, lambda gradient: norm_pullback(*bend_pullback(gradient))

    return operation


@cached
def curvatures(rate: float, seed: int) -> Arrays:
    """Along 1,200 steps of one size, every 60: `steps`, `losses`, and the largest `curvatures`.

    The network has two hidden layers of 16 neurons with tanh, and its targets are 1 and −1.
    """
    points, inner = rings()
    network = dense_network((2, 16, 16, 1), tanh)
    loss = NetworkLoss(network, squared_error, points, 2 * inner[:, None] - 1)
    steps, losses, found = [], [], []
    walk = visited(loss, network.init(seed, glorot), GradientDescent(rate), 1200)
    for step, weights in enumerate(walk):
        if step % 60 == 0:
            steps.append(step)
            losses.append(loss(weights))
            found.append(largest_curvature(loss, weights))
    return {"steps": np.array(steps), "losses": np.array(losses), "curvatures": np.array(found)}
