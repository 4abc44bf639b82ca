"""The area that a small network claims for one arm of a spiral winds itself round that arm."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.networks.network import NetworkLoss, dense_network, glorot
from gdviz.networks.operations import cross_entropy, tanh
from gdviz.optim.descent import GradientDescent, descend

points, arm = data.spiral()
targets = arm[:, None].astype(float)
network = dense_network((2, 16, 1), tanh)
loss = NetworkLoss(network, cross_entropy, points, targets)
start = network.init(0, glorot)
walk = descend(loss, start, GradientDescent(learning_rate=0.4), steps=3000)
losses = [loss(weights) for weights in walk]


def share_right(weights, points, arm):
    """The share of the points that a network puts on their own arm."""
    logits = network.predict(points, weights)[:, 0]
    # A logit above 0 is a chance above one half.
    return np.mean((logits > 0) == arm)


shown = draw.log_spaced(len(walk), frames=60)
right = [share_right(walk[k], points, arm) for k in shown]

# Points that the network was not trained on show whether it learned the arms or only the points.
fresh, fresh_arm = data.spiral(seed=1)
unseen = share_right(walk[-1], fresh, fresh_arm)

window = (-2.6, 2.6, -2.6, 2.6)
grid = landscape.grid(window)
places = grid.reshape(2, -1).T
borders = []
for k in shown:
    logits = network.predict(places, walk[k])
    heights = logits.reshape(grid.shape[1:])
    borders.append(landscape.outline(heights, window))

facts = {
    "weights": network.size,
    "steps": shown[-1],
    "right": right[-1],
    "unseen": unseen,
    "first": losses[0],
    "last": losses[-1],
}
alt = (
    "Points on two arms of a spiral, dots and rings. A shaded area winds itself round the dots, "
    f"which takes many small steps, while the loss falls from {losses[0]:.2f} to {losses[-1]:.3f}."
)


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.1)
    plane.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", xlim=(-2.5, 2.5), ylim=(-2.5, 2.5))
    chart.set(xlabel="step", ylabel="loss", ylim=(0, 0.75))
    fills = np.where(arm, style.DATA, "none")
    draw.scatter(plane, *points.T, facecolor=fills.tolist())

    area = landscape.area(plane, borders[0], alpha=0.3, animated=True)
    line = draw.line(chart, range(len(walk)), losses, animated=True)
    status = draw.status(fig)

    for k, border, share in zip(shown, borders, right, strict=True):
        area.set_path(border)
        line.set_data(range(k + 1), losses[: k + 1])
        status.set_text(f"step {k}: loss {losses[k]:.3f}, {share:.0%} on the right side")
        yield fig
