"""Networks of 16 layers that part the two arms of a spiral, with and without skips, and training.

The two differ in nothing but the skips: the same layers in the same order, with as many weights.
"""

from collections.abc import Callable
from itertools import count

import numpy as np
from numpy.typing import NDArray

from gdviz import data
from gdviz.descent import Adam, descend
from gdviz.network import Layer, Network, NetworkLoss, Skip, dense_layer
from gdviz.operations import cross_entropy, relu

WIDTH, BLOCKS = 16, 7
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


def train(skips: bool, seed: int, goal: float = 0.01) -> tuple[NetworkLoss, NDArray]:
    """The loss, and a walk by Adam from a random start to the first point where it is below a goal.

    With skips every block adds to what comes in, so its second layer starts 1/√7 as large; without
    this the signal would grow from block to block. Raises ValueError if 200 steps do not suffice.
    """
    loss = spiral_loss(skips)
    start = loss.network.start(seed)
    if skips:
        for weights in loss.network.split(start)[4:-2:4]:
            weights /= np.sqrt(BLOCKS)
    walk = descend(loss, start, Adam(learning_rate=0.01), steps=200)
    for steps, weights in enumerate(walk):
        if loss(weights) < goal:
            return loss, walk[: steps + 1]
    raise ValueError(f"the loss from seed {seed} is not below {goal} after 200 steps")


def reach(function: Callable, start: NDArray, direction: NDArray, limit: float) -> float:
    """How far one can go in a direction before a function rises above a limit, in steps of 0.02."""
    steps = (0.02 * k for k in count(1))
    return next(far for far in steps if function(start + far * direction) > limit) - 0.02
