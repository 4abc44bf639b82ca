"""The film of what a network learns from photographs, one of which is shown.

Mathematics and drawing meet here as in a recipe, but for a picture that a reader brings.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from gdviz.drawing import draw, style
from gdviz.experiments.looks import Looks, Shown
from gdviz.experiments.photograph import Evaluation
from gdviz.experiments.regions import boxes, regions, sizes

WINDOW = 56  # Columns of the part that is enlarged, if what is marked is small.
MARKS = 40  # Marks in a row of it; of more pixels only some get theirs.


class Window(NamedTuple):
    """The part of the picture that is enlarged."""

    top: int
    left: int
    rows: int
    columns: int

    @property
    def part(self) -> tuple[slice, slice]:
        """The pixels in it."""
        return (
            slice(self.top, self.top + self.rows),
            slice(self.left, self.left + self.columns),
        )


def figure(task: Shown, evaluations: Sequence[Evaluation]) -> Iterator[Figure]:
    """Photograph, answer, a part enlarged, and the curves of loss and overlap: two frames a look.

    In the enlarged part a tint lies on hits, crosses on misses and rings on false alarms.
    """
    rows, columns = task.label.shape
    height = 2 * (np.clip(3 * rows / columns, 2, 3.4) + 0.42)
    fig, (photo, near, answer, plot) = draw.canvas(2, 2, height=height, bare=[0, 1, 2])
    window = window_on(task)
    draw.image(photo, task.image)
    photo.set_title(task.title)
    shown = draw.image(answer, evaluations[0].answer, animated=True)
    answer.set_title("The network's answer")
    _fence(task, photo, answer)
    corner = window.left - 0.5, window.top - 0.5
    draw.frame(photo, corner, (window.columns, window.rows), linewidth=1.2, linestyle=":")
    judge = _judged(near, task, window)
    curves = _curves(fig, plot, evaluations)
    status = draw.status(fig)
    for k, evaluation in enumerate(evaluations):
        shown.set_data(evaluation.answer)
        judge(evaluation.answer > 0.5)
        for curve, heights in curves.items():
            curve.set_data([seen.step for seen in evaluations[: k + 1]], heights[: k + 1])
        status.set_text(_status(evaluation))
        yield from [fig] * 2


def described(looks: Looks) -> str:
    """The film in whole sentences, for those who cannot see it."""
    first, last = looks.evaluations[0], looks.evaluations[-1]
    told = f"{_iou(last.learnt):.2f} where the network learnt"
    if last.held_out:
        told += f", and {_iou(last.held_out):.2f} on what was held out"
    return (
        "A photograph, the network's answer, a part of it enlarged, and the curves of loss and "
        f"overlap. By step {last.step} the loss has gone from {first.loss:.3f} to {last.loss:.3f}. "
        f"The overlap with the label is {told}."
    )


def window_on(task: Shown) -> Window:
    """A part round the largest object that is held out as a whole, or else round any."""
    shape = task.label.shape
    numbered = regions(task.label)
    if not numbered.any():
        return Window(0, 0, *shape)
    inside = np.zeros(shape, bool)
    for strip in task.strips:
        inside[strip.inside] = True
    area = sizes(numbered)
    kept = np.setdiff1d(numbered[inside], numbered[~inside])
    whole = [int(number) - 1 for number in kept if number]
    chosen = max(whole or range(len(area)), key=lambda k: area[k])
    top, bottom, left, right = boxes(numbered)[chosen]
    # Four wide to three high, with some ground round it.
    columns = np.clip(1.5 * max(right - left, 4 / 3 * (bottom - top)), WINDOW, 3 * WINDOW)
    columns = int(min(columns, shape[1], 4 / 3 * shape[0]))
    rows = 3 * columns // 4
    corner = [(top + bottom - rows) // 2, (left + right - columns) // 2]
    first, second = np.clip(corner, 0, np.subtract(shape, (rows, columns))).tolist()
    return Window(first, second, rows, columns)


def _judged(ax, task, window):
    """Draw what is enlarged; the function that is returned marks hits and mistakes of a mask."""
    label = task.label[window.part]
    draw.image(ax, task.image[window.part], interpolation="none")
    ax.set_title("Enlarged: × missed, ○ false alarm")
    tint = ax.imshow(np.zeros((*label.shape, 4)), interpolation="none", animated=True)
    every = -(-window.columns // MARKS)
    nothing = np.zeros_like(label)
    marks = draw.mistakes(ax, nothing, nothing, s=14, path_effects=draw.edges(1.5), animated=True)
    places = np.zeros_like(label)
    places[every // 2 :: every, every // 2 :: every] = True

    def judge(found):
        found = found[window.part]
        hit = np.zeros((*label.shape, 4))
        hit[found & label] = to_rgba(style.DATA, 0.55)
        tint.set_data(hit)
        for mark, wrong in zip(marks, (label & ~found, found & ~label), strict=True):
            mark.set_offsets(np.ma.array(np.argwhere(wrong & places)[:, ::-1], float))

    return judge


def _fence(task, *axes):
    """Draw the border of what is held out, and name it."""
    for strip in task.strips:
        rows, columns = (
            half.indices(length)[:2]
            for half, length in zip(strip.inside, task.label.shape, strict=True)
        )
        size = np.ptp(columns), np.ptp(rows)
        for ax in axes:
            draw.frame(ax, (columns[0] - 0.5, rows[0] - 0.5), size, linewidth=1.2)
        middle = np.mean(columns), np.mean(rows)
        upright = strip.side in ("left", "right")
        draw.note(axes[0], "held out", middle, (0, 0), rotation=90 if upright else 0)


def _curves(fig, plot, evaluations):
    """The lines that grow in the plot, and all their heights."""
    losses = [evaluation.loss for evaluation in evaluations]
    last = max(evaluations[-1].step, 1)
    ticks = [0, *(10**k for k in range(6) if 10**k <= last)]
    # Axes that no curve touches, and whose labels no function writes, are painted only once.
    plot.set(xlabel="steps", xlim=(-0.2, last), ylim=(0, max(1.05, 1.05 * max(losses))))
    plot.set_xscale("symlog", linthresh=1, linscale=0.4)
    plot.set_xticks(ticks)
    plot.xaxis.set_major_formatter("{x:g}")
    moving = {"animated": True}
    curves = {
        draw.line(plot, [], [], color=style.ERROR, linestyle="--", label="loss", **moving): losses,
        draw.line(plot, [], [], label="overlap, learnt", **moving): [
            _iou(x.learnt) for x in evaluations
        ],
    }
    if evaluations[-1].held_out:
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
