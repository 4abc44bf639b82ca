"""What a network learns from one photograph and its label, and the film of it.

Mathematics and drawing meet here as in a recipe, but for a picture that a reader brings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from gdviz.drawing import draw, style
from gdviz.networks import segmentation
from gdviz.networks.segmentation import Patches, intersection_over_union, precision, predict, recall

STEPS = 800
EVALUATIONS = 26
# Of patches twice as wide as for bees it sees more of what surrounds a pixel, and learns things
# larger than bees as well.
SIDE = 128
SMALLEST = 64  # The least side of what is learnt from.
# Pixels that must be marked in a held-out strip: with fewer, its score is a matter of luck.
MARKED = 64
Part = tuple[slice, slice]


@dataclass(frozen=True)
class Strip:
    """A strip along one side of a photograph, left, right, top or bottom, and the `rest` of it."""

    side: str
    inside: Part
    rest: Part


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
    learnt: dict[str, float]
    held_out: dict[str, float] | None


@dataclass(frozen=True, eq=False)
class Training:
    """An image (rows, columns, 3) from 0 to 1, what is marked in it, and how long to learn."""

    image: NDArray[np.float32]
    label: NDArray[np.bool_]
    steps: int = STEPS

    @cached_property
    def held_out(self) -> Strip | None:
        """What is kept from the network."""
        return strip_to_hold_out(self.label)

    @cached_property
    def watched(self) -> set[int]:
        """The steps after which to look: many early, when all changes fast, and ever fewer."""
        return (
            {0, *(draw.log_spaced(self.steps, EVALUATIONS - 1) + 1).tolist()} if self.steps else {0}
        )

    def walk(self) -> Iterator[NDArray[np.float32]]:
        """All weights after each step of the training, that before the first included."""
        return segmentation.training(self._patches(seed=0, pairs=2), self.steps)

    def evaluate(self, step: int, weights: NDArray[np.float32]) -> Evaluation:
        """Ask the network about the whole image, and score what it says."""
        answer = predict(weights, self.image, like=self.image[self._learnt])
        learnt = _scores(answer, self.label, self._learnt)
        strip = self.held_out
        held_out = _scores(answer, self.label, strip.inside) if strip else None
        return Evaluation(
            step, answer, round(float(self._same_patches(weights)), 4), learnt, held_out
        )

    @property
    def _learnt(self):
        return self.held_out.rest if self.held_out else (slice(None), slice(None))

    @cached_property
    def _same_patches(self):
        return next(iter(self._patches(seed=1, pairs=4)))

    def _patches(self, seed, pairs):
        image, label = self.image[self._learnt], self.label[self._learnt]
        side = min(SIDE, *label.shape) // segmentation.MULTIPLE * segmentation.MULTIPLE
        return Patches([image], [label], seed, pairs, side)


def strip_to_hold_out(label: NDArray[np.bool_]) -> Strip | None:
    """The narrowest strip along a side that has a fifth of all that is marked.

    None if each takes more than two fifths of the image, or leaves too little to learn from, or
    has too little to be scored by.
    """
    strips = [_strip(label, axis, first) for axis in (0, 1) for first in (True, False)]
    fair = [strip for strip in strips if _is_fair(label, strip)]
    return min(fair, key=lambda strip: label[strip.inside].size, default=None)


def _strip(label, axis, first):
    marked = np.count_nonzero(label, axis=1 - axis)[:: 1 if first else -1].cumsum()
    depth = int(np.searchsorted(marked, marked[-1] / 5)) + 1
    cut = depth if first else len(marked) - depth
    halves = [slice(0, cut), slice(cut, len(marked))]
    parts = [(half, slice(None)) if axis == 0 else (slice(None), half) for half in halves]
    side = (("top", "bottom"), ("left", "right"))[axis][not first]
    return Strip(side, *parts[:: 1 if first else -1])


def _is_fair(label, strip):
    inside, rest = label[strip.inside], label[strip.rest]
    both = inside.any() and rest.any() and not inside.all() and not rest.all()
    enough = np.count_nonzero(inside) >= MARKED and min(rest.shape) >= SMALLEST
    return both and enough and inside.size <= 0.4 * label.size


def _scores(answer, label, part):
    found, label = answer[part] > 0.5, label[part]
    scores = (intersection_over_union, precision, recall)
    return {score.__name__: round(float(score(found, label)), 4) for score in scores}


def figure(training: Training, evaluations: Sequence[Evaluation]) -> Iterator[Figure]:
    """Photograph, label, answer, and the curves of loss and overlap: two frames a step shown."""
    rows, columns = training.label.shape
    height = 2 * (np.clip(3 * rows / columns, 2, 3.4) + 0.42)
    fig, (photo, truth, answer, plot) = draw.canvas(2, 2, height=height, bare=[0, 1, 2])
    draw.image(photo, training.image)
    photo.set_title("The photograph")
    draw.image(truth, training.label)
    truth.set_title("Its label")
    shown = draw.image(answer, evaluations[0].answer, animated=True)
    answer.set_title("The network's answer")
    if training.held_out:
        _fence(training.held_out, training.label.shape, photo, truth, answer)
    curves = _curves(fig, plot, training, evaluations)
    status = draw.status(fig)
    for k, evaluation in enumerate(evaluations):
        shown.set_data(evaluation.answer)
        for curve, heights in curves.items():
            curve.set_data([seen.step for seen in evaluations[: k + 1]], heights[: k + 1])
        status.set_text(_status(evaluation))
        yield from [fig] * 2


def _fence(strip, shape, *axes):
    """Draw the border of what is held out, and name it."""
    rows, columns = (
        half.indices(length)[:2] for half, length in zip(strip.inside, shape, strict=True)
    )
    upright = strip.side in ("left", "right")
    size = np.ptp(columns), np.ptp(rows)
    for ax in axes:
        draw.frame(ax, (columns[0] - 0.5, rows[0] - 0.5), size, linewidth=1.2)
    middle = np.mean(columns), np.mean(rows)
    draw.note(axes[0], "held out", middle, (0, 0), rotation=90 if upright else 0)


def _curves(fig, plot, training, evaluations):
    """The lines that grow in the plot, and all their heights."""
    losses = [evaluation.loss for evaluation in evaluations]
    last = max(evaluations[-1].step, 1)
    ticks = [0, *(10**k for k in range(6) if 10**k <= last)]
    plot.set(xlabel="steps", xlim=(0, last), ylim=(0, max(1.05, 1.05 * max(losses))))
    plot.set_xscale("symlog", linthresh=1, linscale=0.4)
    plot.set_xticks(ticks, [str(tick) for tick in ticks])
    moving = {"animated": True}
    curves = {
        draw.line(plot, [], [], color=style.ERROR, linestyle="--", label="loss", **moving): losses,
        draw.line(plot, [], [], label="overlap, learnt", **moving): [
            _iou(x.learnt) for x in evaluations
        ],
    }
    if training.held_out:
        held = draw.line(
            plot, [], [], color=style.DATA, linestyle=":", label="overlap, held out", **moving
        )
        curves[held] = [_iou(x.held_out) for x in evaluations]
    draw.legend(fig, list(curves))
    return curves


def _iou(scores):
    return scores["intersection_over_union"]


def _status(evaluation):
    words = f"step {evaluation.step}: loss {evaluation.loss:.3f}"
    words += f", overlap {_iou(evaluation.learnt):.2f}"
    if evaluation.held_out:
        words += f", held out {_iou(evaluation.held_out):.2f}"
    return words
