"""What a picture shows nobody: axes without anything in them, and what lies outside its axes."""

from collections.abc import Iterator
from itertools import chain
from weakref import WeakSet

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import Transform
from numpy.typing import NDArray

from gdviz.builder.finite import named

NEAR = 3  # Pixels: half of a dot or of a broad line on the rim.


class Sight:
    """What was in sight in any of the frames that were looked at."""

    def __init__(self) -> None:
        self.seen: WeakSet[Artist] = WeakSet()

    def look_at(self, figure: Figure) -> None:
        """Take in one frame."""
        for ax in _visible(figure.axes):
            for artist in _visible(drawn(ax)):
                if artist not in self.seen and _in_sight(artist, ax):
                    self.seen |= {ax, artist}

    def fault(self, figure: Figure) -> str:
        """What of the last frame no frame has shown, and the remedy, or nothing."""
        for ax in _visible(figure.axes):
            for artist in _visible(drawn(ax)):
                placed = _placed(artist, ax)
                if artist not in self.seen and placed and len(placed[0]):
                    return (
                        f"{named(artist)} lies wholly outside its axes; "
                        "set limits that show it, or leave it out"
                    )
            # Without its frame an axes may take room beside others.
            if ax not in self.seen and (ax.axison or not (self.seen or figure.texts)):
                which = f"axes {figure.axes.index(ax) + 1} of {len(figure.axes)}"
                return f"{which} show nothing; draw something in them, or leave them out"
        return ""


def drawn(ax: Axes) -> list[Artist]:
    """What a recipe draws in its axes, without the frame and the marks that are always there."""
    inner = (ax.lines, ax.patches, ax.collections, ax.images, ax.texts, ax.tables, ax.artists)
    legend = ax.get_legend()
    return [*chain(*inner, ax.child_axes), *([legend] if legend else [])]


def _visible(artists) -> Iterator:
    return (artist for artist in artists if artist.get_visible())


def _in_sight(artist: Artist, ax: Axes) -> bool:
    """Whether an artist has a part where one can see it."""
    placed = _placed(artist, ax)
    if placed is None:
        return True
    points, transform = placed
    # On a logarithmic axis what is 0 or less has no place.
    places = _finite(transform.transform(points))
    window = ax.bbox if artist.get_clip_on() else ax.figure.bbox
    lowest, highest = window.padded(NEAR).get_points()
    return bool(
        len(places) and (places.max(axis=0) > lowest).all() and (places.min(axis=0) < highest).all()
    )


def _placed(artist: Artist, ax: Axes) -> tuple[NDArray, Transform] | None:
    """Points that an artist lies between, and what takes them to pixels.

    None for what is not placed by its numbers alone: words, a legend, what stands in space.
    """
    transform = artist.get_transform()
    if ax.name == "3d":
        return None
    if isinstance(artist, Line2D):
        points = artist.get_xydata()
    elif isinstance(artist, Patch):
        points = artist.get_path().vertices
    elif isinstance(artist, AxesImage):
        points = np.reshape(artist.get_extent(), (2, 2)).T
    elif isinstance(artist, Collection):
        if not (transform + artist.get_offset_transform()).contains_branch(ax.transData):
            return None
        points, transform = artist.get_datalim(ax.transData).get_points(), ax.transData
    else:
        return None
    return _finite(points), transform


def _finite(points):
    return points[np.isfinite(points).all(axis=1)]
