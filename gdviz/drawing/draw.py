"""The vocabulary of the pictures: the axes come first, what was drawn comes back.

Options that are not named here go to matplotlib; `animated=True` marks what moves.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib import patheffects
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.quiver import Quiver
from matplotlib.text import Annotation, Text
from numpy.typing import ArrayLike, NDArray

from gdviz.drawing import style
from gdviz.drawing.style import Look
from gdviz.notation import as_mathematics, format_number

Place = Sequence[Any] | NDArray  # Coordinates, in a tuple or in an array.

WIDTH = 6.4
# In inches: what labels and titles need round every pair of axes.
LEFT, RIGHT, BOTTOM, TOP = 0.9, 0.18, 0.66, 0.34


class Status(Text):
    """A line of text whose numbers are written as mathematics writes them."""

    def set_text(self, s: object) -> None:
        """Set the text of the next frame."""
        super().set_text(as_mathematics(str(s)))


def edges(width: float) -> list[patheffects.AbstractPathEffect]:
    """A white edge round a mark `width` points wide, and a dark one round that.

    One of the two shows on whatever lies below.
    """
    return [
        patheffects.Stroke(linewidth=width + 3.6, foreground=style.OUTLINE),
        patheffects.withStroke(linewidth=width + 1.8, foreground=style.HALO),
    ]


def canvas(
    rows: int = 1,
    columns: int = 1,
    height: float | None = None,
    left: float = LEFT,
    space: Sequence[int] = (),
    bare: Sequence[int] = (),
    shares: Sequence[float] = (),
) -> tuple[Figure, Any]:
    """A figure and its axes, row by row, at places that no label can move.

    Several axes come in a list, a single one alone. `height`, and the room to the `left` of each,
    are in inches; `space` are the numbers of the axes that are three-dimensional, `bare` of those
    that need no room for ticks. `shares` are the widths of the columns by the width of them all,
    where these are not equal.
    """
    height = height or 3.5 * rows
    fig = Figure(figsize=(WIDTH, height))
    widths, step = WIDTH * np.array(shares or [1 / columns] * columns), height / rows
    axes = []
    for number in range(rows * columns):
        row, column = divmod(number, columns)
        x, y, width = widths[:column].sum(), height - (row + 1) * step, widths[column]
        if number in space:
            edges = (x + 0.2, y + 0.3, width - 0.4, step - TOP - 0.3)
            options: Look = {"projection": "3d", "computed_zorder": False}
        elif number in bare:
            edges, options = (x + 0.1, y + 0.1, width - 0.2, step - TOP - 0.1), {}
        else:
            edges = (x + left, y + BOTTOM, width - left - RIGHT, step - BOTTOM - TOP)
            options = {}
        rectangle = np.divide(edges, (WIDTH, height, WIDTH, height))
        axes.append(fig.add_axes(tuple(rectangle), **options))
    return fig, axes if len(axes) > 1 else axes[0]


def status(fig: Figure) -> Text:
    """A line of text below the picture that says what the frame shows.

    It is also what a page reads out, so it is drawn where it can be cut off.
    """
    _room_below(fig, style.STATUS_HEIGHT)
    middle = 0.6 * style.STATUS_HEIGHT / fig.get_figheight()
    line = fig.text(0.5, middle, "", ha="center", va="center", animated=True, gid="status")
    line.__class__ = Status  # As matplotlib makes lines in space of lines.
    return line


def legend(fig: Figure, artists: Sequence[Artist]) -> Legend:
    """What the marks of a film mean, three in a row above its status line: the artists' labels."""
    _room_below(fig, 0.26 * np.ceil(len(artists) / 3))
    place: Look = {"loc": "lower center", "bbox_to_anchor": (WIDTH / 2, style.STATUS_HEIGHT)}
    look: Look = {"ncols": 3, "frameon": False, "borderaxespad": 0}
    columns = [artist for column in range(3) for artist in artists[column::3]]
    return fig.legend(handles=columns, bbox_transform=fig.dpi_scale_trans, **place | look)


def scatter(ax: Axes, x: ArrayLike, y: ArrayLike, **options) -> PathCollection:
    """Measurements, as points."""
    look: Look = {"s": 16, "color": style.DATA, "zorder": 2}
    return ax.scatter(x, y, **look | options)


def line(ax: Axes, x: ArrayLike, y: ArrayLike, **options) -> Line2D:
    """A model's predictions, or any curve."""
    look: Look = {"color": style.MODEL, "linewidth": 2.2, "zorder": 3}
    (drawn,) = ax.plot(x, y, **look | options)
    return drawn


def path(ax: Axes, *coordinates: ArrayLike, **options) -> Line2D:
    """Where a walk has been: a light line with dark edges, which shows on every surface."""
    edge = patheffects.withStroke(linewidth=3.6, foreground=style.OUTLINE)
    look: Look = {"color": style.HALO, "linewidth": 1.8, "zorder": 5, "clip_on": False}
    (drawn,) = ax.plot(*coordinates, path_effects=[edge], **look | options)
    return drawn


def dot(ax: Axes, *coordinates: float | NDArray, **options) -> Line2D:
    """Where a walk is now, or one point worth marking: it shows on every surface."""
    look: Look = {"color": style.MODEL, "marker": "o", "markersize": 9, "linestyle": "none"}
    edge = patheffects.withStroke(linewidth=3, foreground=style.OUTLINE)
    top = {"markeredgecolor": style.HALO, "zorder": 6, "clip_on": False, "path_effects": [edge]}
    (drawn,) = ax.plot(*np.array(coordinates).reshape(-1, 1), **look | top | options)
    return drawn


def gap(ax: Axes, x: float, bottom: float, top: float, **options) -> Line2D:
    """The distance from a prediction to what was measured, upright."""
    return line(ax, (x, x), (bottom, top), **{"color": style.ERROR, "linewidth": 2.5} | options)


def squares(ax: Axes, x: NDArray, y: NDArray, sides: NDArray) -> PatchCollection:
    """A square on every gap, so that its area is the squared error."""
    boxes = [
        Rectangle((left, bottom), side, side)
        for left, bottom, side in zip(x, y, sides, strict=True)
    ]
    look: Look = {"facecolor": style.ERROR, "edgecolor": style.ERROR, "alpha": 0.3, "zorder": 1.5}
    drawn = PatchCollection(boxes, **look)
    ax.add_collection(drawn)
    return drawn


def arrow(ax: Axes, start: Place, step: Place, **options) -> Quiver:
    """A step from a point, in the units of the axes: it shows on every surface."""
    look: Look = {"angles": "xy", "scale_units": "xy", "scale": 1, "color": style.PATH, "zorder": 5}
    edge = {"width": 0.01, "path_effects": edges(0)}
    return ax.quiver(*start, *step, **look | edge | options)


def matrix(ax: Axes, numbers: NDArray, left: float, form: str = ".2f", **options) -> list[Text]:
    """Numbers in boxes of size 1, row below row, from a left edge to the right and from 0 down."""
    look: Look = {"facecolor": style.DATA, "edgecolor": style.PAPER, "alpha": 0.2, "linewidth": 2}
    words = []
    for (row, column), number in np.ndenumerate(numbers):
        ax.add_patch(Rectangle((left + column, -row - 1), 1, 1, **look | options))
        words.append(
            ax.text(
                left + column + 0.5,
                -row - 0.5,
                format_number(number, form),
                ha="center",
                va="center",
            )
        )
    return words


def image(ax: Axes, pixels: NDArray, **options) -> AxesImage:
    """Pixels, row below row: (rows, columns, 3), or grey without the 3.

    Colours and greys go from 0, black, to 1, white. Colours are smoothed; greys are left as they
    are, each pixel a square, for they are numbers. Greys have a thin line round them, for white or
    black would run into the page.
    """
    smooth = "bicubic" if pixels.ndim == 3 else "none"
    look: Look = {"cmap": "gray", "vmin": 0, "vmax": 1, "interpolation": smooth}
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=pixels.ndim == 2, color=style.MUTED, linewidth=0.8)
    return ax.imshow(pixels, **look | options)


def mistakes(ax: Axes, found: NDArray, label: NDArray, **options) -> list[PathCollection]:
    """On an image, crosses where a mask misses what a label marks, and rings on false alarms."""
    rows, columns = np.nonzero(label & ~found)
    look: Look = {"color": style.ERROR, "marker": "x", "linewidth": 1.5, "label": "misses"}
    misses = scatter(ax, columns, rows, **look | options)
    rows, columns = np.nonzero(found & ~label)
    look = {"color": "none", "edgecolor": style.MODEL, "linewidth": 1.5, "label": "false alarms"}
    return [misses, scatter(ax, columns, rows, **look | options)]


def frame(ax: Axes, corner: Place, size: Place, **options) -> Line2D:
    """A rectangle round a part of an image, from a corner to the one across."""
    across, upright = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]).T
    return path(ax, corner[0] + across * size[0], corner[1] + upright * size[1], **options)


def note(ax: Axes, text: str, point: Place, offset: tuple[float, float], **options) -> Annotation:
    """A word at a point, moved away from it by an offset in typographic points."""
    box = {"facecolor": style.PAPER, "edgecolor": "none", "alpha": 0.85, "pad": 1.5}
    look: Look = {"textcoords": "offset points", "ha": "center", "va": "center", "zorder": 7}
    x, y = point
    words = style.lettering(**look | {"bbox": box} | options)
    return ax.annotate(as_mathematics(text), (x, y), offset, **words)


def _room_below(fig, inches):
    """Make the figure taller; what stands on it moves up and keeps its size."""
    width, height = fig.get_size_inches()
    taller = height + inches
    for ax in fig.axes:
        left, bottom, wide, high = ax.get_position(original=True).bounds
        ax.set_position((left, (bottom * height + inches) / taller, wide, high * height / taller))
    fig.set_size_inches(width, taller)


def log_spaced(count: int, frames: int) -> NDArray:
    """Which of `count` points to show: the first, the last, and between them ever fewer."""
    return np.unique(np.geomspace(1, count, frames).round().astype(int)) - 1
