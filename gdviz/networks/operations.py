"""What networks are made of: operations that know the way back.

An operation takes an input and its parameters, and returns its output and its pullback: a function
that takes the gradient of the loss by the output, and returns a tuple of its gradients by the input
and by each parameter. JAX calls it a vector-Jacobian product. A loss is such an operation too, and
its output one number.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

# From the gradient by the output to those by the input and by each parameter.
Pullback = Callable[..., tuple[NDArray, ...]]
Operation = Callable[..., tuple[NDArray, Pullback]]


def dense(x: NDArray, weights: NDArray, biases: NDArray) -> tuple[NDArray, Pullback]:
    """Every neuron weighs all inputs and adds its bias: y = x Wᵀ + b.

    x: a row for each sample; W: a row for each neuron, a column for each input; b: (neurons,).
    """

    def pullback(gradient):
        return gradient @ weights, gradient.T @ x, gradient.sum(axis=0)

    return x @ weights.T + biases, pullback


def relu(x: NDArray) -> tuple[NDArray, Pullback]:
    """max(x, 0), one by one; the derivative at the corner counts as 0."""
    y = np.maximum(x, 0)
    return y, lambda gradient: (gradient * (y > 0),)


def sigmoid(x: NDArray) -> tuple[NDArray, Pullback]:
    """σ(x) = 1 / (1 + e⁻ˣ) = (1 + tanh(x/2)) / 2, where nothing overflows; σ′ = σ (1 − σ)."""
    y = (1 + np.tanh(x / 2)) / 2
    return y, lambda gradient: (gradient * y * (1 - y),)


def tanh(x: NDArray) -> tuple[NDArray, Pullback]:
    """The hyperbolic tangent, whose derivative is 1 − tanh² x."""
    y = np.tanh(x)
    return y, lambda gradient: (gradient * (1 - y**2),)


def layer_norm(x: NDArray) -> tuple[NDArray, Pullback]:
    """Each row shifted and scaled to mean 0 and variance 1: y = (x − μ) / √(σ² + ε), ε = 10⁻⁵.

    Ba, Kiros and Hinton 2016, "Layer normalization"; ε keeps a row of equal numbers finite.
    """
    centred = x - x.mean(axis=-1, keepdims=True)
    size = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
    y = centred / size

    def pullback(gradient):
        # Neither a shift nor a factor of the whole row changes y: so their shares are taken out.
        along = (gradient * y).mean(axis=-1, keepdims=True)
        return ((gradient - gradient.mean(axis=-1, keepdims=True) - along * y) / size,)

    return y, pullback


def squared_error(answers: NDArray, targets: NDArray) -> tuple[NDArray, Pullback]:
    """The mean squared error: the mean of (y − t)²."""
    errors = answers - targets
    return np.mean(errors**2), lambda gradient: (gradient * 2 * errors / errors.size,)


def cross_entropy(logits: NDArray, targets: NDArray) -> tuple[NDArray, Pullback]:
    """How surprised σ(z) is by targets of 0 and 1: the mean of −t log σ(z) − (1 − t) log(1 − σ(z)).

    It is computed from the logits z as max(z, 0) − t z + log(1 + e^−|z|), where nothing overflows.
    """
    surprises = np.maximum(logits, 0) - targets * logits + np.log1p(np.exp(-np.abs(logits)))

    def pullback(gradient):
        return (gradient * (sigmoid(logits)[0] - targets) / logits.size,)

    return np.mean(surprises), pullback
