"""The same walk in three dimensions, and its loss: a short fall, then a long creep."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

time, distance = data.runs()
loss = line_loss(time / 49, distance)
best = loss.minimum

walk = descend(loss, start=(-2, -1), rule=GradientDescent(learning_rate=0.01), steps=3202)
losses = loss(walk.T)
shown = draw.log_spaced(len(walk), frames=70)

# The dots scatter, so no line has a loss of zero: what counts is the loss above the lowest.
loss_left = losses - loss(best)
way_left = np.linalg.norm(walk - best, axis=1)
steepness = np.linalg.norm(loss.gradient(walk.T), axis=0)

# On level ground the steps are tiny although much of the way is still ahead.
facts = {
    "gone_at_100": 1 - loss_left[100] / loss_left[0],
    "way_left_at_400": way_left[400] / way_left[0],
    "steepness_at_start": steepness[0],
    "steepness_at_400": steepness[400],
}
alt = (
    "A dot runs down the steep wall of the loss surface and along its valley. Beside it, the loss "
    f"left to lose: {facts['gone_at_100']:.0%} of it is gone after 100 of {len(walk) - 1} steps."
)


def figure():
    fig, (space, curve) = draw.canvas(1, 2, space=[0])
    space.set(title="Loss", xlabel="slope $w_0$", ylabel="intercept $w_1$")
    space.view_init(elev=36, azim=62)
    curve.set(title="Loss left to lose", xlabel="step", xlim=(-100, 3300), ylim=(-0.3, 8))

    landscape.surface(space, loss, window=(-2, 2, -1, 1), power=2)

    trail = draw.path(space, *walk[:1].T, losses[:1], animated=True)
    ball = draw.dot(space, *walk[0], losses[0], animated=True)
    fall = draw.line(curve, [], [], marker="o", markevery=[-1], animated=True)
    status = draw.status(fig)

    for k in shown:
        so_far = slice(k + 1)
        trail.set_data_3d(*walk[so_far].T, losses[so_far])
        slope, intercept = walk[k]
        ball.set_data_3d([slope], [intercept], [losses[k]])
        fall.set_data(range(k + 1), loss_left[so_far])

        status.set_text(f"step {k}: loss {losses[k]:.4f}, left to lose {loss_left[k]:.5f}")
        yield fig
