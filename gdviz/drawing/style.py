"""The look of every picture: colours named by the part they play, sizes, fonts."""

from typing import Any

import matplotlib
from matplotlib import colors
from matplotlib.typing import RcKeyType

from gdviz.drawing.palette import PALETTE

Look = dict[str, Any]  # Options for matplotlib, by name: how an artist looks.

SCHEMES = ("light", "dark")
PIXELS_PER_INCH = 100
SHARP = (
    2  # Screens get twice the pixels each way: of stills, of films, of what an SVG holds as pixels.
)
FRAMES_PER_SECOND = 10
HOLD = 2  # Seconds that the last frame stays longer.
STATUS_HEIGHT = 0.28  # In inches.
# In points: where a picture 6.4 inches wide fills a phone, this is 10 CSS pixels high.
TEXT = 12
SURFACE = "viridis"

# What the colours of the dark scheme are in the light one. Each has one meaning, which the light
# ones have not: paper and the edge of a mark are both white.
IN_LIGHT = {dark: light for light, dark in PALETTE.values()}

_NAMED = {role: f"gdviz:{role}" for role in PALETTE}
PAPER, INK, MUTED, GRID = (_NAMED[role] for role in ("paper", "ink", "muted", "grid"))
DATA, MODEL, PATH, TRUTH, ERROR = (
    _NAMED[role] for role in ("data", "model", "path", "truth", "error")
)
SIX = tuple(_NAMED[role] for role in ("first", "second", "third", "fourth", "fifth", "sixth"))
HALO, OUTLINE = _NAMED["halo"], _NAMED["outline"]

SETTINGS: dict[RcKeyType, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": MUTED,
    "axes.facecolor": PAPER,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlesize": 13,
    "figure.dpi": PIXELS_PER_INCH,
    "figure.facecolor": PAPER,
    "font.family": "DejaVu Sans",
    "font.size": TEXT,
    "grid.color": GRID,
    # Else an SVG holds images that lie on one another as one, at a place that is not quite theirs.
    "image.composite_image": False,
    "legend.edgecolor": GRID,
    "legend.facecolor": PAPER,
    "legend.labelcolor": INK,
    "svg.fonttype": "path",
    "svg.hashsalt": "gdviz",
    "text.color": INK,
    "text.hinting": "no_hinting",
    "xtick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
}


def lettering(**options: Any) -> Look:
    """Options for text, which is of the default size unless they name a larger one.

    Raises ValueError for a smaller one: on a phone, nobody could read it.
    """
    look = {"fontsize": TEXT} | options
    if look["fontsize"] < TEXT:
        raise ValueError(f"text of {look['fontsize']} points is too small; write {TEXT} or more")
    return look


def use(scheme: str) -> None:
    """Draw from here on in the `light` or `dark` scheme.

    Whatever a matplotlibrc or an earlier picture has set is reset first.
    """
    _name_colours(scheme)
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(SETTINGS)


def _name_colours(scheme):
    for role, pair in PALETTE.items():
        # One by one, for only this form of assignment makes matplotlib forget the old colour.
        colors.get_named_colors_mapping()[_NAMED[role]] = pair[SCHEMES.index(scheme)]


_name_colours("light")  # Until a scheme is chosen, matplotlib keeps its own look.
