"""From figures to pixels: a still in one go, a film by painting anew only what moves."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, FigureBase
from numpy.typing import NDArray

from gdviz.drawing import style
from gdviz.film.frames import Frames
from gdviz.film.stage import Stage, as_still, memory, moving, reached


@dataclass(frozen=True)
class Film:
    """Frames, kept as the first picture and the pixels that change from each to the next.

    `first` is (height, width), one uint32 a pixel: red, green, blue, alpha in memory order.
    Each of `changes` is (positions in the flattened picture, their new pixels).
    """

    first: NDArray[np.uint32]
    changes: list[tuple[NDArray[np.int32], NDArray[np.uint32]]]

    def last(self) -> NDArray[np.uint32]:
        """The last frame in full."""
        # All frames together would fill the memory.
        return deque(self.frames(), maxlen=1).pop()

    def frames(self) -> Iterator[NDArray[np.uint32]]:
        """Every frame in full, each a picture of its own."""
        frame = self.first.copy()
        yield frame.copy()
        for positions, colours in self.changes:
            frame.flat[positions] = colours
            yield frame.copy()


def redraw(figure: Figure) -> NDArray[np.uint32]:
    """The pixels of the whole figure, painted afresh, moving artists in their places."""
    canvas = FigureCanvasAgg(figure)
    with as_still(moving(figure)):
        canvas.draw()
    return memory(canvas).copy()


def pixels(figure: Figure, scale: int = 1) -> NDArray[np.uint32]:
    """The figure as a picture of `scale` times its size: (height, width), pixels as in `Film`."""
    figure.set_dpi(scale * style.PIXELS_PER_INCH)
    return redraw(figure)


def record(frames: Iterable[Figure], scale: int = 1) -> Film:
    """The film of a figure that is yielded once per frame, at `scale` times its size.

    Every frame is, pixel for pixel, what a redraw of the whole figure gives. Where matplotlib says
    that something other than the moving artists has changed, or nothing is marked as moving, it is
    such a redraw. The layout stays as it is in the first frame.
    Raises TypeError for what is no figure, ValueError for no frame, another figure or another size.
    """
    frames = Frames.of(frames)
    pictures = _paint(frames, scale)
    first = next(pictures, None)
    if first is None:
        raise ValueError("no frame was yielded: yield the figure at least once")
    first = first.copy()
    last, changes = first.flatten(), []
    for picture in pictures:
        if frames.held:
            changes.append((np.empty(0, np.int32), np.empty(0, np.uint32)))
            continue
        if picture.shape != first.shape:
            raise ValueError(f"frame {len(changes) + 2} changed the figure's size: keep it fixed")
        positions = np.flatnonzero(picture.ravel() != last).astype(np.int32)
        colours = picture.ravel()[positions]
        last[positions] = colours
        changes.append((positions, colours))
    return Film(first, changes)


def _paint(frames, scale):
    """The pixels of every frame, in memory that is painted over for the next."""
    stage = None
    for figure in _same_figure(frames):
        if stage is not None and frames.held:
            yield stage.pixels
            continue
        if stage is None:
            figure.set_dpi(scale * style.PIXELS_PER_INCH)
        # Changes of moving artists leave the figure fresh: if it is stale, something else changed.
        if stage is None or figure.stale or not stage.moving:
            stage = Stage(figure)
            figure.set_layout_engine("none")
        stage.paint()
        figure.stale = False
        yield stage.pixels


def _same_figure(frames):
    first = None
    for number, figure in enumerate(frames, start=1):
        if not isinstance(figure, Figure):
            raise TypeError(f"frame {number} is {figure!r}: yield the matplotlib figure")
        if first is not None and figure is not first:
            raise ValueError(f"frame {number} is another figure: yield the same one every time")
        first = figure
        yield figure


def repeated(figure: Figure) -> list[Artist]:
    """What a flip book repeats in every frame, in painting order.

    That is what moves, and what is painted above it and reaches into its axes.
    """
    stage = Stage(figure)
    found = reached(
        stage.above,
        lambda step: _window(step.part, figure, stage.pixels.shape).ravel(),
        stage.pixels.size,
    )
    return list(dict.fromkeys(step.part for step in stage.above if step in found))


def _window(part, figure, shape):
    """The pixels of the axes that a part is in, or of the figure where it is in none."""
    around: Any = part if isinstance(part, Axes | FigureBase) else part.axes or figure
    left, bottom, right, top = around.bbox.extents.round()
    x, y = np.arange(shape[1]), np.arange(shape[0])[::-1, None]
    return (x >= left) & (x < right) & (y >= bottom) & (y < top)
