"""One problem in three units: the same data makes a canyon, a valley, or a round bowl."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape
from gdviz.functions.curvature import condition_number, largest_stable_rate
from gdviz.functions.regression import LinearLoss, line_loss
from gdviz.optim.descent import GradientDescent, descend

time, distance = data.runs()
share = line_loss(time / 49, distance)
goal = share(descend(share, (-2, -1), GradientDescent(0.01), steps=3202)[-1])
# By name: what is subtracted from the time, and what it is divided by then.
units = {"time": (0, 1), "share": (0, 49), "standard": (time.mean(), time.std())}
titles, losses, walks, facts = ("time $t$", "$x = t/49$", "standardised"), [], [], {"steps": 20}
for name, (shift, scale) in units.items():
    loss = line_loss((time - shift) / scale, distance)
    limit = largest_stable_rate(loss.hessian)
    start = (-2 / 49 * scale, -1 - 2 / 49 * shift)  # The same line in every unit.
    reached = loss(descend(loss, start, GradientDescent(limit / 2), steps=14_000).T) <= goal
    facts |= {f"condition_{name}": condition_number(loss.hessian), f"limit_{name}": limit}
    facts[f"steps_{name}"] = np.argmax(reached)
    losses.append(LinearLoss(loss.columns, -loss.residuals(loss.minimum)))  # Its best is (0, 0).
    walks.append(descend(losses[-1], (0.75, 0.6), GradientDescent(limit / 2), facts["steps"]))
alt = (
    f"Three loss surfaces from above, a walk of {facts['steps']} steps on each. In raw time the "
    "contours are upright stripes and the walk all but stops after one step; in the share of the "
    "time they are ellipses and it creeps towards the middle; standardised, they are circles."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.75, left=0.5)
    for ax, title, loss, walk in zip(axes, titles, losses, walks, strict=True):
        landscape.contours(ax, loss, window=(-1, 1, -1, 1), power=2)
        draw.path(ax, *walk.T)
        draw.dot(ax, *walk[-1])
        ax.set(title=title, xlabel="slope − best", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    axes[0].set_ylabel("intercept − best", labelpad=-4)
    return fig
