"""One step from the worst corner: what the gradient promises at each rate, and what comes."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
loss = line_loss(time / 49, distance)

start = np.array([-2, -1])
gradient = loss.gradient(start)


def after_step(rate):
    """Where a step against the gradient leads: a point for each rate."""
    return start - np.multiply.outer(rate, gradient)


def promised(rate):
    """The loss there if the ground stayed as steep as it is at the start."""
    # The step is α times the gradient, and each unit of it is worth one length of the gradient.
    return loss(start) - rate * np.sum(gradient**2)


small, large = 0.01, 0.2
small_step, large_step = after_step(small), after_step(large)

# Along a straight line this loss is a parabola, lowest where its slope is zero.
lowest_at = np.sum(gradient**2) / (gradient @ loss.hessian @ gradient)

# The exercise on the page starts at the level line with slope 0 and intercept 0.
level = np.zeros(2)
level_gradient = loss.gradient(level)
level_step = level - 0.1 * level_gradient

facts = {
    "along_slope": gradient[0],
    "along_intercept": gradient[1],
    "steepness": np.linalg.norm(gradient),
    "step_length": small * np.linalg.norm(gradient),
    "slope": small_step[0],
    "intercept": small_step[1],
    "loss": loss(small_step),
    "drop_by_slope": small * gradient[0] ** 2,
    "drop_by_intercept": small * gradient[1] ** 2,
    "promised_drop": loss(start) - promised(small),
    "drop": loss(start) - loss(small_step),
    "large": large,
    "large_promised": promised(large),
    "large_loss": loss(large_step),
    "lowest_at": lowest_at,
    "level_loss": loss(level),
    "level_along_slope": level_gradient[0],
    "level_along_intercept": level_gradient[1],
    "level_slope": level_step[0],
    "level_intercept": level_step[1],
    "level_promised_drop": 0.1 * np.sum(level_gradient**2),
    "level_drop": loss(level) - loss(level_step),
}
alt = (
    f"The loss after one step from slope -2 and intercept -1, by the learning rate. A straight "
    f"line falls as the gradient promises; the curve of the real loss leaves it. At {small} they "
    f"all but agree; at {large} the line is at {promised(large):.2f}, the curve at "
    f"{loss(large_step):.2f}. Near {lowest_at:.1f} the curve turns upwards."
)


def figure():
    fig, ax = draw.canvas(height=3.8)
    ax.set(xlabel=r"learning rate $\alpha$", ylabel="loss after one step")
    ax.set(xlim=(0, 0.8), ylim=(-1, 8.4))

    rates = np.linspace(0, 0.8, 200)
    draw.line(ax, rates, loss(after_step(rates).T))

    # The promise holds for the ground at the start only: it soon goes below 0, which no loss can.
    short = rates[rates < 0.23]
    draw.line(ax, short, promised(short), color=style.ERROR, linestyle="--")
    draw.gap(ax, large, promised(large), loss(large_step), linestyle=":")

    draw.dot(ax, large, loss(large_step))
    draw.dot(ax, small, loss(small_step), marker="s")
    draw.note(ax, rf"$\alpha = {small}$", (small, loss(small_step)), (46, 6))
    draw.note(ax, rf"$\alpha = {large}$", (large, loss(large_step)), (42, 10))
    draw.note(ax, "real loss", (0.62, loss(after_step(0.62))), (-44, 8), color=style.MODEL)
    draw.note(ax, "promised", (0.215, promised(0.215)), (48, 0), color=style.ERROR)
    return fig
