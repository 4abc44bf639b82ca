"""Seen along its steep and its flat direction, each walk is two straight lines."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
start = (4, -9)
steps = 20


def walk_with(rate):
    """The points of a walk with a learning rate."""
    return descend(bowl, start, GradientDescent(rate), steps)


rates = (0.01, 0.1, 0.25, 0.5)
walks = {rate: walk_with(rate) for rate in rates}

# At 1/3 both directions shrink by the same factor, and so does the distance to the bottom.
best = np.linalg.norm(walk_with(1 / 3), axis=1)

last_x, last_y = walks[0.5][steps]
facts = {"ratio": best[20] / best[19], "x_50": last_x, "y_50": abs(last_y)}
alt = (
    "Four logarithmic plots of the distance left in either direction against the step. At 0.01 "
    "both lines fall slowly, at 0.1 the steep one falls fast; at 0.25 both fall fast; at 0.5 the "
    f"steep one climbs from 4 to {facts['x_50']:.0f} while the flat one goes on falling."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=5.5)
    for ax, rate in zip(axes, rates, strict=True):
        # The bowl's axes are those of x and y, so each coordinate goes its own way.
        steep, flat = abs(walks[rate]).T
        numbers = range(steps + 1)
        draw.line(ax, numbers, steep, color=style.DATA, marker="o", markersize=3.5)
        draw.line(ax, numbers, flat, linestyle="--", marker="s", markersize=3.5)

        # A fixed factor a step is a straight line on this axis, whichever way it goes.
        ax.set(title=f"learning rate {rate}", yscale="log", ylim=(1e-12, 1e6))
        ax.set(xticks=[0, 10, 20], yticks=[1e-12, 1e-6, 1, 1e6])

    upper_left, _, lower_left, lower_right = axes
    draw.note(upper_left, "flat: |y|", (10, 9), (0, 14), color=style.MODEL)
    draw.note(upper_left, "steep: |x|", (10, 2), (0, -14), color=style.DATA)
    upper_left.set(ylabel="distance left")
    lower_left.set(xlabel="step", ylabel="distance left")
    lower_right.set(xlabel="step")
    return fig
