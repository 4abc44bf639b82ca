"""Steps of the network that learns the spiral, with batches of the sizes on the page about them.

`python -m benchmarks.batches` prints the seconds of one step for each size.
"""

import json
import time

from gdviz import data
from gdviz.experiments.spiral import network
from gdviz.networks.network import NetworkLoss, glorot
from gdviz.networks.operations import cross_entropy

ROUNDS = 500
# How many steps each size takes until the loss is low, as the page has it.
STEPS = {1: 7050, 10: 375, 30: 160, 100: 105, 300: 96}


def main() -> None:
    """Time all by turns and print the least seconds of each: other work can only add to it."""
    points, arm = data.spiral()
    targets = arm[:, None].astype(float)
    weights = network.init(seed=0, scale=glorot)
    losses = {
        size: NetworkLoss(network, cross_entropy, points[:size], targets[:size]) for size in STEPS
    }
    rounds = [
        {size: _seconds(loss, weights) for size, loss in losses.items()} for _ in range(ROUNDS)
    ]
    print(json.dumps({size: min(took[size] for took in rounds) for size in STEPS}))


def _seconds(loss, weights):
    """How long one gradient takes, which is nearly all of a step."""
    loss.gradient(weights)  # What the one before left in the caches is none of its business.
    before = time.perf_counter()
    loss.gradient(weights)
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
