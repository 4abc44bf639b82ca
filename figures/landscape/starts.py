"""How strong a push trained networks bear before they are worth no more than a coin."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import COIN, reach, train
from gdviz.networks.plane import random_direction

starts = np.arange(12)
directions = 6


def push_borne(with_skips, start):
    """How far a trained network can be pushed, in percent of its weights, on average."""
    loss, walk = train(with_skips, start)
    end = walk[-1]
    reaches = []
    for sign in (1, -1):
        for seed in range(directions):
            # It is as long as the neurons' own weights, so that a reach of 1 is 100 percent.
            way = sign * random_direction(loss.network, end, seed)
            reaches.append(reach(loss, end, way, COIN))
    return 100 * np.mean(reaches)


plain = np.array([push_borne(with_skips=False, start=start) for start in starts])
skips = np.array([push_borne(with_skips=True, start=start) for start in starts])

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
    draw.scatter(ax, starts, plain, facecolor=style.PAPER, label="plain", **look)
    ax.set(xlabel="start", ylabel="push borne, in %", xticks=starts, ylim=(0, 33))
    ax.legend(ncols=2, loc="lower right")
    return fig
