"""With gdviz: the loss is a function of one long vector, and has a gradient."""

import numpy as np

from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy, tanh
from gdviz.optim.descent import GradientDescent, descend


def train(points, arm, start, rate, steps):
    """Plain descent on the mean cross-entropy."""
    network = dense_network((2, len(start[0]), 1), tanh)
    loss = NetworkLoss(network, cross_entropy, points, arm)

    weights = np.concatenate([part.ravel() for part in start])
    *_, before, last = descend(loss, weights, GradientDescent(rate), steps)
    return loss(before), network.split(loss.gradient(before)), network.split(last)
