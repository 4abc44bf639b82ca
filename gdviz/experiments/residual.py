"""Networks of 16 layers that part the two arms of a spiral, with and without skips, and training.

The two differ in nothing but the skips: the same layers in the same order, with as many weights.
"""

from collections.abc import Callable, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from gdviz import data
from gdviz.networks.network import Layer, Network, NetworkLoss, Skip, dense_layer
from gdviz.networks.operations import cross_entropy, relu
from gdviz.networks.plane import Plane, random_direction
from gdviz.optim.descent import Adam, visited
from gdviz.system.cache import Arrays, cached

WIDTH, BLOCKS = 16, 7
GOAL = 0.01
# The loss of a network that answers one half whatever it is asked.
COIN = np.log(2)


def spiral_loss(skips: bool) -> NetworkLoss:
    """The loss on the spiral of 16 dense layers: 2 inputs, 16 neurons a layer, and 1 logit.

    Between the first and the last layer stand 7 blocks of 2 layers each, and with `skips` the input
    of a block is added to its output.
    """
    active, inner = Layer(relu), dense_layer(WIDTH, WIDTH)
    block = Network((active, inner, active, inner))
    blocks = [Skip(block) if skips else block] * BLOCKS
    network = Network((dense_layer(2, WIDTH), *blocks, active, dense_layer(WIDTH, 1)))
    points, arm = data.spiral()
    return NetworkLoss(network, cross_entropy, points, arm[:, None])


def initial_weights(network: Network, skips: bool, seed: int) -> NDArray:
    """Random weights, which with skips are 1/√7 as large in the second layer of each block.

    A block with a skip adds to what comes in, which would grow from block to block without this.
    """
    weights = network.init(seed)
    if skips:
        for second in network.split(weights)[4:-2:4]:
            second /= np.sqrt(BLOCKS)
    return weights


def train(skips: bool, seed: int) -> tuple[NetworkLoss, NDArray]:
    """The loss, and a walk by Adam from a random start to the first point where it is below GOAL.

    Raises ValueError if 150 steps do not suffice.
    """
    loss = spiral_loss(skips)
    start = initial_weights(loss.network, skips, seed)
    walk = []
    for weights in visited(loss, start, Adam(learning_rate=0.01), steps=150):
        walk.append(weights)
        if loss(weights) < GOAL:
            return loss, np.array(walk)
    raise ValueError(f"the loss from seed {seed} is not below {GOAL} after 150 steps")


def reach(
    function: Callable[[NDArray], NDArray], centre: NDArray, direction: NDArray, limit: float
) -> float:
    """How far one can go in a direction before a function rises above a limit, in steps of 0.02."""
    steps = (0.02 * k for k in count(1))
    return next(far for far in steps if function(centre + far * direction) > limit) - 0.02


@cached
def pushes_borne(skips: bool, starts: int, directions: int) -> Arrays:
    """How far trained networks can be pushed before they are worth no more than a coin.

    `borne` has a number for each of the starts from 0: the mean `reach` in random directions and in
    their opposites. In one that is as long as the neurons' own weights, a reach of 1 is 100 %.
    """
    borne = []
    for seed in range(starts):
        loss, walk = train(skips, seed)
        end = walk[-1]
        ways = [random_direction(loss.network, end, number) for number in range(directions)]
        both = [sign * way for way in ways for sign in (1, -1)]
        borne.append(np.mean([reach(loss, end, way, COIN) for way in both]))
    return {"borne": np.array(borne)}


@cached
def losses_on_plane(skips: bool, seed: int, window: Sequence[float], size: int) -> Arrays:
    """`losses` on a plane through the end of a walk, in two directions drawn at random.

    They are those at size × size points of a window (left, right, bottom, top): row by row from the
    bottom, each from the left.
    """
    loss, walk = train(skips, seed)
    end = walk[-1]
    directions = np.array([random_direction(loss.network, end, number) for number in (0, 1)])
    left, right, bottom, top = window
    places = np.meshgrid(np.linspace(left, right, size), np.linspace(bottom, top, size))
    return {"losses": Plane(loss, end, directions)(np.array(places))}


def rescale(network: Network, weights: NDArray, factor: float) -> NDArray:
    """Other weights of the same function: in each block a layer is larger, the next one smaller.

    The signals between the two grow by the factor, which ReLU passes on, and shrink back.
    """
    rescaled = weights.copy()
    parts = network.split(rescaled)[2:-2]
    for larger, biases, smaller in zip(parts[::4], parts[1::4], parts[2::4], strict=True):
        larger *= factor
        biases *= factor
        smaller /= factor
    return rescaled
