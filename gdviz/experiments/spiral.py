"""A small network that learns two arms of a spiral, from many starts."""

import numpy as np

from gdviz import data
from gdviz.networks.network import NetworkLoss, dense_network, glorot
from gdviz.networks.operations import cross_entropy, tanh
from gdviz.optim.descent import GradientDescent, descend
from gdviz.system.cache import Arrays, cached

STEPS = 3000

points, arm = data.spiral()
network = dense_network((2, 16, 1), tanh)
loss = NetworkLoss(network, cross_entropy, points, arm[:, None].astype(float))


@cached
def train(seed: int, rate: float) -> Arrays:
    """The `walk` of all weights in 3000 steps of one size, from the random start of a seed."""
    walk = descend(loss, network.init(seed, glorot), GradientDescent(rate), STEPS)
    return {"walk": walk}


def share_right(weights: np.ndarray, points: np.ndarray, arm: np.ndarray) -> float:
    """The share of points that a network puts on their own arm: a logit above 0 means arm 1."""
    logits = network.predict(points, weights)[:, 0]
    return np.mean((logits > 0) == arm)
