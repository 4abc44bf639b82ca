"""What a figure shows, in words and numbers: a line for each axis and for each artist."""

from collections import Counter
from functools import singledispatch

import numpy as np
from matplotlib.collections import Collection, PathCollection
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Rectangle
from matplotlib.quiver import Quiver
from matplotlib.spines import Spine
from matplotlib.text import Annotation, Text
from mpl_toolkits.mplot3d.art3d import Line3D, Poly3DCollection
from pictures.looks import look

FINEST = 1e-9  # Of all that an axis shows: what is nearer to 0 is 0.


def facts(figure):
    """Every fact of a figure by its name."""
    said = {"figure": f"{joined(figure.get_size_inches())} inches"}
    for number, ax in enumerate(figure.axes, start=1):
        said |= {f"axes {number}{name}": fact for name, fact in _axes(ax).items()}
    return said | {name: reading(artist)[0] for name, artist in artists(figure).items()}


def artists(figure):
    """All that is drawn by name, in the order of painting, but for what every picture has."""
    found = {}
    for number, holder in enumerate([figure, *figure.axes]):
        counts = Counter()
        for artist in sorted(holder.get_children(), key=lambda artist: artist.zorder):
            if _is_drawn(artist, holder):
                kind = type(artist).__name__
                counts[kind] += 1
                found[f"axes {number} {kind} {counts[kind]}"] = artist
    return found


def _is_drawn(artist, holder):
    kinds = Line2D | Collection | AxesImage | Patch | Legend | Text
    known = isinstance(artist, kinds) and not isinstance(artist, Spine)
    wordless = isinstance(artist, Text) and not (artist.get_text() or artist.get_animated())
    return known and not wordless and artist not in (holder.patch, getattr(holder, "title", None))


def _axes(ax):
    """Where axes stand, what they are called, and what each of them says."""
    place = f"at {joined(ax.get_position(original=True).bounds)}, aspect {ax.get_aspect()}"
    said = {"": f"{place}, title {ax.get_title()!r}{'' if has_axes(ax) else ', bare'}"}
    if hasattr(ax, "view_init"):
        said[" view"] = joined((ax.elev, ax.azim, ax.roll))
    for name in "xyz":
        if axis := getattr(ax, f"{name}axis", None):
            low, high = sorted(axis.get_view_interval())
            ends = joined((high, low) if axis.get_inverted() else (low, high), " to ")
            ticks = _ticks(axis) if has_axes(ax) else ""
            said[f" {name}"] = f"{axis.get_scale()} from {ends}{ticks}"
    return said


def has_axes(ax):
    """Whether axes are drawn, which those in space keep to themselves."""
    return getattr(ax, "_axis3don", ax.axison)


def _ticks(axis):
    low, high = np.sort(axis.get_view_interval())
    # A tick at the very end of an axis may lie beyond it by rounding.
    low, high = low - 1e-9 * abs(low), high + 1e-9 * abs(high)
    ticks = zip(axis.get_majorticklocs(), axis.get_ticklabels(), strict=True)
    words = " ".join(word.get_text() for place, word in ticks if low <= place <= high)
    grid = ", grid" if any(line.get_visible() for line in axis.get_gridlines()) else ""
    return f", label {axis.label.get_text()!r}, ticks {words}{grid}"


def reading(artist):
    """All that is known of an artist: in words, as points, and where it ends.

    Where it ends is how many points there are, the last of them, and the mean of the numbers that
    it shows as colours.
    """
    rows, numbers = points(artist), values(artist)
    sizes = [_size(artist, name) for name in "xyz"]
    said = [look(artist), f"z {artist.zorder:g}", "" if artist.get_visible() else "hidden"]
    said += [_summary(rows, sizes), _summary(numbers[:, None], [np.abs(numbers).max(initial=0)])]
    last = rows[-1] if len(rows) else np.zeros(rows.shape[1])
    end = np.array([len(rows), *last, numbers.mean() if len(numbers) else 0])
    return ", ".join(filter(None, said)), rows, end


@singledispatch
def points(artist):
    """The places where an artist draws something, a row for each."""
    return np.concatenate([np.empty((0, 2)), *(path.vertices for path in artist.get_paths())])


points.register(Line2D, lambda line: line.get_xydata())
points.register(Line3D, lambda line: np.column_stack(line.get_data_3d()))
points.register(Text, lambda text: np.array([text.get_position()]))
points.register(Annotation, lambda note: np.array([note.xy, note.get_position()]))
points.register(Legend, lambda legend: np.empty((0, 2)))
points.register(AxesImage, lambda image: np.reshape(image.get_extent(), (2, 2)).T)
points.register(PathCollection, lambda marks: marks.get_offsets().data)
points.register(Quiver, lambda field: field.get_offsets().data + np.transpose([field.U, field.V]))
points.register(Poly3DCollection, lambda surface: surface._faces.reshape(-1, 3))
points.register(Patch, lambda patch: _path(patch).vertices)
for kind in (Rectangle, Circle, FancyBboxPatch):
    points.register(kind, lambda patch: _path(patch).get_extents().get_points())


def _path(patch):
    return patch.get_patch_transform().transform_path(patch.get_path())


def values(artist):
    """The numbers that an artist shows as colours."""
    numbers = artist.get_array() if isinstance(artist, Collection | AxesImage) else None
    return np.empty(0) if numbers is None else np.ma.compressed(numbers)


def _size(artist, name):
    """How much an axis shows, or so much that what is far below a logarithmic one is 0 by it."""
    axis = getattr(artist.axes, f"{name}axis", None)
    if axis is None:
        return 0
    low, high = axis.get_view_interval()
    return abs(high - low) if axis.get_scale() == "linear" else min(low, high) / (1000 * FINEST)


def _summary(rows, sizes):
    """How many rows there are; the first, the last, the lowest, the highest and the mean."""
    if not len(rows):
        return ""
    ends = rows
    if len(rows) > 2:
        ends = [rows[0], rows[-1], rows.min(axis=0), rows.max(axis=0), rows.mean(axis=0)]
    ends = np.array(ends)
    ends[abs(ends) < FINEST * np.array(sizes[: rows.shape[1]])] = 0
    said = [f"({joined(row, ', ')})" for row in ends.tolist()]
    if len(rows) > 2:
        return "{} from {} to {} within {} and {}, mean {}".format(len(rows), *said)
    return " and ".join(said)


def joined(numbers, between=" "):
    """Numbers in words: seven digits of each."""
    return between.join(f"{number + 0.0:.7g}" for number in numbers)
