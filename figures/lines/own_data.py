"""A reader's own measurements, the line that lies best in them, and the walk towards it."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

# As long as a reader has no measurements, every third of the runner's.
points = np.column_stack(data.runs())[::3].round(3)
names = "time", "distance"
scale = "standardised"
rate = 0.1
steps = 10
x, y = np.array(points, float).T


def middle_and_spread(values):
    """What is taken off, and what the rest is divided by."""
    return (values.mean(), values.std()) if scale == "standardised" else (0.0, 1.0)


# The walk sees numbers around 0 and about as large as 1, whatever the units are.
x_middle, x_spread = middle_and_spread(x)
y_middle, y_spread = middle_and_spread(y)
loss = line_loss((x - x_middle) / x_spread, (y - y_middle) / y_spread)
walk = before_far(descend(loss, (0, 0), GradientDescent(rate), steps))
losses = y_spread**2 * loss(walk.T)


def in_own_units(weights):
    """The same line as a slope and an intercept in the units of the measurements."""
    slope = weights[0] * y_spread / x_spread
    return slope, y_middle + weights[1] * y_spread - slope * x_middle


slope, intercept = in_own_units(walk[-1])
best = y_spread**2 * loss(loss.minimum)

facts = {}
alt = (
    f"A line lies in {len(x)} dots. Beside it the curve of its loss falls in {steps} steps from "
    f"{losses[0]:.3f} to {losses[-1]:.3f}, near a dashed line at {best:.3f}, the lowest loss."
)
# What the page says of this state.
readout = (len(x), len(walk) - 1, slope, intercept, losses[-1], best)
# What the script beside this file starts from.
numbers = {"points": points}


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.3)
    plot.set(title="The line", xlabel=names[0], ylabel=names[1])
    draw.scatter(plot, x, y)
    ends = np.array([x.min(), x.max()])
    draw.line(plot, ends, slope * ends + intercept)

    chart.set(title="Its loss", xlabel="step", ylabel="loss", ylim=(0, 1.05 * losses.max()))
    draw.line(chart, range(len(losses)), losses)
    chart.axhline(best, color=style.TRUTH, linestyle="--")
    return fig
