"""A dot walks to the bottom of the loss surface while its line turns onto the measurements."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

x, y = data.line()
loss = line_loss(x, y)
walk = descend(loss, start=(-2, 5), rule=GradientDescent(learning_rate=0.015), steps=300)
slopes, intercepts = walk.T
losses = loss(walk.T)

# The exercise on the page takes steps ten times as long.
quicker = descend(loss, start=(-2, 5), rule=GradientDescent(learning_rate=0.15), steps=60)

# The walk hurries at first and creeps at the end, so most frames show its beginning.
shown = draw.log_spaced(len(walk), frames=70)

along_slope, along_intercept = loss.gradient(walk[0])
facts = {"along_slope": along_slope, "along_intercept": along_intercept}
for k in (0, 1, 60, 300):
    facts[f"slope_{k}"] = slopes[k]
    facts[f"intercept_{k}"] = intercepts[k]
    facts[f"loss_{k}"] = losses[k]
facts["quicker_10"] = loss(quicker[10])
facts["quicker_60"] = loss(quicker[60])

alt = (
    f"A dot runs down the inside of a bowl, from a loss of {losses[0]:.1f} to {losses[-1]:.3f}. "
    "The line that it stands for turns from falling to rising, and ends on the dashed truth."
)


def draw_loss(space):
    """The bowl of the loss over slope and intercept, and its contours like a map below."""
    window = (-3, 6, -3, 6)
    landscape.surface(space, loss, window, power=2)
    landscape.floor(space, loss, window, height=-35, power=2)
    space.set(title="Loss", xlabel="slope $w$", ylabel="intercept $b$", zticks=[0, 20, 40, 60])
    space.view_init(elev=38, azim=-45)


def figure():
    fig, (space, plot) = draw.canvas(1, 2, height=3.75, space=[0])
    draw_loss(space)
    ends = np.array([-2.6, 2.6])
    draw.scatter(plot, x, y)
    draw.line(plot, ends, 2 * ends + 1, color=style.TRUTH, linestyle="--")
    plot.set(title="The line it stands for", xlabel="$x$", ylabel="$y$", ylim=(-5, 9.5))

    trail = draw.path(space, [], [], [], animated=True)
    dot = draw.dot(space, *walk[0], losses[0], animated=True)
    line = draw.line(plot, x, 0 * x, animated=True)
    status = draw.status(fig)

    for k in shown:
        slope, intercept = walk[k]
        seen = slice(k + 1)
        trail.set_data_3d(slopes[seen], intercepts[seen], losses[seen])

        # A place on the surface is a slope and an intercept, and so it is a line.
        dot.set_data_3d([slope], [intercept], [losses[k]])
        line.set_ydata(slope * x + intercept)
        weights = f"slope {slope:.3f}, intercept {intercept:.3f}"
        status.set_text(f"step {k}: {weights}, loss {losses[k]:.3f}")
        yield fig
