"""A figure taken apart into layers, so that only what moves need be painted for every frame."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, SubFigure
from numpy.typing import NDArray


def moving(figure: Figure) -> list[Artist]:
    """The artists marked as moving (`animated=True`)."""
    return figure.findobj(lambda artist: artist.get_animated())


@contextmanager
def as_still(artists: list[Artist]) -> Iterator[None]:
    """Unmark moving artists for a while, for matplotlib leaves the marked ones out of a figure."""
    for artist in artists:
        artist.set_animated(False)
    try:
        yield
    finally:
        for artist in artists:
            artist.set_animated(True)


def memory(canvas: FigureCanvasAgg) -> NDArray[np.uint32]:
    """The canvas's own memory as (height, width), one uint32 a pixel."""
    return np.asarray(canvas.buffer_rgba()).view(np.uint32)[..., 0]


@dataclass(eq=False)
class Layer:
    """One step of painting a figure: a part of it and the method that paints it.

    Its `footprint` are the positions of the pixels that it paints, whatever their colour.
    """

    part: Artist
    method: Callable
    moves: bool
    footprint: NDArray[np.intp] | None = None

    def paint(self, renderer) -> None:
        """Paint the part as it is now."""
        if self.moves and self.part.get_visible() and hasattr(self.part, "do_3d_projection"):
            self.part.do_3d_projection()
        self.method(renderer)


class Stage:
    """A figure as the picture `below` what moves, and the layers from there up.

    What stands still is painted once, even where it lies above what moves. Only when it is painted
    over must it be painted again, on top: from then on it is among the `repainted`. So a title
    costs nothing as long as no line runs through it.
    """

    def __init__(self, figure: Figure):
        self.moving = moving(figure)
        canvas = FigureCanvasAgg(figure)
        with as_still(self.moving):
            layers = _layers(canvas, set(self.moving))
            self.renderer, self.pixels = canvas.get_renderer(), memory(canvas)
            lowest = next((i for i, layer in enumerate(layers) if layer.moves), len(layers))
            for layer in layers[:lowest]:
                layer.paint(self.renderer)
            self.below, self.above = self.pixels.copy(), layers[lowest:]
            self._take_footprints()
            self.repainted = reached(self.above, lambda layer: layer.footprint, self.pixels.size)
            self._paint_still()

    def _take_footprints(self):
        for layer in self.above:
            self.pixels[:] = 0
            layer.paint(self.renderer)
            layer.footprint = np.flatnonzero(self.pixels)

    def _paint_still(self):
        """Paint what is not repainted, then cut out of the picture what lies above a run.

        Whatever is painted into such a hole is noticed, however faint it is.
        """
        self.pixels[:] = self.below
        for layer in self.above:
            if layer not in self.repainted:
                layer.paint(self.renderer)
        self.runs = _runs(self.above, self.repainted, self.pixels)
        for run in self.runs:
            self.pixels.flat[run.holes] = 0
        self.holed = self.pixels.copy()

    def paint(self) -> None:
        """Paint the figure as it is now into `pixels`."""
        with as_still(self.moving):
            while covered := self._paint_runs():
                self.repainted |= covered
                self._paint_still()

    def _paint_runs(self):
        """Paint what moves, and return the still layers above it that it was painted over."""
        self.pixels[:] = self.holed
        covered, flat = set(), self.pixels.reshape(-1)
        for run in self.runs:
            for layer in run.layers:
                layer.paint(self.renderer)
            spoilt = run.holes[flat[run.holes] != 0]
            if spoilt.size:
                covered.update(x for x in run.above if np.isin(spoilt, x.footprint).any())
            flat[run.filled] = run.filling
        return covered


def reached(layers: list[Layer], reach: Callable, size: int) -> set[Layer]:
    """The layers that move, and the still ones above them in the pixels that these `reach`."""
    found, pixels = set(), np.zeros(size, bool)
    for layer in layers:
        if layer.moves or pixels[layer.footprint].any():
            found.add(layer)
            pixels[reach(layer)] = True
    return found


@dataclass(frozen=True)
class _Run:
    """Repainted layers next to each other, and the still ones `above` that they must not touch.

    `holes` are the positions of all that is above; those of them that the next run may touch are
    `filled` before it.
    """

    layers: list[Layer]
    above: list[Layer]
    holes: NDArray[np.intp]
    filled: NDArray[np.intp]
    filling: NDArray[np.uint32]


def _runs(layers, repainted, still):
    """The repainted layers in painting order, in runs."""
    runs, above = [], []
    later = holes = np.zeros(still.size, bool)
    groups = [(is_run, list(group)) for is_run, group in groupby(layers, repainted.__contains__)]
    for is_run, group in reversed(groups):
        if is_run:
            filled = np.flatnonzero(holes & ~later)
            runs.append(_Run(group, above, np.flatnonzero(holes), filled, still.flat[filled]))
            later = holes
        else:
            above = group + above
            holes = holes.copy()
            holes[np.concatenate([layer.footprint for layer in group])] = True
    return runs[::-1]


def _layers(canvas, moving_artists):
    """The steps of painting a figure, found by watching a redraw in which no part paints."""
    asked, watched = [], []
    for part in _parts(canvas.figure, moving_artists):
        # A 3-D axis paints its pane and its grid apart, before any axis is painted.
        for name in {"draw", "draw_pane", "draw_grid"}.intersection(dir(part)):
            layer = Layer(part, getattr(part, name), _moves(part, moving_artists))
            setattr(part, name, lambda renderer, layer=layer: asked.append(layer))
            watched.append((part, name))
    try:
        canvas.draw()
    finally:
        for part, name in watched:
            delattr(part, name)
    return asked


def _parts(holder, moving_artists):
    """What a figure consists of; axes are taken apart if something in them moves."""
    for part in holder.get_children():
        if _moves(part, moving_artists) and not _is_whole(part, moving_artists):
            yield from _parts(part, moving_artists)
        else:
            yield part


def _moves(part, moving_artists):
    return not moving_artists.isdisjoint(part.findobj())


def _is_whole(part, moving_artists):
    """Whether a part paints all that is in it in an order that only itself knows.

    3-D axes do if they sort by depth what can be projected, and some of that moves.
    """
    if not isinstance(part, Axes | SubFigure) or part in moving_artists:
        return True
    projected = (x for x in part.get_children() if hasattr(x, "do_3d_projection"))
    return getattr(part, "computed_zorder", False) and not moving_artists.isdisjoint(projected)
