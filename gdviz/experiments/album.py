"""What a network learns from several photographs, of which some are held out as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gdviz.experiments import photograph
from gdviz.experiments.holding_out import Strip
from gdviz.experiments.photograph import Evaluation, Scores
from gdviz.experiments.progress import Progress, begun, walk
from gdviz.networks.segmentation import predict

EVALUATIONS = 13
SHARE = 0.2  # Of the photographs, so many are held out.
WATCHED = 3  # On the way so many of each kind are looked at; at the end it is all.


@dataclass(frozen=True, eq=False)
class Labelled:
    """A photograph, its label, and what of it is not to be scored, as in `Training`."""

    name: str
    image: NDArray[np.float32]
    label: NDArray[np.bool_]
    unknown: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Album:
    """Several photographs to learn from, in the order of their names; see `Training`."""

    photographs: Sequence[Labelled]
    steps: int = photograph.STEPS
    start: Progress | None = None

    @cached_property
    def held_out(self) -> tuple[Labelled, ...]:
        """About a fifth of the photographs, spread over the order, with something marked in each.

        None where less than two have.
        """
        marked = [one for one in self.photographs if one.label.any()]
        count = round(SHARE * len(marked)) or 1
        if len(marked) < 2:
            return ()
        return tuple(marked[int((k + 0.5) * len(marked) / count)] for k in range(count))

    @cached_property
    def learnt_from(self) -> tuple[Labelled, ...]:
        """All others."""
        return tuple(one for one in self.photographs if one not in self.held_out)

    @property
    def title(self) -> str:
        """What stands above the photograph that is shown."""
        return "A photograph held out" if self.held_out else "The photograph"

    @property
    def strips(self) -> list[Strip]:
        """No strip of a photograph is held out: it is photographs as a whole."""
        return []

    @property
    def shown(self) -> Labelled:
        """The photograph that the film shows: one that is held out, if any is."""
        return (self.held_out or self.learnt_from)[0]

    @property
    def image(self) -> NDArray[np.float32]:
        """The photograph that is shown."""
        return self.shown.image

    @property
    def label(self) -> NDArray[np.bool_]:
        """Its label."""
        return self.shown.label

    @cached_property
    def watched(self) -> set[int]:
        """The steps after which to look."""
        return photograph.steps_to_watch(self.steps, EVALUATIONS)

    def walk(self) -> Iterator[Progress]:
        """How far the training has come after each step, and before the first."""
        return walk(self._patches(seed=0, pairs=2), self.start or begun(self.steps))

    def evaluate(self, step: int, weights: NDArray[np.float32]) -> Evaluation:
        """Ask the network about a few photographs of each kind, and score what it says.

        After the last step it is asked about all that are held out.
        """
        loss = round(float(self._same_patches(weights)), 4)
        answer = predict(weights, self.image)
        count = None if step == self.steps else WATCHED
        learnt = self._scored(weights, self.learnt_from[:WATCHED])
        held_out = self._scored(weights, self.held_out[:count]) if self.held_out else None
        return Evaluation(step, answer, loss, learnt, held_out)

    def lazy(self) -> dict[str, tuple[Scores, Scores | None]]:
        """What answers get for which nothing is learnt, on all photographs."""
        pixels = np.concatenate([one.image.reshape(-1, 3) for one in self.learnt_from])[None]
        marked = np.concatenate([one.label.ravel() for one in self.learnt_from])

        def scored(name, some):
            masks = [photograph.lazy_masks(one.image, pixels, marked)[name] for one in some]
            return _scores(masks, some) if some else None

        names = photograph.lazy_masks(self.image, pixels, marked)
        return {
            name: (scored(name, self.learnt_from), scored(name, self.held_out)) for name in names
        }

    def _scored(self, weights, some):
        return _scores([predict(weights, one.image) > 0.5 for one in some], some)

    @cached_property
    def _same_patches(self):
        return next(iter(self._patches(seed=1, pairs=8)))

    def _patches(self, seed, pairs):
        images = [one.image for one in self.learnt_from]
        return photograph.patches(images, [one.label for one in self.learnt_from], seed, pairs)


def _scores(masks, some):
    """The scores over all pixels of some photographs together."""
    found = np.concatenate([mask.ravel() for mask in masks])
    label = np.concatenate([one.label.ravel() for one in some])
    return photograph.scores(found, label, ~np.concatenate([one.unknown.ravel() for one in some]))
