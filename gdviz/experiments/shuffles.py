"""The line learnt from batches, by many walks at once, each with a shuffle of its own."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz import data
from gdviz.functions.regression import LinearLoss, line_loss

WALKS = 200
START = np.array([-2.0, 5.0])
Rate = ArrayLike | Callable[[int], float]


def batches(samples: int, size: int, *, replace: bool = False) -> Iterator[NDArray]:
    """Which samples each walk takes, step by step without end: shape (walks, size).

    Walk number n deals them as `Batches` with the seed n does. With `replace` each sample is drawn
    from all of them anew.
    """
    shuffles = [np.random.default_rng(seed) for seed in range(WALKS)]
    while True:
        orders = np.array([_order(rng, samples, replace) for rng in shuffles])
        for first in range(0, samples, size):
            yield orders[:, first : first + size]


def learn(x: NDArray, y: NDArray, rows: Iterable[NDArray], rate: Rate) -> Iterator[NDArray]:
    """The weights of all walks before the first step, and after each: shape (walks, 2).

    For several rates it is (rates, walks, 2). The rate may also be a function of the step.
    """
    # A function has its turn in each step.
    rates = np.asarray(0 if callable(rate) else rate)[..., None, None]
    weights = np.broadcast_to(START, (*rates.shape[:-2], 1, 2))
    yield weights
    for step, row in zip(count(), rows):
        # With too large a rate a walk is flung to infinity, and that is an answer, too.
        with np.errstate(over="ignore", invalid="ignore"):
            misses = weights[..., :1] * x[row] + weights[..., 1:] - y[row]
            gradients = 2 * np.stack([misses * x[row], misses], axis=-1).mean(axis=-2)
            weights = weights - (rate(step) if callable(rate) else rates) * gradients
        yield weights


def heights(size: int, rate: Rate, epochs: int, *, replace: bool = False) -> NDArray:
    """How far above its lowest value the loss of all is after each epoch, and before the first.

    The shape is (epochs + 1, walks), or (epochs + 1, rates, walks) for several rates.
    """
    x, y = data.line()
    walk = learn(x, y, batches(len(x), size, replace=replace), rate)
    steps = len(x) // size
    ends = islice(walk, 0, epochs * steps + 1, steps)
    found = [height(line_loss(x, y), weights) for weights in ends]
    return np.array(np.broadcast_arrays(*found))


def height(loss: LinearLoss, weights: NDArray) -> NDArray:
    """The loss less its lowest value: ½ dᵀHd with the distance d, without the digits they share.

    It is infinite for a walk that diverged.
    """
    away = weights - loss.minimum
    with np.errstate(over="ignore", invalid="ignore"):
        found = np.einsum("...i,ij,...j", away, loss.hessian, away) / 2
    return np.nan_to_num(found, nan=np.inf, posinf=np.inf)


def floor(rate: float, spreads: NDArray, curvatures: NDArray) -> float:
    """The height ½ Σ λ v at which a walk trembles in a bowl, with v = α σ² / (λ (2 − α λ)).

    The noise must have the spread σ along each of the directions with the curvatures λ, everywhere
    the same, and no memory.
    """
    variances = rate * spreads**2 / (curvatures * (2 - rate * curvatures))
    return float(np.sum(curvatures * variances) / 2)


def _order(rng, samples, replace):
    """Which samples an epoch takes, one after the other."""
    return rng.integers(samples, size=samples) if replace else rng.permutation(samples)
