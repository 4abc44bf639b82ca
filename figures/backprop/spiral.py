"""The area that a small network claims for one arm of a spiral winds itself round that arm."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.experiments.spiral import arm, loss, network, points, share_right, train

walk = train(seed=0, rate=0.4)["walk"]
losses = np.array([loss(weights) for weights in walk])

# A frame each time that the loss has fallen by as much again: the slow steps pass quickly, and
# the winding gets the time.
levels = np.linspace(losses[0], losses[-1], 60)
shown = np.unique(np.searchsorted(-losses, -levels))
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
    f"which takes {shown[-1]} small steps, while the loss falls from {losses[0]:.2f} to "
    f"{losses[-1]:.3f}."
)


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.6, left=0.7, shares=(0.56, 0.44))
    plane.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", xlim=(-2.5, 2.5), ylim=(-2.5, 2.5))
    chart.set(xlabel="step", ylabel="loss", ylim=(0, 0.75), xlim=(-100, 3100))
    fills = np.where(arm, style.DATA, "none")
    draw.scatter(plane, *points.T, facecolor=fills.tolist(), zorder=5)

    area = landscape.area(plane, borders[0], facecolor=(style.MODEL, 0.3), animated=True)
    line = draw.line(chart, range(len(walk)), losses, animated=True)
    status = draw.status(fig)

    for k, border, share in zip(shown, borders, right, strict=True):
        area.set_path(border)
        line.set_data(range(k + 1), losses[: k + 1])
        status.set_text(f"step {k}: loss {losses[k]:.3f}, {share:.0%} on the right side")
        yield fig
