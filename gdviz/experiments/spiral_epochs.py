"""The network that learns the spiral from batches, from many starts and at many rates at once."""

import numpy as np
from numpy.typing import NDArray

from gdviz import data
from gdviz.experiments.spiral import network
from gdviz.networks.network import glorot
from gdviz.system.cache import Arrays, cached

ENOUGH = 0.04

Weights = list[NDArray]  # Layer by layer; the first axis of each array counts the walks.


@cached
def epochs_needed(
    size: int, rates: tuple[float, ...], first_seed: int, count: int, limit: int
) -> Arrays:
    """How many epochs of batches of a size it takes until the loss of all points is ENOUGH.

    `epochs` has the shape (rates, count), and is infinite where as many epochs as the limit do not
    do. A start and its shuffles have the same seed; the loss is looked at when an epoch ends.
    """
    points, arm = data.spiral()
    rate = np.repeat(rates, count)
    start = np.tile(np.arange(count), len(rates))
    shuffles = [np.random.default_rng(first_seed + number) for number in range(count)]
    weights = starts(first_seed + start)
    epochs = np.full(len(rate), np.inf)
    walking = np.arange(len(rate))

    for epoch in range(1, limit + 1):
        orders = np.array([rng.permutation(len(points)) for rng in shuffles])
        for first in range(0, len(points), size):
            rows = orders[start[walking], first : first + size]
            slopes = gradients(weights, points[rows], arm[rows])
            weights = step(weights, slopes, rate[walking])

        # Who has arrived takes no further steps.
        arrived = losses(weights, points, arm) <= ENOUGH
        epochs[walking[arrived]] = epoch
        walking = walking[~arrived]
        weights = [part[~arrived] for part in weights]
        if not walking.size:
            break
    return {"epochs": epochs.reshape(len(rates), count)}


def starts(seeds: NDArray) -> Weights:
    """The first weights for each of some seeds."""
    every = [network.split(network.init(int(seed), glorot)) for seed in seeds]
    return [np.array(parts) for parts in zip(*every, strict=True)]


def forward(weights: Weights, points: NDArray) -> tuple[NDArray, NDArray]:
    """The outputs of the hidden neurons and the logits: y = W₂ h + b₂ with h = tanh(W₁ x + b₁)."""
    inner, inner_bias, outer, outer_bias = weights
    hidden = np.tanh(points @ inner.transpose(0, 2, 1) + inner_bias[:, None])
    return hidden, (hidden @ outer.transpose(0, 2, 1))[:, :, 0] + outer_bias


def losses(weights: Weights, points: NDArray, arm: NDArray) -> NDArray:
    """The cross-entropy of each walk: the mean of log(1 + eʸ) − t y."""
    _, logits = forward(weights, points)
    return np.mean(np.logaddexp(0, logits) - arm * logits, axis=1)


def gradients(weights: Weights, points: NDArray, arm: NDArray) -> Weights:
    """The slopes of each walk's loss on its own batch, by backpropagation."""
    hidden, logits = forward(weights, points)
    # The same as 1 / (1 + e⁻ʸ), which overflows where y is far below 0.
    chances = (1 + np.tanh(logits / 2)) / 2
    by_logit = (chances - arm)[:, :, None] / arm.shape[-1]
    by_sum = by_logit * weights[2] * (1 - hidden**2)
    return [
        by_sum.transpose(0, 2, 1) @ points,
        by_sum.sum(axis=1),
        by_logit.transpose(0, 2, 1) @ hidden,
        by_logit.sum(axis=1),
    ]


def step(weights: Weights, slopes: Weights, rates: NDArray) -> Weights:
    """The weights after a step of each walk at its own rate."""
    return [
        part - rates.reshape(-1, *[1] * (part.ndim - 1)) * slope
        for part, slope in zip(weights, slopes, strict=True)
    ]
