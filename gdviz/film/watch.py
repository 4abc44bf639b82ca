"""Notices what changes in a figure without being marked as moving.

matplotlib tells of most changes, by `Figure.stale`. It does not tell of numbers that change in
their place, of a view that turns, of another order of painting.
"""

import zlib
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axis import Tick
from matplotlib.figure import Figure
from matplotlib.path import Path

PLAIN = (bool, int, float, str, np.generic, type(None))
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
        self.order = self._order()
        self.held = [Held(artist, self.ordinary) for artist in self.still]

    def noticed(self) -> bool:
        """Tell whether anything is another than it was."""
        return (
            self.figure.stale
            or self.order != self._order()
            or any(held.changed() for held in self.held)
        )

    def _order(self):
        return [artist.get_zorder() for artist in (*self.still, *self.moving)]


def _still(holder, moving) -> Iterator[Artist]:
    """All that does not move, but for ticks: they follow from their axis."""
    for part in holder.get_children():
        if part not in moving and not isinstance(part, Tick):
            yield part
            yield from _still(part, moving)


class Held:
    """What an artist holds: its numbers and words as they are, checksums of its arrays."""

    def __init__(self, artist: Artist, ordinary: set[int]) -> None:
        values = {name: value for name, value in vars(artist).items() if name != "_stale"}
        plain = [name for name, value in values.items() if is_plain(value)]
        self.artist, self.take = artist, itemgetter(*plain)
        self.plain = self.take(values)
        self.arrays = [
            name for name, value in values.items() if next(_arrays(value), None) is not None
        ]
        # Asked for one that it has not, an artist makes one.
        own = Artist.get_transform(artist) if artist.is_transform_set() else None
        self.transform = None if id(own) in ordinary else own
        self.sums = self._sums()

    def changed(self) -> bool:
        """Tell whether anything of it is another than it was."""
        try:
            return self.take(vars(self.artist)) != self.plain or self._sums() != self.sums
        except KeyError:  # Something was taken away.
            return True

    def _sums(self):
        values = vars(self.artist)
        sums = [_checksum(array) for name in self.arrays for array in _arrays(values[name])]
        if self.transform:
            sums.append(self.transform.transform(CORNERS).tobytes())
        return sums


def is_plain(value: object) -> bool:
    """Tell whether a value is a number, words or nothing, or a tuple of these."""
    if isinstance(value, tuple):
        return all(isinstance(item, PLAIN) for item in value)
    return isinstance(value, PLAIN)


def _arrays(value) -> Iterator[Any]:
    """The arrays in a value: itself, the corners of a path, what is in a list that is not long."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, Path):
        yield value.vertices
    elif isinstance(value, list | tuple) and len(value) <= LONGEST:
        for item in value:
            yield from _arrays(item)


def _checksum(array):
    if array.dtype.hasobject:
        return None
    return array.shape, zlib.crc32(np.ascontiguousarray(array).view(np.uint8).data)
