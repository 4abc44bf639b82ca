"""The numbers of the page on bees: the trained weights, put to use by PyTorch and SciPy."""

from dataclasses import replace

import numpy as np
import torch
from scipy import ndimage, signal
from torch.nn import functional
from twins import UNET_SHAPES, unet_logits

from gdviz.experiments import bees
from gdviz.networks.segmentation import Patches
from gdviz.scenes import labelled, scene


def answers(weights, images):
    """How sure the network is of a bee at each pixel, in images of shape (rows, columns, 3)."""
    means, spreads = images.mean((1, 2), keepdims=True), images.std((1, 2), keepdims=True)
    inputs = np.moveaxis((images - means) / spreads, -1, 1).astype(np.float32)
    return torch.sigmoid(unet_logits(weights, inputs)).numpy()


def counts(found, label):
    """Hits, misses and false alarms."""
    return (found * label).sum(), (label > found).sum(), (found > label).sum()


def overlap(found, label):
    """Intersection over union."""
    hits, misses, alarms = counts(found, label)
    return hits / (hits + misses + alarms)


WALK = bees.training()
STEPS, WEIGHTS = WALK["steps"].tolist(), WALK["weights"]
IMAGES, LABELS = bees.held_out_scenes().values()
LAST = answers(WEIGHTS[-1], IMAGES)
FOUND = LAST > 0.5
EACH = [overlap(*pair) for pair in zip(FOUND, LABELS, strict=True)]
EARLY = answers(WEIGHTS[STEPS.index(100)], IMAGES) > 0.5
BEE, LABEL = labelled.bees(1006)
GREY = (10 * BEE[149:156, 87:94].mean(axis=-1)).astype(int)
SUMS = signal.correlate2d(GREY, [[-1, 0, 1]] * 3, mode="valid")
CROP = np.s_[135:167, 76:118]
HITS, MISSES, ALARMS = counts(EARLY[6][CROP], LABELS[6][CROP])
DARKEST = max(
    (IMAGES.mean(axis=-1) < level for level in np.linspace(0.05, 0.95, 19)),
    key=lambda dark: overlap(dark, LABELS),
)
NOTHING = np.zeros_like(LABELS)
NINE = np.ones((1, 3, 3))
BORDER = ndimage.grey_dilation(LABELS, footprint=NINE) != ndimage.grey_erosion(
    LABELS, footprint=NINE
)


def _training():
    """Losses and overlaps of the first and the last weights."""
    pairs = next(iter(Patches(*bees.training_scenes().values(), seed=1, pairs=16))).functions
    x = np.concatenate([pair.x for pair in pairs])
    targets = torch.tensor(np.concatenate([pair.targets[:, 0] for pair in pairs]))
    for name, weights in (("first", WEIGHTS[0]), ("last", WEIGHTS[-1])):
        loss = functional.binary_cross_entropy_with_logits(unet_logits(weights, x), targets)
        found = answers(weights, IMAGES[:4]) > 0.5
        each = [overlap(*pair) for pair in zip(found, LABELS[:4], strict=True)]
        yield from {
            f"{name}_loss": (loss.item(), 1e-4),
            f"{name}_overlap": (np.mean(each), 1e-3),
        }.items()


def _shadows():
    """Mean answers with and without the shadows of bees outside the picture."""
    drawn = scene.laid_out(1006)
    images = np.array([scene.paint(one, 192) for one in (drawn, replace(drawn, strangers=()))])
    dark = (np.max(images[1] - images[0], axis=-1) > 0.08) > LABEL
    yield "pixels", (dark.sum(), 0)
    for name, step in (("early", 32), ("late", 3000)):
        with_shadows, without = answers(WEIGHTS[STEPS.index(step)], images)
        yield f"bees_{name}", (with_shadows[LABEL].mean(), 1e-4)
        yield f"shadows_{name}", (with_shadows[dark].mean(), 1e-4)
        yield f"without_{name}", (without[dark].mean(), 1e-4)


def _threshold():
    for level in (10, 50, 90):
        hits, misses, alarms = counts(level / 100 < LAST, LABELS)
        yield f"precision_{level}", (hits / (hits + alarms), 1e-4)
        yield f"recall_{level}", (hits / (hits + misses), 1e-4)
        yield f"overlap_{level}", (hits / (hits + misses + alarms), 1e-4)


def _accuracy():
    found = {"none": NOTHING, "dark": DARKEST, "early": EARLY, "late": FOUND}
    for name, mask in found.items():
        _, misses, alarms = counts(mask, LABELS)
        yield f"accuracy_{name}", (1 - (misses + alarms) / LABELS.size, 1e-5)
        yield f"overlap_{name}", (overlap(mask, LABELS), 1e-4)


ORACLES = {
    "scene": {
        "rows": (192, 0),
        "columns": (256, 0),
        "pixels": (192 * 256, 0),
        "numbers": (192 * 256 * 3, 0),
        "marked": (sum(map(sum, LABEL.tolist())), 0),
        "share": (sum(map(sum, LABEL.tolist())) / (192 * 256), 1e-12),
        "training": (24, 0),
        "held_out": (16, 0),
    },
    "kernel": {"first": (SUMS[0, 0], 0), "highest": (SUMS.max(), 0), "lowest": (SUMS.min(), 0)},
    "features": {"maps": (UNET_SHAPES[0][0], 0)},
    "layers": {
        "size": (
            sum(filters * (channels * side**2 + 1) for filters, channels, side in UNET_SHAPES),
            0,
        ),
        "layers": (len(UNET_SHAPES), 0),
    },
    "overlap": {
        "hits": (HITS, 0),
        "misses": (MISSES, 0),
        "false_alarms": (ALARMS, 0),
        "overlap": (HITS / (HITS + MISSES + ALARMS), 1e-9),
        "precision": (HITS / (HITS + ALARMS), 1e-9),
        "recall": (HITS / (HITS + MISSES), 1e-9),
    },
    "accuracy": dict(_accuracy()),
    "training": {"steps": (3000, 0), **dict(_training())},
    "shadows": dict(_shadows()),
    "threshold": dict(_threshold()),
    "failures": {
        "mean": (np.mean(EACH), 1e-4),
        "worst": (min(EACH), 1e-3),
        "best": (max(EACH), 1e-3),
        "wrong": (np.count_nonzero(FOUND != LABELS), 2),
        "border": (BORDER[FOUND != LABELS].mean(), 1e-3),
    },
}
SAID = [
    ("accuracy", "accuracy_none", ".1%", "98.2%"),
    ("accuracy", "overlap_none", ".2f", "0.00"),
    ("accuracy", "overlap_dark", ".2f", "0.03"),
]
SETTINGS = {"0.1", "0.5", "0.9", "0.01", "0.008"}
