"""Steps of training the network that finds bees, ours and PyTorch's: same weights, same patches.

`python -m benchmarks.training 2` prints the seconds of each for two threads.
"""

import json
import sys
import time

import numpy as np
import torch

from gdviz.networks.segmentation import NETWORK, Patches
from gdviz.optim.descent import Adam, visited
from gdviz.scenes import labelled
from tests.twins import twin

ROUNDS = 200
RATE = 1e-3


def main(threads: int) -> None:
    """Time all by turns and print the least seconds of each: other work can only add to it."""
    torch.set_num_threads(threads)
    image, label = labelled.bees(0, rows=192)
    batch = next(iter(Patches([image], [label], threads=threads)))
    weights = NETWORK.init(seed=0).astype(np.float32)
    walk = visited(batch, weights, Adam(RATE), steps=2 * ROUNDS)
    steps = {
        "gdviz": lambda: next(walk),
        "torch": _torch_step(batch, weights, torch.contiguous_format),
        "channels_last": _torch_step(batch, weights, torch.channels_last),
    }
    rounds = [{name: _took(step) for name, step in steps.items()} for _ in range(ROUNDS)]
    print(json.dumps({name: min(took[name] for took in rounds) for name in steps}))


def _torch_step(batch, weights, layout):
    network = twin(NETWORK, weights).to(memory_format=layout)
    x, targets = (
        torch.tensor(np.concatenate([getattr(loss, name) for loss in batch.functions]))
        for name in ("x", "targets")
    )
    x = x.contiguous(memory_format=layout)
    adam = torch.optim.Adam(network.parameters(), RATE)

    def step():
        adam.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(network(x), targets).backward()
        adam.step()

    return step


def _took(step):
    step()  # What the one before left in the caches is none of its business.
    before = time.perf_counter()
    step()
    return time.perf_counter() - before


if __name__ == "__main__":
    main(int(sys.argv[1]))
