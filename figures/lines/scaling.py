"""One problem in three units: the same data makes a canyon, a valley, or a round bowl."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
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

    # The same first line has another slope and another intercept in another unit.
    start = (-2 / 49 * scale, -1 - 2 / 49 * shift)
    walk = descend(loss, start, GradientDescent(limit / 2), steps=14_000)
    arrived = loss(walk.T) <= goal
    facts[f"condition_{name}"] = condition_number(loss.hessian)
    facts[f"limit_{name}"] = limit
    facts[f"steps_{name}"] = np.argmax(arrived)

    # Moved so that its best line is (0, 0), each landscape fits into the same window.
    losses[name] = LinearLoss(loss.columns, -loss.residuals(loss.minimum))
    walks[name] = walk[: facts["steps"] + 1] - loss.minimum

# The exercise on the page: a clock that counts sixty times as fast.
seconds = line_loss(60 * time, distance)
facts["limit_seconds"] = largest_stable_rate(seconds.hessian)

alt = (
    f"Three loss surfaces from above and a walk of {facts['steps']} steps on each, from the same "
    "line. In raw time the contours are upright stripes, and the dots lie on one another, away "
    "from the cross of the best line. In the share of the time they are ellipses, and the dots "
    "creep along the valley. Standardised they are circles, and the first step ends at the cross."
)


def figure():
    height = 2.9
    fig, axes = draw.canvas(1, 3, height)
    # One scale on the left serves all three, which leaves each of them more room.
    side = 1.78
    for number, (ax, name) in enumerate(zip(axes, units, strict=True)):
        corner = (0.72 + number * (side + 0.12), 0.66)
        ax.set_position(
            (corner[0] / draw.WIDTH, corner[1] / height, side / draw.WIDTH, side / height)
        )

        walk = walks[name]
        landscape.contours(ax, losses[name], window=(-3.6, 3.6, -3.6, 3.6), power=2)
        draw.dot(ax, *walk[0], marker="s", markersize=11)
        draw.dot(ax, 0, 0, marker="X", color=style.TRUTH)
        draw.path(ax, *walk.T, marker="o", markersize=3)
        draw.dot(ax, *walk[-1], markersize=6)

        # Only with one scale for both axes do circles look round.
        ax.set(title=titles[name], xlabel="slope − best", aspect="equal")
        ax.set(xticks=[-3, 0, 3], yticks=[-3, 0, 3] if number == 0 else [])
    axes[0].set_ylabel("intercept − best", labelpad=1)
    return fig
