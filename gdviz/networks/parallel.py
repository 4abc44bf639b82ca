"""Many networks of one hidden layer that learn side by side, each from a start of its own."""

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.networks.network import Network
from gdviz.networks.operations import Operation, relu


@dataclass(frozen=True, eq=False)
class ParallelLoss:
    """The sum of the losses of many networks of one hidden layer, all for the same samples.

    The networks have the widths (inputs, neurons, 1). A point holds all weights, those of a network
    after those of the one before. No network stands in the way of another, so that under a rule
    which treats each weight by itself every network walks as if it were alone. `targets` is
    (samples,). Batched products of matrices make a hundred networks as cheap as a few.
    """

    network: Network
    error: Operation
    x: NDArray
    targets: NDArray
    activation: Operation = relu

    def __call__(self, point: ArrayLike) -> NDArray:
        """The sum of all losses."""
        return self.losses(point).sum()

    def losses(self, point: ArrayLike) -> NDArray:
        """The loss of each network."""
        return np.array([self.error(row, self.targets)[0] for row in self.predict(point)])

    def predict(self, point: ArrayLike) -> NDArray:
        """What each network answers: (networks, samples)."""
        _, _, answers = self._forward(*self.split(point))
        return answers

    def split(self, point: ArrayLike) -> list[NDArray]:
        """The parameters of all networks, network by network along the first axis.

        They are the weights (networks, neurons, inputs) and biases (networks, neurons) of the
        hidden layer, and the weights (networks, neurons) and biases (networks, 1) of the output.
        """
        (neurons, inputs), *_ = self.network.shapes
        rows = np.reshape(point, (-1, self.network.size))
        ends = np.cumsum([prod(shape) for shape in self.network.shapes])
        inward, biases, outward, base = np.split(rows, ends[:-1], axis=1)
        return [inward.reshape(-1, neurons, inputs), biases, outward, base]

    def gradient(self, point: ArrayLike) -> NDArray:
        """The gradients of all losses, network by network, by backpropagation."""
        inward, biases, outward, base = self.split(point)
        hidden, activation_pullback, answers = self._forward(inward, biases, outward, base)
        _, error_pullback = self.error(answers, self.targets)

        # The error is a mean over all networks, and the sum of their losses is as many times that.
        (by_answers,) = error_pullback(len(answers))
        by_hidden = outward[:, :, None] * by_answers[:, None, :]
        (by_sums,) = activation_pullback(by_hidden)

        by_outward = (hidden @ by_answers[:, :, None])[:, :, 0]
        by_inward = (by_sums.reshape(-1, len(self.x)) @ self.x).reshape(len(inward), -1)
        by_base = by_answers.sum(axis=1, keepdims=True)
        parts = [by_inward, by_sums.sum(axis=2), by_outward, by_base]
        return np.concatenate(parts, axis=1).ravel()

    def _forward(self, inward, biases, outward, base):
        # All neurons of all networks weigh the samples in a single product of two matrices.
        sums = inward.reshape(-1, inward.shape[2]) @ self.x.T
        sums = sums.reshape(*biases.shape, -1) + biases[:, :, None]
        hidden, pullback = self.activation(sums)
        answers = (outward[:, None, :] @ hidden)[:, 0] + base
        return hidden, pullback, answers
