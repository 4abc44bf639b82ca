"""Nesterov's rule on random functions and on chains, between its bound and the lower bound."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.problems import random_problems
from gdviz.functions.bounds import Chain, Huber
from gdviz.optim.accelerated import Accelerated
from gdviz.optim.descent import GradientDescent, descend

count = 60
steps = 300
k = np.arange(1, steps + 1)
upper = 2 / (k + 1) ** 2
lower = 3 / (32 * (k + 1) ** 2)


def balls(function, start, last):
    """The places of the ball after each step: one plain step from where it looked."""
    looked = descend(function, start, Accelerated(1), last - 1)
    return looked - function.gradient(looked.T).T


def heights_of(function, start):
    """The heights after each step, in the unit L R²."""
    return function(balls(function, start, steps).T) / np.sum(np.square(start))


curves = np.array([heights_of(*problem) for problem in random_problems(count)])


def on_a_chain(last, walk):
    """The height after `last` steps on a chain that is twice as long, in the unit L R²."""
    chain = Chain(2 * last + 1)
    above = chain(walk(chain, np.zeros(chain.size), last)[-1]) - chain(chain.minimum)
    return above / np.sum(chain.minimum**2)


def plain(function, start, last):
    """The places of plain descent."""
    return descend(function, start, GradientDescent(1), last)


marked = np.array([1, 3, 10, 30, 100, 300])
accelerated = np.array([on_a_chain(last, balls) for last in marked])
slow = np.array([on_a_chain(last, plain) for last in marked])


def on_a_straight(last):
    """The height after `last` steps on the worst of the functions that are straight but at 0."""
    far = 10.0 * last**2
    # So far the ball comes on a slope of 1: with a slope s it comes s times as far.
    reach = far - balls(Huber(1), [far], last)[-1, 0]
    huber = Huber(1 / (2 * reach + 1))
    return huber(balls(huber, [1], last)[-1])


straight = np.array([on_a_straight(last) for last in marked])

facts = {
    "count": count,
    "nearest": np.max(curves / upper),
    "above_lower": accelerated[-1] / lower[-1],
    "below_upper": straight[-1] / upper[-1],
    "plain_300": slow[-1],
    "nesterov_300": accelerated[-1],
}
alt = (
    f"On logarithmic axes, the heights of {count} walks with Nesterov's rule fall below a dashed "
    "line, the bound. Far below it runs a dotted line, below which no rule comes on every "
    "function. Dots just below the bound are walks on curves that are almost straight, diamonds "
    "between both lines walks on chains; squares, of plain descent, fall half as steeply."
)


def figure():
    fig, ax = draw.canvas(height=4.6)
    ax.set(xlabel="step", ylabel="height, in the unit $L R^2$", xscale="log", yscale="log")
    ax.set(xlim=(0.9, 2200), ylim=(1e-8, 1))
    for heights in curves:
        draw.line(ax, k, np.maximum(heights, 1e-9), color=style.MUTED, linewidth=0.7)
    draw.line(ax, k, upper, color=style.INK, linestyle="--")
    draw.line(ax, k, lower, color=style.INK, linestyle=":")
    dots = {"linestyle": "none", "zorder": 4, "markersize": 8}
    draw.line(ax, marked, slow, marker="s", color=style.DATA, **dots)
    draw.line(ax, marked, straight, marker="o", color=style.ERROR, **dots)
    draw.line(ax, marked, accelerated, marker="D", color=style.MODEL, **dots)
    draw.note(ax, "plain, chain", (300, slow[-1]), (48, 10), color=style.DATA)
    draw.note(ax, "straight", (300, straight[-1]), (40, -3), color=style.ERROR)
    draw.note(ax, "chain", (300, accelerated[-1]), (30, -3), color=style.MODEL)
    draw.note(ax, "lower bound", (300, lower[-1]), (46, -8))
    return fig
