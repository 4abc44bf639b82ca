"""How artists look, in words: colours by the part they play, widths, dashes, markers.

Colours are read in the dark scheme, where each has one part, but for `path`: it is like `model`.
"""

from functools import singledispatch

import numpy as np
from matplotlib import colors
from matplotlib.collections import PathCollection
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from gdviz.drawing.palette import PALETTE

ROLES = {dark: role for role, (_, dark) in reversed(PALETTE.items())}


def role(colour, opacity=None):
    """The part that a colour plays, and how opaque it is if it is not solid."""
    rgba = colors.to_rgba(colour, opacity)
    named = ROLES.get(colors.to_hex(rgba), "other") if rgba[3] else "none"
    return named if rgba[3] in (0, 1) else f"{named} {rgba[3]:.2g}"


def look(artist):
    """An artist's label, and all that makes it look as it does."""
    label = str(artist.get_label())
    label = "" if label.startswith("_") else repr(label) * bool(label)
    edged = "edged" if artist.get_path_effects() else ""
    return " ".join(filter(None, [label, *_parts(artist), edged]))


@singledispatch
def _parts(collection):
    mapped = collection.get_array() is not None and collection.get_cmap().name != "unnamed"
    yield collection.get_cmap().name if mapped else _roles(collection.get_facecolor())
    yield f"edge {_roles(collection.get_edgecolor())} {_spread(collection.get_linewidth())}"
    dashed = sum(dashes is not None for _, dashes in collection.get_linestyle())
    yield f"{dashed} dashed" if dashed else ""
    if isinstance(collection, PathCollection):
        x, y = collection.get_paths()[0].vertices[0]
        yield f"sizes {_spread(collection.get_sizes())}"
        yield f"marker of {len(collection.get_paths()[0])} corners to {x:g} {y:g}"


@_parts.register
def _(line: Line2D):
    yield f"{role(line.get_color(), line.get_alpha())} {line.get_linestyle()}"
    yield f"{line.get_linewidth():g}"
    if line.get_marker() != "None":
        inside, edge = role(line.get_markerfacecolor()), role(line.get_markeredgecolor())
        yield f"marker {line.get_marker()} {line.get_markersize():g} {inside} edge {edge}"
        yield f"at {line.get_markevery()}" if line.get_markevery() else ""


@_parts.register
def _(patch: Patch):
    yield role(patch.get_facecolor())
    yield f"edge {role(patch.get_edgecolor())} {patch.get_linestyle()} {patch.get_linewidth():g}"
    yield f"hatch {patch.get_hatch()}" if patch.get_hatch() else ""


@_parts.register
def _(text: Text):
    yield f"{text.get_text()!r} {role(text.get_color())} {text.get_size():g} {text.get_weight()}"
    yield f"{text.get_ha()} {text.get_va()} {text.get_rotation():g}"
    box = text.get_bbox_patch()
    yield f"box {role(box.get_facecolor())}" if box else ""


@_parts.register
def _(image: AxesImage):
    low, high = image.get_clim()
    yield f"{image.get_cmap().name} {low:g} to {high:g} {image.get_interpolation()}"
    yield f"opacity {image.get_alpha():g}" if image.get_alpha() else ""


@_parts.register
def _(legend: Legend):
    yield "framed" if legend.get_frame_on() else ""
    for text, handle in zip(legend.get_texts(), legend.legend_handles, strict=True):
        yield f"[{text.get_text()!r} {' '.join(filter(None, _parts(handle)))}]"


def _roles(many):
    return " ".join(dict.fromkeys(map(role, many))) or "none"


def _spread(numbers):
    return " to ".join(dict.fromkeys(f"{end(numbers):.4g}" for end in (np.min, np.max)))
