"""A learning rate to change by hand: where it leads in a bowl, and what becomes of the loss."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Bowl, Ravine
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

# Both have the curvatures 5 and 1: one along x and y, the other along the diagonals.
bowls = {"upright": Bowl(5, 1), "askew": Ravine(5, 1)}
bowl = "upright"
start = (4, -9)
rate = 0.3
steps = 20
walk = before_far(descend(bowls[bowl], start, GradientDescent(rate), steps))
losses = bowls[bowl](walk.T)

facts = {}
alt = (
    f"A walk of {steps} steps zigzags down into the middle of an oval bowl. Beside it the curve of "
    f"its loss falls from {losses[0]:.1f}, steeply at first and ever more gently."
)

# What the page says of this state: two factors, and when the walk arrives or how far it comes.
arrived = np.flatnonzero(losses <= 1e-6 * losses[0])
readout = (1 - 5 * rate, 1 - rate, *(arrived[:1] if arrived.size else (len(walk) - 1, losses[-1])))
# What the script beside this file starts from.
numbers = {"start": start, "rate": rate, "steps": steps}


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.3)
    landscape.contours(above, bowls[bowl], window=(-10, 10, -10, 10), power=2)
    above.set(title=f"Learning rate {rate}", xlabel="$x$", ylabel="$y$")
    above.set(xticks=(-5, 0, 5, 10), yticks=(-5, 0, 5, 10))
    draw.path(above, *walk.T, marker="o", markersize=3)
    draw.dot(above, *start)

    chart.set(title="Its loss", xlabel="step", ylabel="loss", xlim=(0, steps))
    chart.set(ylim=(0, 1.05 * losses[0]))
    draw.line(chart, range(len(losses)), losses)
    return fig
