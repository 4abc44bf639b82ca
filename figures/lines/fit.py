"""The line of best fit, computed at once, and the line where the walk stopped."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

time, distance = data.runs()
x = time / 49
loss = line_loss(x, distance)

# The loss of a line is so simple that two linear equations give its lowest point at once.
best = loss.minimum

rate = 0.01
walk = descend(loss, start=(-2, -1), rule=GradientDescent(rate), steps=3202)
end = walk[-1]

# The last steps go along the valley, where the curvature is smallest.
smallest_curvature = np.linalg.eigvalsh(loss.hessian)[0]

facts = {
    "slope": best[0],
    "intercept": best[1],
    "loss": loss(best),
    "per_ten": best[0] * 10 / 49,
    "walk_slope": end[0],
    "walk_intercept": end[1],
    "walk_loss": loss(end),
    "share_a_step": rate * smallest_curvature,
}
alt = (
    f"The line of best fit, slope {best[0]:.3f} and intercept {best[1]:.3f}, runs through the "
    f"middle of the dots. The line where the walk stopped, slope {end[0]:.3f} and intercept "
    f"{end[1]:.3f}, all but covers it."
)


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="time", ylabel="distance", xlim=(-1, 51), ylim=(-0.15, 1.4))

    draw.scatter(ax, time, distance)

    # The two lines all but coincide, so the lower one is wide and the upper one dashed.
    fitted = best[0] * x + best[1]
    draw.line(ax, time, fitted, color=style.TRUTH, linewidth=4, label="best fit")
    walked = end[0] * x + end[1]
    draw.line(ax, time, walked, linestyle="--", label="where the walk stopped")

    ax.legend(loc="upper left")
    return fig
