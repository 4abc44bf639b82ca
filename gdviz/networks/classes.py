"""Answers that are one of several classes: their chances, which make 1 together, and their loss.

A row of logits for each sample, a column for each class.
"""

import numpy as np
from numpy.typing import NDArray

from gdviz.networks.network import Network, NetworkLoss
from gdviz.networks.operations import Pullback


def softmax(logits: NDArray) -> NDArray:
    """The chance of each class: eᶻ by the sum of all eᶻ of its row."""
    # Taken from all logits of a row, their largest changes no chance, and nothing overflows.
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def softmax_cross_entropy(logits: NDArray, targets: NDArray) -> tuple[NDArray, Pullback]:
    """How surprised the chances are by the right class: the mean over all rows of −log p(right).

    It is an operation, see `operations`. `targets` has a 1 at the right class of each row and 0
    elsewhere. Computed as log Σ eᶻ − z(right), where nothing overflows.
    """
    highest = logits.max(axis=1, keepdims=True)
    spread = highest[:, 0] + np.log(np.exp(logits - highest).sum(axis=1))
    surprises = spread - (logits * targets).sum(axis=1)

    def pullback(gradient):
        return (gradient * (softmax(logits) - targets) / len(logits),)

    return np.mean(surprises), pullback


def class_loss(network: Network, x: NDArray, labels: NDArray) -> NetworkLoss:
    """How surprised a network is by the class of each sample, a whole number from 0, given x."""
    (classes,) = network.shapes[-1]
    return NetworkLoss(network, softmax_cross_entropy, x, np.eye(classes)[labels])


def share_right(network: Network, weights: NDArray, x: NDArray, labels: NDArray) -> float:
    """The share of samples whose own class gets the largest logit."""
    return float(np.mean(network.predict(x, weights).argmax(axis=1) == labels))
