"""One problem in three units: the same data makes a canyon, a valley, or a round bowl."""

import numpy as np

from gdviz import data, draw
from gdviz.descent import GradientDescent, condition_number, descend, largest_stable_rate
from gdviz.functions import LineLoss

time, distance = data.runs()
units = {
    "time": time.astype(float),
    "share": time / 49,
    "standard": (time - time.mean()) / time.std(),
}
titles = ("time $t$", "share of the time $t/49$", "standardised time")
losses = [LineLoss(x, distance) for x in units.values()]
conditions = [condition_number(loss.hessian) for loss in losses]
largest = [largest_stable_rate(loss.hessian) for loss in losses]
steps = 20
walks = []
for loss, rate in zip(losses, largest, strict=True):
    start = loss.minimum + (0.75, 0.6)
    walks.append(descend(loss, start, GradientDescent(rate / 2), steps) - loss.minimum)

facts = {"steps": steps} | {
    f"{kind}_{unit}": value
    for kind, values in {"condition": conditions, "largest_rate": largest}.items()
    for unit, value in zip(units, values, strict=True)
}
alt = (
    f"Three loss surfaces from above, each with a walk of {steps} steps. In raw time the contours "
    f"are upright stripes and the walk gets stuck after one step, in the share of the time they "
    f"are ellipses and it creeps towards the middle, in standardised time they are circles and one "
    f"step reaches the middle."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=3.1)
    for ax, title, loss, walk in zip(axes, titles, losses, walks, strict=True):
        centred = lambda points, loss=loss: loss(points + loss.minimum[:, None, None])
        draw.contours(ax, centred, window=(-1, 1, -1, 1), power=2)
        draw.path(ax, *walk.T, marker="o", markersize=3)
        draw.dot(ax, *walk[-1])
        ax.set(title=title, xlabel="slope", ylabel="intercept", aspect="equal")
    return fig
