"""The scenes of bees, and the network that learns to find them: painted and trained once."""

import numpy as np

from gdviz import data, segmentation
from gdviz.kept import Arrays, kept
from gdviz.segmentation import Patches

STEPS = 2400


@kept
def scenes(first: int, count: int) -> Arrays:
    """`images` and `labels` of the scenes with the seeds first, first + 1, … (see `data.bees`)."""
    images, labels = zip(*map(data.bees, range(first, first + count)), strict=True)
    return {"images": np.array(images), "labels": np.array(labels)}


def training_scenes() -> Arrays:
    """The 24 scenes that the network learns from."""
    return scenes(0, 24)


def held_out_scenes() -> Arrays:
    """Sixteen scenes that it never sees while it learns."""
    return scenes(1000, 16)


@kept
def training(seed: int = 0) -> Arrays:
    """A walk of 2400 steps: the numbers of some `steps`, and all `weights` after each of them.

    The steps are spaced evenly by their logarithm, from 0 and 1 to the last.
    """
    steps = np.unique(np.geomspace(1, STEPS, 44).astype(int))
    steps = np.insert(steps, 0, 0)
    learnt = training_scenes()
    walk = segmentation.training(Patches(learnt["images"], learnt["labels"], seed), STEPS, seed)
    return {"steps": steps, "weights": np.array([w for k, w in enumerate(walk) if k in steps])}
