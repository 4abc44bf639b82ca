"""Numbers that cannot be drawn, in what matplotlib was given: found in what it keeps, or before.

What is masked is a gap on purpose. Any other nan or infinity is refused: a line breaks there, and
an area, a map or a surface gets a hole, and nobody can tell that from a fact.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.quiver import Quiver
from matplotlib.text import Text
from mpl_toolkits.mplot3d import Axes3D
from mpl_toolkits.mplot3d.art3d import Line3D, Patch3DCollection, Path3DCollection, Text3D
from numpy.typing import NDArray

# What leaves out in silence what cannot be drawn, so that no artist tells of it later.
LOSING: dict[type, tuple[str, ...]] = {
    Axes: (
        "axline",
        "barbs",
        "contour",
        "contourf",
        "fill_between",
        "fill_betweenx",
        "hexbin",
        "hist",
        "scatter",
        "stackplot",
        "stairs",
        "streamplot",
        "violinplot",
    ),
    Axes3D: (
        "bar3d",
        "contour",
        "contourf",
        "fill_between",
        "plot_surface",
        "plot_trisurf",
        "plot_wireframe",
        "quiver",
        "scatter",
    ),
    FillBetweenPolyCollection: ("set_data",),
}


class NotFinite(Exception):
    """Somebody wants to draw what is nan or infinite: how much of it, where, and the remedy."""

    def __init__(self, what: str, values: NDArray) -> None:
        bad = np.count_nonzero(~np.isfinite(values))
        super().__init__(
            f"{what} {bad} of {values.size} values that are nan or infinite; "
            "draw finite numbers and mask the others, or leave them out"
        )


def check(artists: Iterable[Artist]) -> None:
    """Raise `NotFinite` if an artist keeps numbers that cannot be drawn."""
    for artist in artists:
        for values in _kept(artist):
            _check(f"{named(artist)} has", values)


def named(artist: Artist) -> str:
    """What an artist is, and what the recipe calls it if it has given it a label."""
    kind, label = type(artist).__name__, str(artist.get_label() or "")
    article = "an" if kind[0] in "AEIO" else "a"
    return f"{article} {kind}" + (f" ({label})" if label and label[0] != "_" else "")


def _guarded(method: Callable) -> Callable:
    @wraps(method)
    def guarded(self, *given, **options):
        for values in _numbers((given, tuple(options.values()))):
            _check(f"{method.__name__} got", values)
        return method(self, *given, **options)

    return guarded


DOORS = [
    (kind, name, getattr(kind, name), _guarded(getattr(kind, name)))
    for kind, names in LOSING.items()
    for name in names
]


@contextmanager
def watched() -> Iterator[None]:
    """Raise `NotFinite` where matplotlib is given what it would leave out in silence."""
    for kind, name, _, guarded in DOORS:
        setattr(kind, name, guarded)
    try:
        yield
    finally:
        for kind, name, method, _ in DOORS:
            setattr(kind, name, method)


def _check(what, values):
    if not np.isfinite(values).all():
        raise NotFinite(what, values)


def _numbers(given: Any) -> Iterator[NDArray]:
    """All numbers in what a method was given, and in its lists, which may be of unequal length."""
    try:
        values = np.ma.asarray(given)
    except ValueError:
        values = np.ma.asarray("several lengths")
    if values.dtype.kind in "fc":
        yield values.compressed()
    elif isinstance(given, list | tuple):
        for part in given:
            yield from _numbers(part)


def _kept(artist: Artist) -> Iterator[NDArray]:
    """The numbers that an artist was given to draw, in whatever form it keeps them.

    What a line masks is a gap. Elsewhere matplotlib itself masks what is not finite, so there the
    numbers below the mask count.
    """
    gaps = True
    if isinstance(artist, Line3D):
        drawn = artist.get_data_3d()
    elif isinstance(artist, Line2D):
        drawn = artist.get_data()
    elif isinstance(artist, Path3DCollection | Patch3DCollection):
        drawn = artist._offsets3d
    else:
        gaps = False
        drawn = _unmasked(artist)
    for values in map(np.ma.asarray, drawn):
        if values.dtype.kind in "fc":
            yield np.ma.compressed(values) if gaps else np.ma.getdata(values)


def _unmasked(artist):
    """The numbers of an artist that masks what it cannot draw."""
    if isinstance(artist, Text3D):
        return [artist.get_position_3d()]
    if isinstance(artist, Text):
        return [getattr(artist, "xy", ()), artist.get_position()]
    if isinstance(artist, Patch):
        return [artist.get_patch_transform().transform_path(artist.get_path()).vertices]
    keepers = ("get_offsets", "get_array")
    drawn = [getattr(artist, keeper)() for keeper in keepers if hasattr(artist, keeper)]
    if hasattr(artist, "get_paths"):
        drawn += [path.vertices for path in artist.get_paths()]
    if isinstance(artist, Quiver):
        # What is not finite it fills with ones, behind a mask.
        drawn.append(np.where(artist.Umask, np.nan, 0))
    return drawn
