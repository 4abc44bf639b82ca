"""Neural networks, and their loss as one more function to descend.

A network is an operation made of operations: see `operations`. All its weights stand in one flat
vector, and the loss is a function of this vector with a gradient, so that `descend` trains it.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from math import prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.networks.operations import Operation, Pullback, dense, relu

Shape = tuple[int, ...]


def he(shape: Shape) -> float:
    """√(2 / inputs): weights of this size keep signals as strong as they are through ReLU.

    He et al. 2015, "Delving deep into rectifiers".
    """
    return np.sqrt(2 / prod(shape[1:]))


def glorot(shape: Shape) -> float:
    """√(2 / (inputs + outputs)): the same for tanh, for signals forward and gradients backward.

    Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
    networks".
    """
    return np.sqrt(2 / (prod(shape[1:]) + shape[0] * prod(shape[2:])))


@dataclass(frozen=True)
class Layer:
    """An operation and the shapes of its parameters; of an activation it is `Layer(relu)`."""

    operation: Operation
    shapes: tuple[Shape, ...] = ()

    def __call__(self, x: NDArray, *parameters: NDArray) -> tuple[NDArray, Pullback]:
        """What the operation returns."""
        return self.operation(x, *parameters)


@dataclass(frozen=True)
class Network:
    """Layers one after the other: an operation whose pullback runs through theirs in reverse.

    A layer has `shapes` and is an operation; so a network can be a layer of another.
    """

    layers: tuple["Layer | Network | Skip", ...]

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of all parameters, layer by layer."""
        return tuple(shape for layer in self.layers for shape in layer.shapes)

    @property
    def size(self) -> int:
        """How many weights there are, biases among them."""
        return sum(map(prod, self.shapes))

    def __call__(self, x: NDArray, *parameters: NDArray) -> tuple[NDArray, Pullback]:
        """The output of the last layer, and the pullback of them all."""
        outputs, pullbacks = zip(*self._run(x, parameters), strict=True)

        def pullback(gradient):
            found = ()
            for back in reversed(pullbacks):
                gradient, *own = back(gradient)
                found = (*own, *found)
            return gradient, *found

        return outputs[-1], pullback

    def outputs(self, x: NDArray, weights: ArrayLike) -> Iterator[NDArray]:
        """What each layer makes of x, one after the other."""
        parameters = self.split(_in_precision_of(x, weights))
        return (y for y, _ in self._run(x, parameters))

    def predict(self, x: NDArray, weights: ArrayLike) -> NDArray:
        """What the last layer makes of x."""
        # None of the outputs before is kept: those for a large image would fill the memory.
        return deque(self.outputs(x, weights), maxlen=1).pop()

    def split(self, weights: NDArray) -> list[NDArray]:
        """The flat vector as the arrays that the layers take, which still are parts of it.

        Raises ValueError if its length is not the size of the network.
        """
        if np.shape(weights) != (self.size,):
            raise ValueError(f"{np.shape(weights)} weights; the network takes ({self.size},)")
        parts, end = [], 0
        for shape in self.shapes:
            start, end = end, end + prod(shape)
            parts.append(weights[start:end].reshape(shape))
        return parts

    def init(self, seed: int, scale: Callable[[Shape], float] = he) -> NDArray:
        """Random weights to start from, as a flat vector; biases are 0.

        Each weight comes from a normal distribution whose standard deviation is `scale(shape)`.
        """
        weights, rng = np.zeros(self.size), np.random.default_rng(seed)
        for part in self.split(weights):
            if part.ndim > 1:
                part[:] = rng.normal(0, scale(part.shape), part.shape)
        return weights

    def _run(self, x, parameters):
        rest = iter(parameters)
        for layer in self.layers:
            x, pullback = layer(x, *islice(rest, len(layer.shapes)))
            yield x, pullback


@dataclass(frozen=True)
class Skip:
    """A layer that adds what a network makes of its input to this input: y = x + inner(x).

    He et al. 2016, "Deep residual learning for image recognition".
    """

    inner: Network

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of the inner parameters."""
        return self.inner.shapes

    def __call__(self, x: NDArray, *parameters: NDArray) -> tuple[NDArray, Pullback]:
        """The sum, and its pullback: the gradient goes back both ways."""
        y, inner_pullback = self.inner(x, *parameters)

        def pullback(gradient):
            through, *own = inner_pullback(gradient)
            return gradient + through, *own

        return x + y, pullback


def dense_layer(inputs: int, outputs: int) -> Layer:
    """A layer in which each of the outputs weighs all of the inputs."""
    return Layer(dense, ((outputs, inputs), (outputs,)))


def dense_network(widths: tuple[int, ...], activation: Operation = relu) -> Network:
    """Dense layers of these widths, input first, with an activation between each two of them."""
    layers = []
    for inputs, outputs in pairwise(widths):
        layers += [dense_layer(inputs, outputs), Layer(activation)]
    return Network(tuple(layers[:-1]))


@dataclass(frozen=True, eq=False)
class NetworkLoss:
    """How badly a network's answers to x miss the targets, as a function of all its weights.

    `error` is `squared_error`, or `cross_entropy` if the answers are logits. All is computed in
    the precision of x. Raises ValueError if answers and targets differ in shape.
    """

    network: Network
    error: Operation
    x: NDArray
    targets: NDArray

    def __call__(self, weights: ArrayLike) -> NDArray:
        """The loss."""
        return self._error(self.network.predict(self.x, weights))[0]

    def gradient(self, weights: ArrayLike) -> NDArray:
        """∇L by backpropagation: the derivative of the loss by itself, 1, is pulled back."""
        parameters = self.network.split(_in_precision_of(self.x, weights))
        answers, network_pullback = self.network(self.x, *parameters)
        _, error_pullback = self._error(answers)
        _, *gradients = network_pullback(*error_pullback(1.0))
        return np.concatenate([part.ravel() for part in gradients])

    def _error(self, answers):
        if answers.shape != self.targets.shape:
            raise ValueError(f"answers of shape {answers.shape}, targets of {self.targets.shape}")
        return self.error(answers, self.targets)


def _in_precision_of(x, weights):
    # Small whole numbers count as single precision, larger ones as double.
    return np.asarray(weights, np.result_type(x, np.float32))
