"""From figures to pixels: a still in one go, a film by painting anew only what moves."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axis import Axis
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from gdviz.drawing import style
from gdviz.film.canvas import Canvas
from gdviz.film.frames import Frames
from gdviz.film.stage import Stage, as_still, memory, moving, played


@dataclass(frozen=True)
class Film:
    """Frames, kept as the first picture and the pixels that change from each to the next.

    `first` is (height, width), one uint32 a pixel: red, green, blue, alpha in memory order.
    Each of `changes` is (positions in the flattened picture, their new pixels).
    `painted` is the checksum of all that was painted for them, see `canvas`.
    """

    first: NDArray[np.uint32]
    changes: list[tuple[NDArray[np.int32], NDArray[np.uint32]]]
    painted: int = 0

    def last(self) -> NDArray[np.uint32]:
        """The last frame in full."""
        # All frames together would fill the memory.
        return deque(self.frames(), maxlen=1).pop()

    def on_paper(self) -> "Film":
        """The film on the paper of the scheme, for formats that know no half-transparent colour."""
        pictures = [self.first, *(colours for _, colours in self.changes)]
        if all((picture >> 24 == 255).all() for picture in pictures):
            return self
        changes = [(positions, _on_paper(colours)) for positions, colours in self.changes]
        return replace(self, first=_on_paper(self.first), changes=changes)

    def frames(self) -> Iterator[NDArray[np.uint32]]:
        """Every frame in full, each a picture of its own."""
        frame = self.first.copy()
        yield frame.copy()
        for positions, colours in self.changes:
            frame.flat[positions] = colours
            yield frame.copy()


def _on_paper(pixels):
    """Pixels laid over the paper."""
    paper = 255 * np.array(to_rgb(style.PAPER))
    straight = pixels.view(np.uint8).reshape(*pixels.shape, 4)
    opacity = straight[..., 3:] / 255
    mixed = np.full_like(straight, 255)
    mixed[..., :3] = np.round(straight[..., :3] * opacity + paper * (1 - opacity))
    return mixed.view(np.uint32)[..., 0]


def redraw(figure: Figure) -> NDArray[np.uint32]:
    """The pixels of the whole figure, painted afresh, moving artists in their places."""
    return _repainted(figure)[0]


def pixels(figure: Figure, scale: int = 1) -> NDArray[np.uint32]:
    """The figure as a picture of `scale` times its size: (height, width), pixels as in `Film`."""
    return painting(figure, scale)[0]


def painting(figure: Figure, scale: int) -> tuple[NDArray[np.uint32], int]:
    """The same, and the checksum of all that was painted for it."""
    figure.set_dpi(scale * style.PIXELS_PER_INCH)
    return _repainted(figure)


def _repainted(figure):
    canvas = Canvas(figure)
    with as_still(moving(figure)):
        canvas.draw()
    return memory(canvas).copy(), canvas.get_renderer().painted


# Ever fewer, for a redraw takes as long as many frames.
CHECKED = {2, 3, 6, 18, 66, 258}


class Unmarked(ValueError):
    """Something changes that is not marked as moving, in a way that cannot be noticed."""


def record(frames: Iterable[Figure], scale: int = 1, check: bool = False) -> Film:
    """The film of a figure that is yielded once per frame, at `scale` times its size.

    Every frame is, pixel for pixel, what a redraw of the whole figure gives. What is marked as
    moving is painted for every frame, all else where it changes. With `check`, a few frames are
    compared with a redraw.
    Raises TypeError for what is no figure, ValueError for no frame, another figure or another size,
    `Unmarked` where a redraw would show something else.
    """
    frames = Frames.of(frames)
    first, changes, stage, painted = None, [], None, 0
    for stage in played(frames, scale * style.PIXELS_PER_INCH, Stage):
        painted = crc32(b"%d" % stage.renderer.painted, painted)
        if first is None:
            first = stage.pixels.copy()
            last = first.flatten()
            continue
        if frames.held:
            changes.append((np.empty(0, np.int32), np.empty(0, np.uint32)))
            continue
        number = len(changes) + 2
        if stage.pixels.shape != first.shape:
            raise ValueError(f"frame {number} changed the figure's size: keep it fixed")
        positions = np.flatnonzero(stage.pixels.ravel() != last).astype(np.int32)
        colours = stage.pixels.ravel()[positions]
        last[positions] = colours
        changes.append((positions, colours))
        if check and number in CHECKED:
            _compare(stage, number)
    if first is None or stage is None:
        raise ValueError("no frame was yielded: yield the figure at least once")
    if check:
        _compare(stage, len(changes) + 1)
    return Film(first, changes, painted)


def _compare(stage, number):
    """Raise `Unmarked` unless the frame is what a redraw shows."""
    wrong = np.flatnonzero(redraw(stage.figure) != stage.pixels)
    if wrong.size:
        what = described(Stage(stage.figure).culprit(wrong))
        raise Unmarked(
            f"frame {number}: {what} changes and is not marked; draw it with animated=True"
        )


def described(artist: Artist | None) -> str:
    """An artist in a few words: its kind, and its name if it has one."""
    if artist is None:
        return "something"
    if isinstance(artist, Axis):
        return f"the {type(artist).__name__}"
    name = artist.get_text() if isinstance(artist, Text) else artist.get_label()
    name = "" if str(name).startswith("_") else f" {str(name)!r}" if name else ""
    return f"the {type(artist).__name__}{name}"
