"""Networks of many equal layers: how signals and slopes pass through them, measured and expected.

A strength is the root of the mean square of many numbers.
"""

from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from gdviz.networks.network import Layer, Network, Shape, Skip, dense_layer, glorot, he
from gdviz.networks.operations import Operation, layer_norm, relu, sigmoid, tanh

DEPTHS = (2, 8, 32, 64)
ACTIVATIONS: dict[str, Operation] = {"sigmoid": sigmoid, "tanh": tanh, "ReLU": relu}

# Places and their shares, so that a sum over them is a mean over a normal distribution. None of
# them is 0, where ReLU has no slope.
NORMAL = np.linspace(-8, 8, 4000)
CHANCES = np.exp(-(NORMAL**2) / 2) / np.exp(-(NORMAL**2) / 2).sum()


def naive(shape: Shape) -> float:
    """√(1 / (3 · inputs)): the spread of weights that lie evenly between ±1/√inputs.

    The "commonly used heuristic" that Glorot and Bengio 2010 start from.
    """
    return np.sqrt(1 / (3 * shape[1]))


SIZES: dict[str, Callable[[Shape], float]] = {"naive": naive, "Glorot": glorot, "He": he}
# What stands in every layer.
HELPS = ("none", "skip", "scaled skip", "skip and norm")


def deep_network(layers: int, width: int, activation: str, help: str = "none") -> Network:
    """Layers of one width, each with an activation; `help` is one of HELPS.

    With a "skip" each layer adds what it makes of its input to this input, with a "scaled skip"
    only 1/√layers of it, and with "skip and norm" its sums go through `layer_norm` before.
    """
    parts = [dense_layer(width, width), Layer(ACTIVATIONS[activation])]
    if help == "none":
        return Network((Network(tuple(parts)),) * layers)
    if help == "skip and norm":
        parts.insert(1, Layer(layer_norm))
    if help == "scaled skip":
        parts.append(Layer(_times(layers**-0.5)))
    return Network((Skip(Network(tuple(parts))),) * layers)


def _times(factor: float) -> Operation:
    return lambda x: (factor * x, lambda gradient: (factor * gradient,))


def strengths(network: Network, weights: NDArray, x: NDArray) -> tuple[NDArray, NDArray]:
    """How strong the signal is after every layer, and how strong the slope is there.

    The slope begins at the end as random numbers of strength 1, and is pulled back. Both arrays
    begin with the input.
    """
    signals, pullbacks = [x], []
    rest = iter(network.split(weights))
    for layer in network.layers:
        x, pullback = layer(x, *islice(rest, len(layer.shapes)))
        signals.append(x)
        pullbacks.append(pullback)

    slopes = [np.random.default_rng(1).normal(size=x.shape)]
    for pullback in reversed(pullbacks):
        slope, *_ = pullback(slopes[-1])
        slopes.append(slope)
    slopes.reverse()
    return strength(signals), strength(slopes) / strength(slopes[-1:])


def strength(arrays: Sequence[NDArray]) -> NDArray:
    """The root of the mean square of each array."""
    return np.array([np.sqrt(np.mean(np.square(array))) for array in arrays])


def expected(activation: str, gain: float, layers: int) -> tuple[NDArray, NDArray]:
    """What `strengths` come to in very wide layers, if the input has the strength 1.

    The weights have the spread g / √inputs, with the gain g. Sums of many such products are normal,
    with the variance q = g² s² for a signal of strength s. So s² becomes the mean of φ² over them,
    and the square of a slope g² times the mean of φ′² (Poole et al. 2016, Schoenholz et al. 2017).
    """
    signals, factors = [1.0], []
    for _ in range(layers):
        y, pullback = ACTIVATIONS[activation](gain * signals[-1] * NORMAL)
        (derivative,) = pullback(np.ones_like(NORMAL))
        signals.append(np.sqrt(CHANCES @ y**2))
        factors.append(gain * np.sqrt(CHANCES @ derivative**2))
    slopes = np.cumprod([1.0, *reversed(factors)])[::-1]
    return np.array(signals), slopes
