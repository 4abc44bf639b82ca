"""Seen along its steep and its flat direction, each walk is two straight lines."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
rates = {"0.01": 0.01, "0.1": 0.1, "0.25": 0.25, "0.5": 0.5}
walks = [descend(bowl, (4, -9), GradientDescent(rate), steps=20) for rate in rates.values()]
best = np.linalg.norm(descend(bowl, (4, -9), GradientDescent(1 / 3), steps=20), axis=1)

facts = {"ratio": best[20] / best[19], "x_50": walks[3][20, 0], "y_50": abs(walks[3][20, 1])}
alt = (
    "Four logarithmic plots of the distance left in either direction against the step. At 0.01 "
    "both lines fall slowly, at 0.1 the steep one falls fast; at 0.25 both fall fast; at 0.5 the "
    f"steep one climbs from 4 to {facts['x_50']:.0f} while the flat one goes on falling."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=5.5)
    for ax, rate, walk in zip(axes, rates, walks, strict=True):
        across, along = abs(walk).T
        draw.line(ax, range(21), across, color=style.DATA, marker="o", markersize=3.5)
        draw.line(ax, range(21), along, linestyle="--", marker="s", markersize=3.5)
        ax.set(title=f"learning rate {rate}", yscale="log", ylim=(1e-12, 1e6), xticks=[0, 10, 20])
        ax.set_yticks([1e-12, 1e-6, 1, 1e6])
    draw.note(axes[0], "flat: |y|", (10, 9), (0, 14), color=style.MODEL)
    draw.note(axes[0], "steep: |x|", (10, 2), (0, -14), color=style.DATA)
    for ax in axes[2:]:
        ax.set(xlabel="step")
    for ax in axes[::2]:
        ax.set(ylabel="distance left")
    return fig
