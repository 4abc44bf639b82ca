"""Which part of a photograph is kept from a network, so that its score there can be believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from gdviz.experiments import regions

SIDES = ("top", "bottom", "left", "right")
SHARE = 0.2  # Of all that is marked, so much should be held out,
LEAST, MOST = 0.1, 0.5  # and this is near enough.
AREA = 0.4  # No more of the picture is held out.
LEARNT = 64  # Rows and columns that must be left to learn from.
# Pixels that must be marked where it is held out: with fewer, the score is a matter of luck.
MARKED = 64
CROWD = 20  # Of so many objects, between which there is no gap,
CUT = 0.1  # so many may be cut; they are not scored.
MARGIN = 4  # Pixels from an object to the cut beside it, where there is so much room.

Part = tuple[slice, slice]


@dataclass(frozen=True)
class Strip:
    """A strip along one side of a photograph: top, bottom, left or right."""

    side: str
    inside: Part


@dataclass(frozen=True, eq=False)
class HeldOut:
    """All but the `rest`, a rectangle: strips along some sides of a photograph, seldom of several.

    `objects` are wholly within, of `all_objects`; what runs through the picture, as a road does,
    is no object and may be cut. `cut` marks the objects, few of many, that lie on both sides.
    """

    rest: Part
    objects: int
    all_objects: int
    cut: NDArray[np.bool_]

    def strips(self, shape: tuple[int, int]) -> Iterator[Strip]:
        """The strips of a photograph of this shape. At corners they do not overlap."""
        rows, columns = self.rest
        ends = (0, rows.start), (rows.stop, shape[0])
        for side, (start, stop) in zip(SIDES[:2], ends, strict=True):
            if start < stop:
                yield Strip(side, (slice(start, stop), slice(0, shape[1])))
        ends = (0, columns.start), (columns.stop, shape[1])
        for side, (start, stop) in zip(SIDES[2:], ends, strict=True):
            if start < stop:
                yield Strip(side, (rows, slice(start, stop)))


def to_hold_out(label: NDArray[np.bool_]) -> HeldOut | None:
    """The strip along a side that has about a fifth of what is marked, and cuts no object.

    It is cut off in a gap between objects, and has some that are whole. Where no single strip will
    do, two are tried, and of a crowd the strip that cuts the fewest. None if they take more than
    two fifths of the picture, leave too little to learn from, or have too little to be scored by.
    """
    if not label.any() or min(label.shape) < LEARNT:
        return None
    marked = _Marked(label)
    cuts = [(k, depth) for k in range(4) for depth in marked.depths(k)]
    found = [marked.held_out(cut) for cut in cuts]
    if not any(found):
        pairs = (pair for pair in combinations(cuts, 2) if pair[0][0] != pair[1][0])
        found = [marked.held_out(*pair) for pair in pairs]
    if not any(found) and len(marked.things) >= CROWD:
        found = [marked.held_out((k, marked.thinnest(k)), cuts=True) for k in range(4)]
    fair = [one for one in found if one]
    return min(fair, key=marked.unfitness, default=None)


class _Marked:
    """A label, the boxes of its objects, and how much is marked in any rectangle."""

    def __init__(self, label):
        self.shape = label.shape
        numbered = regions.regions(label)
        boxes = regions.boxes(numbered)
        self.sizes = regions.sizes(numbered)
        self.is_thing = ~_runs_through(boxes, self.sizes, label.shape)
        self.things = boxes[self.is_thing]
        self.numbered = numbered
        self.sums = np.pad(label.cumsum(0).cumsum(1), ((1, 0), (1, 0)))

    def depths(self, side):
        """How deep a strip along a side may be: up to the gaps, where it would cut no object."""
        spans, reached = self._along(side)
        free = self._cut(side) == 0
        fifth = int(np.searchsorted(reached, SHARE)) + 1
        after = (last + 1 + min(MARGIN, _room(free, last + 1) // 2) for _, last in spans)
        return sorted({depth for depth in (fifth, *map(int, after)) if free[depth]})

    def thinnest(self, side):
        """How deep a strip is that has about a fifth and cuts the fewest objects."""
        _, reached = self._along(side)
        first, last = np.searchsorted(reached, [SHARE / 2, 1.5 * SHARE]) + 1
        return int(first + np.argmin(self._cut(side)[first : last + 1]))

    def _along(self, side):
        """From a side on: first and last place of each object, and how much is marked so far."""
        axis, from_end = divmod(side, 2)
        spans = self.things[:, 2 * axis : 2 * axis + 2]
        marked = np.diff(self.sums[-1] if axis else self.sums[:, -1])
        if from_end:
            spans, marked = self.shape[axis] - 1 - spans[:, ::-1], marked[::-1]
        return spans, marked.cumsum() / marked.sum()

    def _cut(self, side):
        """How many objects a strip of each depth cuts."""
        spans, _ = self._along(side)
        steps = np.zeros(self.shape[side // 2] + 1, int)
        np.add.at(steps, spans[:, 0] + 1, 1)
        np.add.at(steps, spans[:, 1] + 1, -1)
        return steps.cumsum()

    def held_out(self, *strips, cuts=False):
        """What is held out by strips of some depths; None if that is not fair."""
        bounds = np.array([0, self.shape[0], 0, self.shape[1]])
        for side, depth in strips:
            bounds[side] += -depth if side % 2 else depth
        top, bottom, left, right = bounds.tolist()
        if min(bottom - top, right - left) < LEARNT:
            return None
        rest = slice(top, bottom), slice(left, right)
        kept, away = self._sorted(top, bottom, left, right)
        between = np.count_nonzero(~kept & ~away)
        if between > (CUT * len(kept) if cuts else 0) or not self._is_fair(rest):
            return None
        only_things = len(self.things) == len(self.sizes)
        if len(self.things) and not (away.any() and (kept.any() or not only_things)):
            return None
        crossing = np.flatnonzero(self.is_thing)[~kept & ~away] + 1
        return HeldOut(rest, int(away.sum()), len(kept), np.isin(self.numbered, crossing))

    def _sorted(self, top, bottom, left, right):
        """Which objects are wholly within a rectangle, and which are wholly out of it."""
        first_row, last_row, first_column, last_column = self.things.T
        kept = (first_row >= top) & (last_row < bottom)
        kept &= (first_column >= left) & (last_column < right)
        away = (last_row < top) | (first_row >= bottom)
        away |= (last_column < left) | (first_column >= right)
        return kept, away

    def _is_fair(self, rest):
        inside, all_marked = self._marked(rest), self.sums[-1, -1]
        area, whole = _area(rest), self.shape[0] * self.shape[1]
        held, held_area = all_marked - inside, whole - area
        mixed = MARKED <= held < held_area and 0 < inside < area
        return mixed and LEAST <= held / all_marked <= MOST and held_area <= AREA * whole

    def unfitness(self, held_out):
        """How far the share of what is marked is from a fifth, and how much of the picture goes."""
        share = 1 - self._marked(held_out.rest) / self.sums[-1, -1]
        return abs(share - SHARE) + 1 - _area(held_out.rest) / (self.shape[0] * self.shape[1])

    def _marked(self, part):
        rows, columns = part
        corners = self.sums[np.ix_([rows.start, rows.stop], [columns.start, columns.stop])]
        return corners[1, 1] - corners[0, 1] - corners[1, 0] + corners[0, 0]


def _area(part):
    rows, columns = part
    return (rows.stop - rows.start) * (columns.stop - columns.start)


def _room(free, depth):
    """How many depths more, from one on, cut nothing."""
    blocked = np.flatnonzero(~free[depth:])
    return blocked[0] if len(blocked) else len(free) - depth


def _runs_through(boxes, sizes, shape):
    """Whether a region runs through the picture, and would hardly ever be whole in a part of it.

    It reaches from one side to the opposite one, as a road does; or it is large and thin, as a net
    of vessels is. A person fills more of the box round it.
    """
    top, bottom, left, right = boxes.T
    height, width = bottom - top + 1, right - left + 1
    across = (height == shape[0]) | (width == shape[1])
    large = (height > shape[0] / 2) & (width > shape[1] / 2)
    return across | (large & (sizes < height * width / 3))
