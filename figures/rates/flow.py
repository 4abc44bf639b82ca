"""Walks with ever smaller steps close in on the smooth curve that always goes straight down."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
duration = 1


def flow(times):
    """Where gradient flow is: its velocity is −∇f, so that x = 4 exp(−5t) and y = −9 exp(−t)."""
    return np.array([4 * np.exp(-5 * times), -9 * np.exp(-times)])


def walk_with(rate):
    """A walk whose steps, each of which takes the time α, take up the duration."""
    return descend(bowl, (4, -9), GradientDescent(rate), steps=round(duration / rate))


def gap(rate):
    """How far the walk is at most from where the flow is at the same time."""
    walk = walks[rate]
    times = rate * np.arange(len(walk))
    return np.linalg.norm(walk - flow(times).T, axis=1).max()


# A step keeps its direction while the flow bends away, so shorter steps stay nearer to it.
walks = {rate: walk_with(rate) for rate in (0.2, 0.1, 0.05)}

facts = {"gap_20": gap(0.2), "gap_10": gap(0.1), "gap_5": gap(0.05)}
alt = (
    "A smooth curve bends down into the bowl, across its contours. Three walks with corners run "
    "beside it, the nearer the smaller the learning rate: at 0.2 up to "
    f"{facts['gap_20']:.2f} away, at 0.05 up to {facts['gap_5']:.2f}."
)


def figure():
    fig, ax = draw.canvas(height=5.2)
    window = (-1.4, 6.6, -9.6, -2.7)
    # With one scale for both axes, the flow crosses each contour at a right angle.
    ax.set(xlabel="$x$", ylabel="$y$", aspect="equal", xlim=window[:2], ylim=window[2:])
    points = landscape.grid(window)
    levels = range(6, 150, 8)
    ax.contour(*points, bowl(points), levels, colors=style.MUTED, linewidths=0.8)

    smooth = flow(np.linspace(0, duration, 200))
    draw.line(ax, *smooth, color=style.INK, linewidth=3.5, label="gradient flow")

    looks = {
        0.05: {"color": style.ERROR, "marker": "^"},
        0.1: {"color": style.DATA, "marker": "s"},
        0.2: {"color": style.MODEL, "marker": "o"},
    }
    for rate, look in looks.items():
        words = f"learning rate {rate}"
        draw.line(ax, *walks[rate].T, label=words, markersize=7, linewidth=1.5, **look)

    ax.legend(loc="upper right", framealpha=1)
    return fig
