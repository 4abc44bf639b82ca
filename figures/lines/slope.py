"""From one point on the loss surface: the gradient leads straight uphill, its opposite down."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
loss = line_loss(time / 49, distance)

point = np.array([-0.9, 0.2])
gradient = loss.gradient(point)

# A partial derivative, roughly: how much the loss grows if one number is nudged, by the nudge.
nudge = 0.001
nudged_slope = loss(point + np.array([nudge, 0]))
nudged_intercept = loss(point + np.array([0, nudge]))

# Drawn to its length the gradient would leave the picture, so only its direction is kept.
direction = gradient / np.linalg.norm(gradient)
uphill = 0.6 * direction
downhill = -0.6 * direction

facts = {
    "slope": point[0],
    "intercept": point[1],
    "loss": loss(point),
    "nudged_slope": nudged_slope,
    "by_slope": nudged_slope - loss(point),
    "nudged_intercept": nudged_intercept,
    "by_intercept": nudged_intercept - loss(point),
    "along_slope": gradient[0],
    "along_intercept": gradient[1],
}
alt = (
    f"Two arrows from one point of the loss surface, both at right angles to the contour through "
    f"it. The gradient ({gradient[0]:.2f}, {gradient[1]:.2f}) points uphill, away from the valley; "
    f"the negative gradient points down into it."
)


def figure():
    fig, ax = draw.canvas(height=4)
    window = (-2, 2, -1, 1)
    landscape.contours(ax, loss, window, power=2)
    landscape.contour(ax, loss, window, point)

    # Only where both axes have the same scale do right angles look right.
    ax.set(xlabel="slope $w_0$", ylabel="intercept $w_1$", aspect="equal")
    ax.set(xticks=[-2, -1, 0, 1, 2], yticks=[-1, -0.5, 0, 0.5, 1])
    ax.tick_params(axis="x", pad=6)

    draw.arrow(ax, point, uphill, color=style.ERROR)
    draw.arrow(ax, point, downhill)
    draw.dot(ax, *point)

    # On a bright map coloured words need paper that nothing shines through.
    paper = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1.5}
    draw.note(ax, "gradient: uphill", point + uphill, (-8, -12), color=style.ERROR, bbox=paper)
    words = "negative gradient: downhill"
    draw.note(ax, words, point + downhill, (40, 12), color=style.MODEL, bbox=paper)
    return fig
