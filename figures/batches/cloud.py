"""Gradients of single dots and of batches, scattered around the gradient of all the data."""

from itertools import islice

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches

x, y = data.line()
loss = line_loss(x, y)
places = {"start": np.array([-2, 5]), "end": loss.minimum}


def gradients(weights, size):
    """The gradients of a hundred batches, all for the same weights."""
    batches = Batches(line_loss, x, y, size)
    return np.array([batch.gradient(weights) for batch in islice(batches, 100)])


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

# A single dot is against the others if its gradient points away from that of all the data.
against = clouds["start", 1] @ full["start"] < 0

facts = {
    "along_slope": full["start"][0],
    "along_intercept": full["start"][1],
    "start_1": spread(clouds["start", 1], full["start"]),
    "start_10": spread(clouds["start", 10], full["start"]),
    "end_1": spread(clouds["end", 1], full["end"]),
    "end_10": spread(clouds["end", 10], full["end"]),
    "against": np.mean(against),
    "largest": np.linalg.norm(full["start"]),
}

alt = (
    "Two charts of gradients as points, small for single dots, larger for batches of ten. At the "
    "start both clouds lie around an arrow, which is longer than most batches are away from its "
    "tip. At the best fit the arrow has no length, and both clouds lie around zero."
)


def draw_clouds(ax, place):
    """Both clouds at a place, and the gradient of all the data in their middle."""
    draw.scatter(ax, *clouds[place, 1].T, s=8, alpha=0.5)
    draw.scatter(ax, *clouds[place, 10].T, s=18, marker="s", color=style.MODEL, alpha=0.6)
    draw.dot(ax, *full[place], color=style.TRUTH, marker="X", markersize=11)
    ax.set(xlabel="gradient along slope", ylabel="along intercept")


def figure():
    fig, (start, end) = draw.canvas(1, 2, height=3.6)
    draw_clouds(start, "start")
    draw_clouds(end, "end")
    start.set_title("At the start")
    end.set_title("At the line of best fit")

    # At the best fit the gradient is zero, so only the start has an arrow.
    draw.arrow(start, (0, 0), full["start"], color=style.TRUTH)
    return fig
