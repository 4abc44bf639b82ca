"""The frames of a moving picture, one after the other, and which of them only hold the last one."""

from collections.abc import Iterable, Iterator
from types import GeneratorType

from matplotlib.figure import Figure

_ListIterator: type = type(iter([]))


class Frames:
    """The figure of a generator, once for every frame.

    `held` tells whether the frame given last is the one before once more: the generator delegates
    to a list, as in `yield from [fig] * 3`, so that nothing has run and nothing has changed since.
    Such a frame need not be painted. `figure` is what was given last.
    """

    figure: Figure

    def __init__(self, generator: Iterator[Figure]) -> None:
        self.generator = generator
        self.held = False
        self._source = None

    @classmethod
    def of(cls, frames: Iterable[Figure]) -> "Frames":
        """The same frames as `Frames`, if they are not yet."""
        return frames if isinstance(frames, cls) else cls(iter(frames))

    def __iter__(self) -> "Frames":
        return self

    def __next__(self) -> Figure:
        self.figure = figure = next(self.generator)
        source = _delegate(self.generator)
        self.held = source is not None and source is self._source
        self._source = source
        return figure


def _delegate(generator):
    """The list that a generator, or one that it delegates to, gives its items from."""
    inner = generator
    while isinstance(inner, GeneratorType):
        inner = inner.gi_yieldfrom
    return inner if isinstance(inner, _ListIterator) else None
