"""The marks of a picture: what they are coloured with, where they are, and on what they lie."""

from functools import cache

import numpy as np
from contrast import contrast
from matplotlib import colormaps, colors
from matplotlib.collections import Collection, PathCollection
from matplotlib.contour import ContourSet
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.quiver import Quiver
from matplotlib.text import Text
from pictures import reader
from pictures.looks import role

from gdviz.drawing import style
from gdviz.drawing.palette import PALETTE

CLOSE = 3  # Pixels from one point of a line to the next.
MOST = 10_000  # Of them, for a line that leaves the picture may be very long.
SAMPLES = 12  # So many colours of a map are looked at, and about so many rows of a photograph.


def marks(figure):
    """Lines, points, arrows and shapes by name: all but words, maps and photographs."""
    others = Text | Legend | ContourSet
    return {
        title: artist
        for title, artist in reader.artists(figure).items()
        if artist.get_visible() and not isinstance(artist, others) and not _is_ground(artist)
    }


def _is_ground(artist):
    """Whether an artist is a photograph, a map or a landscape, on which others lie."""
    mapped = isinstance(artist, Collection) and artist.get_array() is not None
    return isinstance(artist, AxesImage) or (mapped and artist.get_cmap().name == style.SURFACE)


def roles(mark):
    """The roles of a mark's colours, each with its opacity."""
    if isinstance(mark, Line2D):
        seen = [mark.get_color()] if mark.get_linestyle() != "None" else []
        if mark.get_marker() != "None":
            seen += [mark.get_markerfacecolor(), mark.get_markeredgecolor()]
    elif isinstance(mark, Patch):
        seen = [mark.get_facecolor(), mark.get_edgecolor()]
    else:
        seen = [*mark.get_facecolor(), *mark.get_edgecolor()]
    opacity = mark.get_alpha() if isinstance(mark, Line2D) else None
    # `draw.edges` are a white and a dark one, all others are dark.
    edge = {0: set(), 1: {"outline"}, 2: {"halo", "outline"}}[len(mark.get_path_effects() or ())]
    return {role(colour, opacity) for colour in seen} - {"none"} | edge


def pixels(mark):
    """Where a mark is in the picture: points so close that they stand for its lines."""
    if isinstance(mark, Patch):
        return _along(mark.get_transform().transform_path(mark.get_path()).vertices)
    if isinstance(mark, Line2D):
        corners = mark.get_transform().transform(mark.get_xydata())
        return corners if mark.get_linestyle() == "None" else _along(corners)
    place = mark.axes.transData
    if isinstance(mark, PathCollection | Quiver):
        return place.transform(reader.points(mark))
    paths = [_along(place.transform(path.vertices)) for path in mark.get_paths()]
    return np.concatenate([np.empty((0, 2)), *paths])


def _along(corners):
    """Points along a line with these corners, but for those that are infinitely far away."""
    corners = corners[np.isfinite(corners).all(axis=1)]
    if len(corners) < 2:
        return corners
    way = np.cumsum([0, *np.hypot(*np.diff(corners, axis=0).T)])
    stops = np.union1d(way, np.linspace(0, way[-1], int(min(way[-1] / CLOSE, MOST))))
    return np.column_stack([np.interp(stops, way, side) for side in corners.T])


def gap(box, places):
    """How far the nearest of some places is from a box, in pixels."""
    outside = np.maximum(np.maximum(box.min - places, places - box.max), 0)
    return np.hypot(*outside.T).min(initial=np.inf)


def ground(ax, places):
    """The colours on which something lies in these places: a map's, a photograph's; or none."""
    found = []
    for artist in ax.get_children():
        if isinstance(artist, AxesImage) and gap(artist.get_window_extent(), places) == 0:
            step = len(artist.get_array()) // SAMPLES + 1
            found += artist.to_rgba(artist.get_array()[::step, ::step]).reshape(-1, 4).tolist()
        elif _is_ground(artist) and not isinstance(artist, AxesImage):
            return map_colours()
    return tuple(tuple(colour[:3]) for colour in found)


@cache
def map_colours():
    """The colours of a map, from its lowest place to its highest."""
    return tuple(map(tuple, colormaps[style.SURFACE](np.linspace(0, 1, SAMPLES))[:, :3]))


@cache
def least_contrast(said, layers, under, scheme):
    """The contrast of the best of some roles with what lies below, where it is smallest.

    Below are `layers` of roles, and the ground `under` them; without one it is the paper.
    """
    least = np.inf
    for seen in under or [PALETTE["paper"][style.SCHEMES.index(scheme)]]:
        for layer in layers:
            seen = _laid_on(layer, seen, scheme)
        least = min(least, max(contrast(_laid_on(one, seen, scheme), seen) for one in said))
    return least


def _laid_on(role, under, scheme):
    """The colour of a role with its opacity, as it is seen on another colour."""
    if role == "none":
        return under
    name, _, opacity = role.partition(" ")
    over = colors.to_rgb(PALETTE[name][style.SCHEMES.index(scheme)])
    share = float(opacity or 1)
    return share * np.array(over) + (1 - share) * np.array(colors.to_rgb(under))
