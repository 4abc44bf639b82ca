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
STATUS_HEIGHT = 0.25  # In inches.
SURFACE = "viridis"

_NAMED = {role: f"gdviz:{role}" for role in PALETTE}
PAPER, INK, MUTED, GRID = (_NAMED[role] for role in ("paper", "ink", "muted", "grid"))
DATA, MODEL, PATH, TRUTH, ERROR = (
    _NAMED[role] for role in ("data", "model", "path", "truth", "error")
)
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
    "axes.titlesize": 12,
    "figure.dpi": PIXELS_PER_INCH,
    "figure.facecolor": PAPER,
    "font.family": "DejaVu Sans",
    "font.size": 11,
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
