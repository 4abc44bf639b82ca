"""Notices what changes in a figure without being marked as moving.

matplotlib tells of most changes, by `Figure.stale`. It does not tell of numbers that change in
their place, of a view that turns, of another order of painting.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axis import Tick
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Transform

PLAIN = (bool, int, float, str, np.generic)
# Of longer lists, such as the facets of a surface, looking would take longer than painting.
LONGEST = 100
CORNERS = np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)])


class Watch:
    """Whether something besides the moving artists has changed since `remember`."""

    def __init__(self, figure: Figure, moving: Iterable[Artist]) -> None:
        self.figure, self.moving = figure, set(moving)
        self.still = list(_still(figure, self.moving))
        self.ordinary = {id(figure.transFigure), id(figure.dpi_scale_trans)}
        for ax in figure.axes:
            self.ordinary |= {id(ax.transData), id(ax.transAxes)}

    def remember(self) -> None:
        """Take what is there now for unchanged."""
        self.figure.stale = False
        self.known = self._look()

    def noticed(self) -> bool:
        """Tell whether anything is another than it was."""
        return self.figure.stale or self.known != self._look()

    def _look(self):
        found: list[Any] = [artist.get_zorder() for artist in self.moving]
        for artist in self.still:
            found.extend(_contents(value for key, value in vars(artist).items() if key != "_stale"))
            transform = Artist.get_transform(artist)
            if id(transform) not in self.ordinary:
                found.append(_effect(transform))
        return found


def _still(holder, moving) -> Iterator[Artist]:
    """All that does not move, but for ticks: they follow from their axis."""
    for part in holder.get_children():
        if part not in moving and not isinstance(part, Tick):
            yield part
            yield from _still(part, moving)


def _contents(values):
    """The numbers and words among values and in their lists; of arrays and paths, checksums."""
    for value in values:
        if isinstance(value, PLAIN):
            yield value
        elif isinstance(value, np.ndarray):
            yield _checksum(value)
        elif isinstance(value, Path):
            yield _checksum(value.vertices)
        elif isinstance(value, list | tuple) and len(value) <= LONGEST:
            yield from _contents(value)


def _checksum(array):
    if array.dtype.hasobject:
        return None
    return array.shape, zlib.crc32(np.ascontiguousarray(array).view(np.uint8).data)


def _effect(transform: Transform):
    """What a transform does to three points."""
    return transform.transform(CORNERS).tobytes()
