"""A drawn scene in the place of a reader's photograph, and what is learnt from it alone."""

from itertools import islice

import numpy as np

from gdviz.experiments.photograph import Training
from gdviz.scenes import labelled
from gdviz.system.cache import Arrays, cached

SEED = 2000  # Neither among the scenes to learn from nor among those held out.


def training() -> Training:
    """The scene as a file of eight bits holds it, and its label: one for `gdviz segment`."""
    image, label = labelled.bees(SEED)
    eight_bits = (255 * image).astype(np.uint8)
    return Training((eight_bits / 255).astype(np.float32), label)


@cached
def walk(last: int) -> Arrays:
    """The `steps` at which one looks, up to the `last`, and the `weights` after each of them."""
    task = training()
    steps = [step for step in sorted(task.watched) if step <= last]
    walk = islice(task.walk(), last + 1)
    weights = [progress.weights for k, progress in enumerate(walk) if k in steps]
    return {"steps": np.array(steps), "weights": np.array(weights)}
