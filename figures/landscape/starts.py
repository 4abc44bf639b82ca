"""How strong a push trained networks bear before they are worth no more than a coin."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import pushes_borne

starts = np.arange(12)
directions = 6

# Each network is pushed in every direction and in its opposite, until it is no better than a coin.
plain = 100 * pushes_borne(False, len(starts), directions)["borne"]
skips = 100 * pushes_borne(True, len(starts), directions)["borne"]

facts = {
    "starts": len(starts),
    "ways": 2 * directions,
    "stronger": np.count_nonzero(skips > plain),
    "plain": np.median(plain),
    "skips": np.median(skips),
    "least": (skips / plain).min(),
    "most": (skips / plain).max(),
}
alt = (
    f"A ring for the plain network and a square for the one with skips, at each of {len(starts)} "
    f"starts. In {facts['stronger']} of them the square is higher, in some by little, in some by "
    f"far. The rings lie about {facts['plain']:.0f} percent, the squares about "
    f"{facts['skips']:.0f}."
)


def figure():
    fig, ax = draw.canvas(height=3.2)
    # A line joins the two that belong to one start, for only these can be compared.
    ax.vlines(starts, plain, skips, color=style.MUTED, linewidth=1.2)
    look = {"s": 60, "zorder": 4, "color": style.MODEL, "clip_on": False}
    draw.scatter(ax, starts, skips, marker="s", label="with skips", **look)
    draw.scatter(ax, starts, plain, facecolor=style.PAPER, label="without skips", **look)
    ax.set(xlabel="start", ylabel="push borne, in %", xticks=starts, ylim=(0, 33))
    ax.legend(ncols=2, loc="lower right")
    return fig
