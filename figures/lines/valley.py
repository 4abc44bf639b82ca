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
    "share_a_step": 1 - loss_left[3001] / loss_left[3000],
    "way_left_at_400": way_left[400] / way_left[0],
    "steepness_at_start": steepness[0],
    "steepness_at_400": steepness[400],
}
alt = (
    "A dot runs down the steep wall of the loss surface and along its valley. Below, the loss left "
    f"to lose on a logarithmic axis: it drops steeply for about 100 steps, by "
    f"{facts['gone_at_100']:.0%}, and then falls along a straight line to step {len(walk) - 1}."
)


def figure():
    fig, (space, curve) = draw.canvas(2, 1, height=6.8, space=[0])
    space.set(xlabel="slope $w_0$", ylabel="intercept $w_1$", zlabel="loss")
    space.view_init(elev=36, azim=62)
    space.set_box_aspect((4, 4, 3), zoom=1.2)
    curve.set(ylabel="loss left to lose", xlabel="step", xlim=(-60, 3300), ylim=(2e-5, 20))
    # Where the same share is lost in every step, a logarithmic axis makes a straight line.
    curve.set(yscale="log", yticks=[1e-4, 1e-3, 1e-2, 1e-1, 1, 10])

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
