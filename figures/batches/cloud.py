"""Gradients of single dots and of batches, scattered around the gradient of all the data."""

from itertools import islice

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches

x, y = data.line()
loss = line_loss(x, y)
start = np.array([-2, 5])
places = {"start": start, "end": loss.minimum}


def gradients(weights, size, count=100):
    """The gradients of some batches, all for the same weights."""
    batches = Batches(line_loss, x, y, size)
    return np.array([batch.gradient(weights) for batch in islice(batches, count)])


def spread(cloud, middle):
    """How far the points of a cloud are from its middle: the root of the mean square."""
    squares = np.sum((cloud - middle) ** 2, axis=1)
    return np.sqrt(np.mean(squares))


full = {}
clouds = {}
for place, weights in places.items():
    full[place] = loss.gradient(weights)
    clouds[place, 1] = gradients(weights, size=1)
    clouds[place, 10] = gradients(weights, size=10)

facts = {
    "along_slope": full["start"][0],
    "along_intercept": full["start"][1],
    "start_1": spread(clouds["start", 1], full["start"]),
    "start_10": spread(clouds["start", 10], full["start"]),
    "end_1": spread(clouds["end", 1], full["end"]),
    "end_10": spread(clouds["end", 10], full["end"]),
    "largest": np.linalg.norm(full["start"]),
}

# A dot or a batch is against the others if its gradient points away from that of all the data.
for name, share in (("start", 1), ("tenth", 0.1), ("hundredth", 0.01)):
    weights = loss.minimum + share * (start - loss.minimum)
    for size, count in ((1, 100), (10, 5000)):
        against = gradients(weights, size, count) @ loss.gradient(weights) < 0
        facts[f"{name}_against_{size}"] = np.mean(against)

alt = (
    "Two charts of gradients as points, small for single dots, larger for batches of ten. At the "
    "start both clouds lie around an arrow, which is longer than most batches are away from its "
    "tip. At the best fit the arrow has no length, and both clouds lie around zero."
)


def draw_clouds(ax, place):
    """Both clouds at a place, and the gradient of all the data in their middle."""
    draw.scatter(ax, *clouds[place, 1].T, s=10)
    draw.scatter(ax, *clouds[place, 10].T, s=10, marker="s", color=style.MODEL)
    draw.dot(ax, *full[place], color=style.TRUTH, marker="X", markersize=12)
    ax.set(xlabel="gradient along slope", ylabel="along intercept")


def figure():
    fig, (first, last) = draw.canvas(1, 2, height=4)
    draw_clouds(first, "start")
    draw_clouds(last, "end")
    first.set_title("At the start")
    last.set_title("At the best fit")

    # At the best fit the gradient is zero, so only the start has an arrow.
    draw.arrow(first, (0, 0), full["start"], color=style.TRUTH)
    return fig
