"""Networks of one hidden layer that learn the parabola, each from a start of its own."""

import numpy as np
from numpy.typing import NDArray

from gdviz import data
from gdviz.networks.network import dense_network
from gdviz.system.cache import Arrays, cached

STARTS = 100  # The seeds from 0 to 99.
RATE = 0.01
STEPS = 3000
# With six neurons it is the middle one of the starts by its loss: 50 end lower, 49 higher.
MIDDLE = 55


@cached
def train(neurons: int) -> Arrays:
    """Descend from all starts at once: the `losses` in the end, and which neurons are `on`.

    θ ← θ − α ∇L for the mean squared error of v · ReLU(k x + b) + c, its gradient written out.
    `losses` is (starts,); `on` is (starts, samples, neurons), true where a sum is positive.
    """
    x, y = data.parabola()
    network = dense_network((1, neurons, 1))
    starts = np.array([network.init(seed) for seed in range(STARTS)])
    k, b, v, c = np.split(starts, np.cumsum([neurons] * 3), axis=1)

    for _ in range(STEPS):
        sums, hidden, errors = _forward(x, y, k, b, v, c)
        by_answers = 2 / len(x) * errors
        by_sums = by_answers[:, :, None] * v[:, None, :] * (sums > 0)

        v = v - RATE * (by_answers[:, None, :] @ hidden)[:, 0]
        c = c - RATE * by_answers.sum(axis=1, keepdims=True)
        k = k - RATE * (x @ by_sums)
        b = b - RATE * by_sums.sum(axis=1)

    sums, _, errors = _forward(x, y, k, b, v, c)
    return {"losses": np.mean(errors**2, axis=1), "on": sums > 0}


def _forward(x, y, k, b, v, c) -> tuple[NDArray, NDArray, NDArray]:
    sums = x[:, None] * k[:, None, :] + b[:, None, :]
    hidden = np.maximum(sums, 0)
    errors = (hidden @ v[:, :, None])[:, :, 0] + c - y
    return sums, hidden, errors
