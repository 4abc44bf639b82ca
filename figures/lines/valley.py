"""The same walk in three dimensions, and its loss: a short fall, then a long creep."""

from gdviz import data, draw
from gdviz.descent import GradientDescent, descend
from gdviz.functions import LineLoss

time, distance = data.runs()
loss = LineLoss(time / 49, distance)
walk = descend(loss, start=(-2, -1), by=GradientDescent(learning_rate=0.01), steps=3202)
losses = loss(walk.T)
excess = losses - loss(loss.minimum)
shown = draw.log_spaced(len(walk), frames=70)

facts = {"share_after_100": 1 - excess[100] / excess[0], "excess_at_end": excess[-1]}
alt = (
    f"A dot runs down the steep wall of the loss surface and then along its valley. Beside it the "
    f"loss above the lowest possible falls from {excess[0]:.2f}: {facts['share_after_100']:.0%} of "
    f"it is gone after 100 steps, the rest takes {len(walk) - 101} more."
)


def figure():
    fig, (space, curve) = draw.canvas(1, 2, space=[0])
    draw.surface(space, loss, window=(-2, 2, -1, 1), power=2)
    space.set(title="Loss", xlabel="slope $w_0$", ylabel="intercept $w_1$")
    space.view_init(elev=36, azim=62)
    curve.set(title="Loss above the lowest", xlabel="step (plus 1)", xscale="log", yscale="log")
    curve.set(xlim=(0.8, 4500), ylim=(2e-5, 20))
    trail = draw.path(space, *walk[:1].T, losses[:1], animated=True)
    dot = draw.dot(space, *walk[0], losses[0], animated=True)
    fall = draw.line(curve, [1], excess[:1], animated=True)
    status = draw.status(fig)
    for k in shown:
        trail.set_data_3d(*walk[: k + 1].T, losses[: k + 1])
        dot.set_data_3d(*walk[k : k + 1].T, losses[k : k + 1])
        fall.set_data(range(1, k + 2), excess[: k + 1])
        status.set_text(f"step {k}: loss {losses[k]:.4f}, above the lowest {excess[k]:.5f}")
        yield fig
