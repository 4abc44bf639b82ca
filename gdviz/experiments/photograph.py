"""What a network learns from one photograph and its label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gdviz.drawing import draw
from gdviz.experiments.holding_out import HeldOut, Strip, to_hold_out
from gdviz.experiments.progress import Progress, begun, walk
from gdviz.experiments.regions import thickness
from gdviz.networks.segmentation import (
    MULTIPLE,
    Patches,
    intersection_over_union,
    precision,
    predict,
    recall,
)

STEPS = 800
EVALUATIONS = 26
# Patches are three times as wide as what is marked is thick, so that some ground is seen as well.
# Narrower ones than these score no better. What is too thick for the widest is learnt from its rim
# and its inside, for which the narrowest do.
SIDE, NARROWEST, WIDEST = 3, 64, 104
# Pixels. What is thicker is looked at from farther, down to these shares of rows and columns.
THICK = 32
SHARES = (1, 1 / 2, 1 / 3)
SMALLEST = 64  # The least side of what is learnt from.
Part = tuple[slice, slice]
Scores = dict[str, float]


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What the network is like after a step.

    `answer` says how sure it is of each pixel, `loss` is the mean over the same few patches each
    time. The scores have `intersection_over_union`, `precision` and `recall`; `held_out` is None
    where nothing was held out.
    """

    step: int
    answer: NDArray[np.float32]
    loss: float
    learnt: Scores
    held_out: Scores | None


@dataclass(frozen=True, eq=False)
class Training:
    """An image (rows, columns, 3) from 0 to 1, what is marked in it, and how long to learn.

    `unknown` is what is not to be scored. `start` is from where to go on for as many steps as it
    has left; without it learning starts from random weights.
    """

    image: NDArray[np.float32]
    label: NDArray[np.bool_]
    steps: int = STEPS
    unknown: NDArray[np.bool_] | None = None
    start: Progress | None = None

    @cached_property
    def held_out(self) -> HeldOut | None:
        """What is kept from the network."""
        return to_hold_out(self.label)

    @property
    def title(self) -> str:
        """What stands above the photograph."""
        return "The photograph"

    @property
    def strips(self) -> list[Strip]:
        """The strips that are held out."""
        return list(self.held_out.strips(self.label.shape)) if self.held_out else []

    @cached_property
    def watched(self) -> set[int]:
        """The steps after which to look."""
        return steps_to_watch(self.steps, EVALUATIONS)

    def walk(self) -> Iterator[Progress]:
        """How far the training has come after each step, and before the first."""
        return walk(self._patches(seed=0, pairs=2), self.start or begun(self.steps))

    def evaluate(self, step: int, weights: NDArray[np.float32]) -> Evaluation:
        """Ask the network about the whole image, and score what it says."""
        answer = predict(weights, self.image, like=self.image[self._learnt])
        loss = round(float(self._same_patches(weights)), 4)
        return Evaluation(step, answer, loss, *self.scored(answer > 0.5))

    def scored(self, found: NDArray[np.bool_]) -> tuple[Scores, Scores | None]:
        """The scores of a mask on what is learnt from, and on what is held out."""
        inside = np.ones(self.label.shape, bool)
        inside[self._learnt] = False
        known = np.ones(inside.shape, bool) if self.unknown is None else ~self.unknown
        if self.held_out:
            known &= ~self.held_out.cut
        learnt = scores(found, self.label, known & ~inside)
        return learnt, scores(found, self.label, known & inside) if self.held_out else None

    def lazy(self) -> dict[str, tuple[Scores, Scores | None]]:
        """What answers get for which nothing is learnt; `lazy_masks` says which these are."""
        part = self._learnt
        masks = lazy_masks(self.image, self.image[part], self.label[part])
        return {name: self.scored(mask) for name, mask in masks.items()}

    @property
    def _learnt(self):
        return self.held_out.rest if self.held_out else (slice(None), slice(None))

    @cached_property
    def _same_patches(self):
        return next(iter(self._patches(seed=1, pairs=4)))

    def _patches(self, seed, pairs):
        return patches([self.image[self._learnt]], [self.label[self._learnt]], seed, pairs)


def patches(images: Sequence[NDArray], labels: Sequence[NDArray], seed: int, pairs: int) -> Patches:
    """Patches as wide as the objects ask for, and the smallest of the images allows for."""
    wished = int(SIDE * thickness(labels))
    wished = wished if NARROWEST < wished < WIDEST else NARROWEST
    side = min(wished, *(length for label in labels for length in label.shape))
    return Patches(images, labels, seed, pairs, side // MULTIPLE * MULTIPLE)


def resolution(labels: Sequence[NDArray[np.bool_]]) -> float:
    """The share of their rows and columns that should be left of pictures with these labels.

    What is thick is looked at from farther, if enough of the pictures is left then.
    """
    least = SMALLEST / min(length for label in labels for length in label.shape)
    fair = [share for share in SHARES if share >= least] or [1]
    thick = thickness(labels)
    return next((share for share in fair if share * thick <= THICK), fair[-1])


def steps_to_watch(steps: int, count: int) -> set[int]:
    """The steps after which to look: many early, when all changes fast, and ever fewer."""
    return {0, *(draw.log_spaced(steps, count - 1) + 1).tolist()} if steps else {0}


def scores(found: NDArray[np.bool_], label: NDArray[np.bool_], part: NDArray[np.bool_]) -> Scores:
    """Overlap, precision and recall on a part of a picture."""
    measures = (intersection_over_union, precision, recall)
    return {one.__name__: round(float(one(found[part], label[part])), 4) for one in measures}


def lazy_masks(
    image: NDArray, learnt: NDArray, label: NDArray[np.bool_]
) -> dict[str, NDArray[np.bool_]]:
    """Masks that mark all, nothing, or the brightest pixels, and as many as the label does.

    How bright these are is taken from the part that is learnt from.
    """
    bright = image.mean(axis=2)
    least = np.quantile(learnt.mean(axis=2), 1 - label.mean())
    whole = np.ones(bright.shape, bool)
    return {"all": whole, "nothing": ~whole, "the brightest": bright > least}
