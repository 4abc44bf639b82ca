"""Walks on random convex functions stay below the bound, and the worst function meets it."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.problems import random_problems
from gdviz.functions.bounds import Huber
from gdviz.optim.descent import GradientDescent, descend

# All functions here are 1-smooth, so this is the rate 1/L.
rule = GradientDescent(1)
count = 60
steps = 300
k = np.arange(steps + 1)
bound = 1 / (4 * k + 2)


def heights_of(function, start):
    """The height above the lowest after each step, in the unit L R²."""
    walk = descend(function, start, rule, steps)
    return function(walk.T) / np.sum(np.square(start))


curves = np.array([heights_of(*problem) for problem in random_problems(count)])
nearest = np.max(curves / bound)

# For each number of steps another function is the worst: the walk stays on its straight part.
marked = np.array([1, 3, 10, 30, 100, 300])
worst = [heights_of(Huber(1 / (2 * last + 1)), [1])[last] for last in marked]

shown = 3
huber = Huber(1 / (2 * shown + 1))
walk = descend(huber, [1], rule, shown)[:, 0]

# An exercise: with L = R = 1, from which step on is the bound not above a thousandth?
enough = np.argmax(bound <= 1e-3)

facts = {
    "count": count,
    "nearest": nearest,
    "worst_3": huber([walk[-1]]),
    "worst_10": worst[2],
    "enough": enough,
}
alt = (
    "Left, a walk of 3 steps of equal length down the straight part of a curve, which is a "
    f"parabola only at its bottom. Right, on logarithmic axes, the heights of {count} walks fall "
    "below a dashed bound, which falls like 1 over the number of steps. Six dots lie on the bound."
)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.7, left=0.85)
    x = np.linspace(-0.4, 1.1, 151)
    plot.set(title="The worst for 3 steps", xlabel="$x$", ylabel="height", xlim=(-0.4, 1.1))
    plot.set(xticks=(0, 0.5, 1), yticks=(0, 0.05, 0.1))
    draw.line(plot, x, huber([x]), color=style.ERROR)
    draw.path(plot, walk, huber([walk]), marker="o", markersize=4)
    draw.dot(plot, walk[-1], huber([walk[-1]]), color=style.ERROR)

    chart.set(title="The bound", xlabel="step", ylabel="height, in the unit $L R^2$")
    chart.set(xscale="log", yscale="log", xlim=(0.7, 340), ylim=(6e-7, 0.5))
    for heights in curves:
        draw.line(chart, k[1:], heights[1:], color=style.MUTED, linewidth=0.7)
    draw.line(chart, k[1:], bound[1:], color=style.INK, linestyle="--")
    for last, height in zip(marked, worst, strict=True):
        draw.dot(chart, last, height, color=style.ERROR, markersize=7)
    return fig
