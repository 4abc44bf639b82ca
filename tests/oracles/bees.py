"""The numbers of the page on bees: the trained weights, put to use by PyTorch and SciPy."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import torch
from scipy import ndimage, signal
from torch.nn import functional
from twins import UNET_SHAPES, twin, unet_logits

from gdviz.experiments import bees, sample
from gdviz.networks.segmentation import NETWORK, Patches
from gdviz.scenes import labelled, scene


@cache
def walk():
    """The training: some steps, and the weights, losses and overlaps after each of them."""
    return bees.training()


def weights_after(step):
    """The weights after one of those steps."""
    return walk()["weights"][walk()["steps"].tolist().index(step)]


@cache
def held_out():
    """The images that the network never saw, and their labels."""
    return tuple(bees.held_out_scenes().values())


def answers(weights, images):
    """How sure the network is of a bee at each pixel, in images of shape (rows, columns, 3)."""
    means, spreads = images.mean((1, 2), keepdims=True), images.std((1, 2), keepdims=True)
    inputs = np.moveaxis((images - means) / spreads, -1, 1).astype(np.float32)
    return torch.sigmoid(unet_logits(weights, inputs)).numpy()


@cache
def last():
    """The answers of the trained network to the images that it never saw."""
    images, _ = held_out()
    return answers(walk()["weights"][-1], images)


@cache
def found_after(step):
    """What it finds there after so many steps."""
    images, _ = held_out()
    return answers(weights_after(step), images) > 0.5


def counts(found, label):
    """Hits, misses and false alarms."""
    return (found * label).sum(), (label > found).sum(), (found > label).sum()


def overlap(found, label):
    """Intersection over union."""
    hits, misses, alarms = counts(found, label)
    return hits / (hits + misses + alarms)


def _scene():
    _, label = labelled.bees(1006)
    marked = sum(map(sum, label.tolist()))
    return {
        "rows": (192, 0),
        "columns": (256, 0),
        "pixels": (192 * 256, 0),
        "numbers": (192 * 256 * 3, 0),
        "marked": (marked, 0),
        "share": (marked / (192 * 256), 1e-12),
        "training": (24, 0),
        "held_out": (16, 0),
    }


def _kernel():
    """The sums of a kernel for edges in a small grey picture."""
    bee, _ = labelled.bees(1006)
    grey = np.minimum(10 * bee[149:156, 87:94].mean(axis=-1), 9).astype(int)
    sums = signal.correlate2d(grey, [[-1, 0, 1]] * 3, mode="valid")
    return {"first": (sums[0, 0], 0), "highest": (sums.max(), 0), "lowest": (sums.min(), 0)}


def _by_hand():
    """The same kernel on what is round that bee."""
    bee, _ = labelled.bees(1006)
    grey = np.minimum(10 * bee[127:175, 73:121].mean(axis=-1), 9).astype(int)
    sums = signal.correlate2d(grey, [[-1, 0, 1]] * 3, mode="valid")
    return {"highest": (sums.max(), 0), "side": (48, 0), "map_side": (48 - 2, 0)}


def _features():
    """How many of the last maps are clearly brighter or darker on bees, by PyTorch's layers."""
    images, labels = held_out()
    image = images[6].astype(np.float32)
    x = np.moveaxis((image - image.mean((0, 1))) / image.std((0, 1)), -1, 0)[None]
    before_the_answer = twin(NETWORK, walk()["weights"][-1])[:-1]
    with torch.no_grad():
        (maps,) = before_the_answer(torch.tensor(x)).numpy()
    maps /= maps.max((1, 2), keepdims=True)
    contrast = np.array([one[labels[6]].mean() - one[~labels[6]].mean() for one in maps])
    return {
        "maps": (UNET_SHAPES[0][0], 0),
        "bright": (np.count_nonzero(contrast > 0.2), 0),
        "dark": (np.count_nonzero(contrast < -0.2), 0),
    }


def _overlap():
    """Hits and mistakes of the early network around one bee."""
    _, labels = held_out()
    crop = np.s_[135:167, 76:118]
    hits, misses, alarms = counts(found_after(100)[6][crop], labels[6][crop])
    images, _ = held_out()
    easily = answers(weights_after(100), images[6:7])[0][crop] > 0.2
    more_hits, fewer_misses, more_alarms = counts(easily, labels[6][crop])
    return {
        "hits": (hits, 0),
        "misses": (misses, 0),
        "false_alarms": (alarms, 0),
        "overlap": (hits / (hits + misses + alarms), 1e-9),
        "precision": (hits / (hits + alarms), 1e-9),
        "recall": (hits / (hits + misses), 1e-9),
        "easily_precision": (more_hits / (more_hits + more_alarms), 1e-9),
        "easily_recall": (more_hits / (more_hits + fewer_misses), 1e-9),
    }


def _training():
    """Losses and overlaps of the first and the last weights."""
    images, labels = (scenes[:4] for scenes in held_out())
    pairs = next(iter(Patches(*bees.training_scenes().values(), seed=1, pairs=16))).functions
    x = np.concatenate([pair.x for pair in pairs])
    targets = torch.tensor(np.concatenate([pair.targets[:, 0] for pair in pairs]))
    yield "steps", (3000, 0)
    for name, weights in (("first", walk()["weights"][0]), ("last", walk()["weights"][-1])):
        loss = functional.binary_cross_entropy_with_logits(unet_logits(weights, x), targets)
        found = answers(weights, images) > 0.5
        each = [overlap(*pair) for pair in zip(found, labels, strict=True)]
        yield f"{name}_loss", (loss.item(), 1e-4)
        yield f"{name}_overlap", (np.mean(each), 1e-3)
    steps, overlaps = walk()["steps"].tolist(), walk()["overlaps"].tolist()
    late = steps.index(1000)
    changes = [abs(after - before) for before, after in pairwise(overlaps)]
    yield "change_early", (np.mean(changes[steps.index(100) : late]), 1e-9)
    yield "change_late", (np.mean(changes[late:]), 1e-9)


def _shadows():
    """Mean answers with and without the shadows of bees outside the picture."""
    _, label = labelled.bees(1006)
    drawn = scene.laid_out(1006)
    images = np.array([scene.paint(one, 192) for one in (drawn, replace(drawn, strangers=()))])
    dark = (np.max(images[1] - images[0], axis=-1) > 0.08) > label
    yield "pixels", (dark.sum(), 0)
    for name, step in (("early", 32), ("late", 3000)):
        with_shadows, without = answers(weights_after(step), images)
        yield f"bees_{name}", (with_shadows[label].mean(), 1e-4)
        yield f"shadows_{name}", (with_shadows[dark].mean(), 1e-4)
        yield f"without_{name}", (without[dark].mean(), 1e-4)


def _threshold():
    _, labels = held_out()
    for level in (10, 50, 90):
        hits, misses, alarms = counts(level / 100 < last(), labels)
        yield f"precision_{level}", (hits / (hits + alarms), 1e-4)
        yield f"recall_{level}", (hits / (hits + misses), 1e-4)
        yield f"overlap_{level}", (hits / (hits + misses + alarms), 1e-4)


@cache
def early_step():
    """The early step of the least accuracy, of those with an overlap of more than 0.2."""
    _, labels = held_out()
    steps = [step for step in walk()["steps"].tolist() if 50 < step < 250]
    begun = [step for step in steps if overlap(found_after(step), labels) > 0.2]
    return min(begun, key=lambda step: (found_after(step) == labels).mean())


def _found_by_colour():
    """What a histogram of colours takes for bees, with a level chosen where it was counted."""
    learnt, marked = bees.training_scenes().values()
    images, _ = held_out()
    scale = {"bins": 32, "range": [(0, 1)] * 3}
    # In double precision, since the bins must part as products with a power of two do.
    many, few = (
        np.histogramdd(pixels.reshape(-1, 3).astype(float), **scale)[0]
        for pixels in (learnt, learnt[marked])
    )
    shares = np.divide(few, many, out=np.zeros_like(few), where=many > 0)

    def looked_up(pixels):
        bins = np.minimum(np.floor(pixels.astype(float) * 32), 31).astype(int)
        return shares[tuple(np.moveaxis(bins, -1, 0))]

    there = looked_up(learnt)
    level = max(np.linspace(0.02, 0.9, 45), key=lambda level: overlap(there > level, marked))
    return looked_up(images) > level


def _own():
    """The scores of the film that was stopped."""
    task, seen = sample.training(), sample.walk(199)
    image, label = task.image.astype(float), task.label
    learnt = image[task.held_out.rest]
    x = np.moveaxis((image - learnt.mean((0, 1))) / learnt.std((0, 1)), -1, 0)[None]
    logits = unet_logits(seen["weights"][-1], x.astype(np.float32))[0].numpy()
    # The top of the scene has one bee, and no other reaches into it.
    (strip,) = task.strips
    depth = strip.inside[0].stop
    numbered, _ = ndimage.label(label, np.ones((3, 3)))
    assert np.intersect1d(numbered[:depth], numbered[depth:]).tolist() == [0]
    assert len(np.unique(numbered[:depth])) == 2
    return {
        "steps": (199, 0),
        "learnt": (overlap(logits[depth:] > 0, label[depth:]), 1e-3),
        "held_out": (overlap(logits[:depth] > 0, label[:depth]), 1e-3),
    }


def _accuracy():
    images, labels = held_out()
    darkest = max(
        (images.mean(axis=-1) < level for level in np.linspace(0.05, 0.95, 19)),
        key=lambda dark: overlap(dark, labels),
    )
    found = {
        "none": np.zeros_like(labels),
        "dark": darkest,
        "colour": _found_by_colour(),
        "early": found_after(early_step()),
        "late": last() > 0.5,
    }
    yield "early", (early_step(), 0)
    yield "colours", (32 * 32 * 32, 0)
    for name, mask in found.items():
        _, misses, alarms = counts(mask, labels)
        yield f"accuracy_{name}", (1 - (misses + alarms) / labels.size, 1e-5)
        yield f"overlap_{name}", (overlap(mask, labels), 1e-4)


def _failures():
    """The overlap of each scene, and how many of the wrong pixels lie at a border."""
    _, labels = held_out()
    found = last() > 0.5
    each = [overlap(*pair) for pair in zip(found, labels, strict=True)]
    nine = np.ones((1, 3, 3))
    widest = ndimage.grey_dilation(labels, footprint=nine)
    border = widest != ndimage.grey_erosion(labels, footprint=nine)
    return {
        "mean": (np.mean(each), 1e-4),
        "worst": (min(each), 1e-3),
        "best": (max(each), 1e-3),
        "wrong": (np.count_nonzero(found != labels), 2),
        "border": (border[found != labels].mean(), 1e-3),
    }


@cache
def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    size = sum(filters * (channels * side**2 + 1) for filters, channels, side in UNET_SHAPES)
    return {
        "scene": _scene(),
        "kernel": _kernel(),
        "by_hand": _by_hand(),
        "features": _features(),
        "layers": {"size": (size, 0), "layers": (len(UNET_SHAPES), 0)},
        "overlap": _overlap(),
        "accuracy": dict(_accuracy()),
        "training": dict(_training()),
        "shadows": dict(_shadows()),
        "threshold": dict(_threshold()),
        "failures": _failures(),
        "own": _own(),
    }


# What the page says in words or digits: picture, fact, format, text.
SAID = [
    ("accuracy", "accuracy_none", ".1%", "98.2%"),
    ("accuracy", "overlap_none", ".2f", "0.00"),
    ("accuracy", "overlap_dark", ".2f", "0.03"),
    ("accuracy", "overlap_colour", ".2f", "0.33"),
]
# Digits of the story that are given, not computed.
SETTINGS = {"0.1", "0.2", "0.5", "0.9", "0.01", "0.008"}
# Measured outside, on photographs that have no licence, and with a random forest.
SETTINGS |= {"0.028", "0.59", "0.36"}
SETTINGS |= {"0.6", "0.75", "3.11"}  # Of an exercise, and of Python.
# Of the exercises.
SETTINGS |= {"0.3", "0.4", "1.2"}
