"""What the film of a training shows, in one file beside the recipe that draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gdviz.experiments.holding_out import Strip
from gdviz.experiments.photograph import Evaluation


class Shown(Protocol):
    """A photograph that is shown, its label, and the strips of it that are held out."""

    @property
    def title(self) -> str:
        """What stands above it."""

    @property
    def image(self) -> NDArray[np.float32]:
        """The photograph."""

    @property
    def label(self) -> NDArray[np.bool_]:
        """What is marked in it."""

    @property
    def strips(self) -> Sequence[Strip]:
        """What is held out of it."""


@dataclass(frozen=True, eq=False)
class Looks:
    """A photograph that is `Shown`, and how the network answered after some steps."""

    title: str
    image: NDArray[np.float32]
    label: NDArray[np.bool_]
    strips: Sequence[Strip]
    evaluations: Sequence[Evaluation]


def write(path: Path, shown: Shown, evaluations: Sequence[Evaluation]) -> None:
    """Write what is shown. Of all scores the overlaps are kept, and answers in 255 shades."""
    overlaps = [[_overlap(one.learnt), _overlap(one.held_out)] for one in evaluations]
    np.savez_compressed(
        path,
        title=shown.title,
        image=_in_bytes(shown.image),
        label=shown.label,
        sides=np.array([strip.side for strip in shown.strips], str),
        places=np.array([_corners(strip.inside, shown.label.shape) for strip in shown.strips], int),
        steps=[one.step for one in evaluations],
        losses=[one.loss for one in evaluations],
        overlaps=overlaps,
        answers=np.array([_in_bytes(one.answer) for one in evaluations]),
    )


def read(path: Path) -> Looks:
    """Read what `write` wrote."""
    with np.load(path) as file:
        known = dict(file)
    strips = [
        Strip(str(side), (slice(*rows), slice(*columns)))
        for side, (rows, columns) in zip(known["sides"], known["places"].tolist(), strict=True)
    ]
    evaluations = [
        Evaluation(step, _in_shares(answer), loss, _scores(learnt) or {}, _scores(held_out))
        for step, answer, loss, (learnt, held_out) in zip(
            known["steps"].tolist(),
            known["answers"],
            known["losses"].tolist(),
            known["overlaps"].tolist(),
            strict=True,
        )
    ]
    image = _in_shares(known["image"])
    return Looks(str(known["title"]), image, known["label"], strips, evaluations)


def _in_bytes(shares):
    return np.rint(255 * shares).astype(np.uint8)


def _in_shares(tones):
    return tones.astype(np.float32) / np.float32(255)


def _overlap(scores):
    return scores["intersection_over_union"] if scores else np.nan


def _scores(overlap):
    return None if np.isnan(overlap) else {"intersection_over_union": overlap}


def _corners(part, shape):
    return [half.indices(length)[:2] for half, length in zip(part, shape, strict=True)]
