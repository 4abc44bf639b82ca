"""The area that a small network claims for one arm of a spiral winds itself round that arm."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.networks.network import NetworkLoss, dense_network, glorot
from gdviz.networks.operations import cross_entropy, tanh
from gdviz.optim.descent import GradientDescent, descend

(points, arm), (fresh, fresh_arm) = data.spiral(), data.spiral(seed=1)
network, window = dense_network((2, 16, 1), tanh), (-2.6, 2.6, -2.6, 2.6)
loss = NetworkLoss(network, cross_entropy, points, arm[:, None].astype(float))
walk = descend(loss, network.init(0, glorot), GradientDescent(0.4), steps=3000)
losses, shown = [loss(weights) for weights in walk], draw.log_spaced(len(walk), frames=60)
places = landscape.grid(window).reshape(2, -1).T
heights = [network.predict(places, walk[k]).reshape(120, 120) for k in shown]
right = [np.mean((network.predict(points, walk[k])[:, 0] > 0) == arm) for k in shown]
unseen = np.mean((network.predict(fresh, walk[-1])[:, 0] > 0) == fresh_arm)

facts = {"weights": network.size, "steps": shown[-1], "right": right[-1], "unseen": unseen}
facts |= {"first": losses[0], "last": losses[-1]}
alt = (
    "Points on two arms of a spiral, dots and rings. A shaded area winds itself round the dots, "
    f"which takes many small steps, while the loss falls from {losses[0]:.2f} to {losses[-1]:.3f}."
)


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.1)
    draw.scatter(plane, *points.T, facecolor=np.where(arm, style.DATA, "none").tolist())
    plane.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", xlim=(-2.5, 2.5), ylim=(-2.5, 2.5))
    chart.set(xlabel="step", ylabel="loss", ylim=(0, 0.75))
    area = landscape.area(plane, landscape.outline(heights[0], window), alpha=0.3, animated=True)
    line = draw.line(chart, range(len(walk)), losses, animated=True)
    status = draw.status(fig)
    for k, height, share in zip(shown, heights, right, strict=True):
        area.set_path(landscape.outline(height, window))
        line.set_data(range(k + 1), losses[: k + 1])
        status.set_text(f"step {k}: loss {losses[k]:.3f}, {share:.0%} on the right side")
        yield fig
