"""The same walk in three dimensions, and its loss: a short fall, then a long creep."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

time, distance = data.runs()
loss = line_loss(time / 49, distance)
walk = descend(loss, start=(-2, -1), rule=GradientDescent(learning_rate=0.01), steps=3202)
losses, shown = loss(walk.T), draw.log_spaced(len(walk), frames=70)
left, way = losses - loss(loss.minimum), np.linalg.norm(walk - loss.minimum, axis=1)
steepness = np.linalg.norm(loss.gradient(walk.T), axis=0)

facts = {"gone_at_100": 1 - left[100] / left[0], "way_left_at_400": way[400] / way[0]}
facts |= {"steepness_at_start": steepness[0], "steepness_at_400": steepness[400]}
alt = (
    "A dot runs down the steep wall of the loss surface and along its valley. Beside it, the loss "
    f"left to lose: {facts['gone_at_100']:.0%} of it is gone after 100 of {len(walk) - 1} steps."
)


def figure():
    fig, (space, curve) = draw.canvas(1, 2, space=[0])
    landscape.surface(space, loss, window=(-2, 2, -1, 1), power=2)
    space.set(title="Loss", xlabel="slope $w_0$", ylabel="intercept $w_1$")
    space.view_init(elev=36, azim=62)
    curve.set(title="Loss left to lose", xlabel="step", xlim=(-100, 3300), ylim=(-0.3, 8))
    trail = draw.path(space, *walk[:1].T, losses[:1], animated=True)
    ball = draw.dot(space, *walk[0], losses[0], animated=True)
    fall = draw.line(curve, [0], left[:1], marker="o", markevery=[-1], animated=True)
    status = draw.status(fig)
    for k in shown:
        trail.set_data_3d(*walk[: k + 1].T, losses[: k + 1])
        ball.set_data_3d(*walk[k : k + 1].T, losses[k : k + 1])
        fall.set_data(range(k + 1), left[: k + 1])
        status.set_text(f"step {k}: loss {losses[k]:.4f}, left to lose {left[k]:.5f}")
        yield fig
