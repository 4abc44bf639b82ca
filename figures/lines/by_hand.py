"""A line to move by hand, its loss, and the walk that goes on from there."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

time, distance = data.runs()
longest = time.max()
loss = line_loss(time / longest, distance)

start = (-0.5, 0.6)
rate = 0.1
steps = 8
walk = before_far(descend(loss, start, GradientDescent(rate), steps))

facts = {
    "start_loss": loss(start),
    "best_loss": loss(loss.minimum),
}
alt = (
    "A line falls through dots that rise, with its gaps upright. On a map of losses beside it the "
    f"same line is a dot, which {steps} steps have led downhill from a loss of "
    f"{facts['start_loss']:.2f} to {loss(walk[-1]):.2f}. A cross marks the lowest loss."
)

# What the page says of this state: steps, slope, intercept and loss.
readout = (len(walk) - 1, *walk[-1], loss(walk[-1]))
# What the script beside this file starts from.
numbers = {
    "points": np.column_stack([time, distance]),
    "slope": start[0],
    "intercept": start[1],
    "rate": rate,
}


def figure():
    fig, (plot, above) = draw.canvas(1, 2)
    plot.set(title="The line", xlabel="time", ylabel="distance", ylim=(-1.2, 1.6))
    above.set(title="Its loss", xlabel="slope $w_0$", ylabel="intercept $w_1$")
    above.set(xticks=(-1, 0, 1, 2), yticks=(-0.5, 0, 0.5, 1))

    slope, intercept = walk[-1]
    draw.scatter(plot, time, distance)
    draw.line(plot, time, slope * time / longest + intercept)
    for t, measured in list(zip(time, distance, strict=True))[::7]:
        draw.gap(plot, t, slope * t / longest + intercept, measured)

    landscape.contours(above, loss, window=(-2, 2, -1, 1), power=2)
    draw.path(above, *walk.T, marker="o", markersize=3)
    draw.dot(above, *walk[-1])
    draw.dot(above, *loss.minimum, marker="X", color=style.TRUTH)
    return fig
