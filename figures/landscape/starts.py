"""How strong a push trained networks bear before they are worth no more than a coin."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import COIN, reach, train
from gdviz.networks.plane import random_direction

starts = np.arange(12)
borne = {"plain": [], "skips": []}
for kind, found in borne.items():
    for start in starts:
        loss, walk = train(kind == "skips", start)
        pushes = [random_direction(loss.network, walk[-1], seed) for seed in range(6)]
        ways = np.concatenate([pushes, np.negative(pushes)])
        found.append(100 * np.mean([reach(loss, walk[-1], way, COIN) for way in ways]))
plain, skips = (np.array(found) for found in borne.values())

facts = {"starts": len(starts), "ways": len(ways), "stronger": np.count_nonzero(skips > plain)}
facts |= {"plain": np.median(plain), "skips": np.median(skips)}
facts |= {"least": (skips / plain).min(), "most": (skips / plain).max()}
alt = (
    f"A ring for the plain network and a square for the one with skips, at each of {len(starts)} "
    f"starts. In {facts['stronger']} of them the square is higher, in some by little, in some by "
    f"far. The rings lie about {facts['plain']:.0f} percent, the squares about "
    f"{facts['skips']:.0f}."
)


def figure():
    fig, ax = draw.canvas(height=3.2)
    ax.vlines(starts, plain, skips, color=style.MUTED, linewidth=1.2)
    look = {"s": 60, "zorder": 4, "color": style.MODEL, "clip_on": False}
    draw.scatter(ax, starts, skips, marker="s", label="with skips", **look)
    draw.scatter(ax, starts, plain, label="plain", **look | {"facecolor": style.PAPER})
    ax.set(xlabel="start", ylabel="push borne, in %", xticks=starts, ylim=(0, 33))
    ax.legend(ncols=2, loc="lower right")
    return fig
