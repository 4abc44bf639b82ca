"""The scenes of bees, and the network that learns to find them: painted and trained once."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from gdviz.networks import segmentation
from gdviz.networks.segmentation import Patches, intersection_over_union, predict
from gdviz.scenes import labelled
from gdviz.system.cache import Arrays, cached

STEPS = 3000
WATCHED = 4  # So many held-out scenes are looked at on the way, which takes as long as 300 steps.


@cached
def scenes(first: int, count: int) -> Arrays:
    """`images` and `labels` of `labelled.bees` with the seeds first, first + 1, …."""
    with ThreadPoolExecutor(2) as pool:
        images, labels = zip(*pool.map(labelled.bees, range(first, first + count)), strict=True)
    return {"images": np.array(images), "labels": np.array(labels)}


def training_scenes() -> Arrays:
    """The 24 scenes that the network learns from."""
    return scenes(0, 24)


def held_out_scenes() -> Arrays:
    """Sixteen scenes that it never sees while it learns."""
    return scenes(1000, 16)


@cached
def training() -> Arrays:
    """A walk of 3000 steps: some `steps`, and what the network was like after each of them.

    The steps are 0 and others from 1 to the last, about evenly spaced by their logarithm. With each
    go all `weights`, the loss over the same 32 patches of the training scenes (`losses`), and the
    mean intersection over union in the first four held-out scenes (`overlaps`).
    """
    spaced = np.round(10 ** np.arange(0, np.log10(STEPS), 1 / 12))
    steps = np.unique([0, *spaced, STEPS]).astype(int)
    learnt = training_scenes()
    patches = Patches(learnt["images"], learnt["labels"])
    walk = segmentation.training(patches, STEPS)
    weights = np.array([point for k, point in enumerate(walk) if k in steps])
    same = next(iter(Patches(learnt["images"], learnt["labels"], seed=1, pairs=16)))
    watched = [scene[:WATCHED] for scene in held_out_scenes().values()]
    return {
        "steps": steps,
        "weights": weights,
        "losses": np.array([same(point) for point in weights]),
        "overlaps": np.array([_overlap(point, *watched) for point in weights]),
    }


def _overlap(weights, images, labels):
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda image: predict(weights, image) > 0.5, images)
        return np.mean([intersection_over_union(*pair) for pair in zip(found, labels, strict=True)])
