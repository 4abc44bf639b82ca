"""One problem in three units: the same data makes a canyon, a valley, or a round bowl."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape
from gdviz.functions.curvature import condition_number, largest_stable_rate
from gdviz.functions.regression import LinearLoss, line_loss
from gdviz.optim.descent import GradientDescent, descend

time, distance = data.runs()

# The goal is the loss where the careful walk of this page ends.
share_loss = line_loss(time / 49, distance)
careful = descend(share_loss, (-2, -1), GradientDescent(0.01), steps=3202)
goal = share_loss(careful[-1])

# By name: what is subtracted from the time, and what it is divided by then.
units = {
    "time": (0, 1),
    "share": (0, 49),
    "standard": (time.mean(), time.std()),
}
titles = {"time": "time $t$", "share": "$x = t/49$", "standard": "standardised"}

losses = {}
walks = {}
facts = {"steps": 20}
for name, (shift, scale) in units.items():
    loss = line_loss((time - shift) / scale, distance)
    limit = largest_stable_rate(loss.hessian)
    rule = GradientDescent(limit / 2)

    # Another unit gives the same line another slope and another intercept.
    start = (-2 / 49 * scale, -1 - 2 / 49 * shift)
    walk = descend(loss, start, rule, steps=14_000)
    arrived = loss(walk.T) <= goal
    facts[f"condition_{name}"] = condition_number(loss.hessian)
    facts[f"limit_{name}"] = limit
    facts[f"steps_{name}"] = np.argmax(arrived)

    # Moved so that its best line is (0, 0), each landscape fits into the same window.
    losses[name] = LinearLoss(loss.columns, -loss.residuals(loss.minimum))
    walks[name] = descend(losses[name], (0.75, 0.6), rule, facts["steps"])

alt = (
    f"Three loss surfaces from above, a walk of {facts['steps']} steps on each. In raw time the "
    "contours are upright stripes and the walk all but stops after one step; in the share of the "
    "time they are ellipses and it creeps towards the middle; standardised, they are circles."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.75, left=0.5)
    ticks = [-1, 0, 1]
    for ax, name in zip(axes, units, strict=True):
        walk = walks[name]
        landscape.contours(ax, losses[name], window=(-1, 1, -1, 1), power=2)
        draw.path(ax, *walk.T)
        draw.dot(ax, *walk[-1])
        ax.set(title=titles[name], xlabel="slope − best", xticks=ticks, yticks=ticks)
    axes[0].set_ylabel("intercept − best", labelpad=-4)
    return fig
