"""The parts of a diagram: its sheet, text, boxes, circles, and what joins them.

One unit of a sheet is one typographic point, so that shapes are made to fit their text.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, cast

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch, Patch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from gdviz.drawing import style
from gdviz.drawing.style import Look
from gdviz.notation import format_number

LINE = 17  # From one line to the next.
PAD = 4  # Round text.
HEAD = "head_length=0.5,head_width=0.25"  # Of an arrow.
OUTLINED: Look = {"facecolor": style.PAPER, "edgecolor": style.INK, "linewidth": 1.2, "zorder": 4}
ALONG = (
    0.5,
    0.45,
    0.55,
    0.4,
    0.6,
    0.35,
    0.65,
    0.3,
    0.7,
    0.25,
    0.75,
    0.2,
    0.8,
)  # Where on an arrow text may stand.


class Node(NamedTuple):
    """A box or a circle, and the lines of text that belong to it."""

    shape: Patch
    lines: list[Text]


class Edge(NamedTuple):
    """An arrow and the text on it."""

    arrow: FancyArrowPatch
    text: Text


def sheet(ax: Axes) -> NDArray:
    """Make the axes a bare sheet, and return its width and height."""
    size = np.array(ax.get_window_extent().size) * 72 / ax.figure.dpi
    ax.set(xlim=(0, size[0]), ylim=(0, size[1]), aspect="equal")
    ax.set_axis_off()
    return size


def text(ax: Axes, content: str | float, **options) -> Text:
    """Text that is yet to be placed."""
    look: Look = {"ha": "center", "va": "center", "zorder": 5}
    return ax.text(0, 0, format_number(content), **style.lettering(**look | options))


def bounds(artist: Artist) -> Bbox:
    """The place of an artist on its sheet."""
    to_sheet = cast(Axes, artist.axes).transData.inverted()
    return artist.get_window_extent().transformed(to_sheet)


def widest(texts: Sequence[Text]) -> float:
    """The width of the widest."""
    return max((bounds(text).width for text in texts), default=0)


def middle(cell: Bbox) -> tuple[float, float]:
    """The point in the middle of a cell."""
    x, y = np.add(cell.min, cell.max) / 2
    return x, y


def box(ax: Axes, cell: Bbox, lines: list[Text], **options) -> Node:
    """A box as wide as its cell and as high as its lines, which it takes in."""
    x, y = middle(cell)
    high = LINE * len(lines) + PAD
    for number, line in enumerate(lines):
        line.set_position((x, y + LINE * ((len(lines) - 1) / 2 - number)))
    form: Look = {"boxstyle": "round,pad=0,rounding_size=4", "clip_on": False}
    shape = FancyBboxPatch((cell.x0, y - high / 2), cell.width, high, **form, **OUTLINED | options)
    return Node(ax.add_patch(shape), lines)


def circle(ax: Axes, cell: Bbox, radius: float, lines: list[Text], **options) -> Node:
    """A circle at the top of its cell, the first line inside and the second one below."""
    x, y = middle(cell)[0], cell.y1 - radius
    inside, below = lines
    inside.set_position((x, y))
    below.set(position=(x, y - radius - LINE / 2), bbox=_backing(0.5))
    shape = Circle((x, y), radius, clip_on=False, **OUTLINED | options)
    return Node(ax.add_patch(shape), lines)


def _backing(pad):
    """What keeps lines from running through text."""
    return {"facecolor": style.PAPER, "edgecolor": "none", "pad": pad}


def joins(ax: Axes, starts: Sequence[Circle], ends: Sequence[Circle], **options) -> LineCollection:
    """Lines from every start to the first end, then to the second one, and so on."""
    lines = [_segment(start, end) for end in ends for start in starts]
    look: Look = {"colors": style.MUTED, "linewidths": 0.6, "zorder": 2}
    drawn = LineCollection(lines, **look | options)
    ax.add_collection(drawn)
    return drawn


def weighed(weights: NDArray, largest: float) -> Look:
    """The look of lines with weights: the larger the thicker, dark and dashed where negative."""
    return {
        "colors": np.where(weights < 0, style.INK, style.MODEL),
        "linewidths": 0.4 + 3 * np.abs(weights) / largest,
        "linestyles": [(0, (2, 1.2)) if weight < 0 else "solid" for weight in weights],
    }


def _segment(start, end):
    """From the border of one circle to that of another."""
    step = np.subtract(end.center, start.center)
    step *= start.radius / np.hypot(*step)
    return start.center + step, end.center - step


def way(cells: Sequence[Bbox]) -> Path:
    """A path from the first cell to the last, level where it leaves, passes or reaches one."""
    bends = [_bend(*pair) for pair in pairwise(cells)]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3] + [Path.LINETO, *[Path.CURVE4] * 3] * (len(bends) - 1)
    return Path(np.concatenate(bends), codes)


def _bend(start, end):
    centre, low, high = (start.x1 + end.x0) / 2, middle(start)[1], middle(end)[1]
    return np.array([(start.x1, low), (centre, low), (centre, high), (end.x0, high)])


def arrow(ax: Axes, path: Path, **options) -> FancyArrowPatch:
    """An arrow along a path."""
    look: Look = {"color": style.MUTED, "linewidth": 1.2, "zorder": 3, "clip_on": False}
    form: Look = {"arrowstyle": f"-|>,{HEAD}", "mutation_scale": 10}
    drawn = FancyArrowPatch(path=path, **form, **look | options)
    ax.add_patch(drawn)
    return drawn


def stand(label: Text, path: Path, taken: list[Bbox], others: list[Path]) -> None:
    """Put a label on the first bend of its path, or above it where that is level.

    Where it stands nothing may be taken, and as few other paths as possible run.
    Raises ValueError if there is no such place.
    """
    label.set_bbox(_backing(1))
    bend = np.asarray(path.vertices)[:4]
    lift = LINE / 2 if bend[0, 1] == bend[-1, 1] else 0

    def put(t):
        share = np.array([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
        label.set_position(tuple(share @ bend + (0, lift)))
        place = bounds(label).padded(1)
        return place.count_overlaps(taken), sum(
            other.intersects_bbox(place, filled=False) for other in others
        )

    if put(min(ALONG, key=put))[0] and label.get_text():
        raise ValueError(f"there is no room for {label.get_text()!r}: make the axes higher")
    taken.append(bounds(label))
