"""Nesterov's rule on random functions and on chains, between its bound and the lower bound."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.problems import random_problems
from gdviz.functions.bounds import Chain
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

facts = {
    "count": count,
    "nearest": np.max(curves / upper),
    "above_lower": accelerated[-1] / lower[-1],
    "below_upper": accelerated[-1] / upper[-1],
    "plain_300": slow[-1],
    "nesterov_300": accelerated[-1],
}
alt = (
    f"On logarithmic axes, the heights of {count} walks with Nesterov's rule fall below a dashed "
    "line, the bound. Far below it runs a dotted line, below which no rule comes on every "
    "function. Dots between both lines are walks on chains; squares, of plain descent, fall half "
    "as steeply."
)


def figure():
    fig, ax = draw.canvas(height=4)
    ax.set(xlabel="step", ylabel="height, in the unit $L R^2$", xscale="log", yscale="log")
    ax.set(xlim=(0.9, 2200), ylim=(1e-8, 1))
    for heights in curves:
        draw.line(ax, k, np.maximum(heights, 1e-9), color=style.MUTED, linewidth=0.7)
    draw.line(ax, k, upper, color=style.INK, linestyle="--")
    draw.line(ax, k, lower, color=style.INK, linestyle=":")
    dots = {"linestyle": "none", "zorder": 4, "markersize": 8}
    draw.line(ax, marked, slow, marker="s", color=style.DATA, **dots)
    draw.line(ax, marked, accelerated, marker="o", color=style.ERROR, **dots)
    draw.note(ax, "plain, chain", (300, slow[-1]), (48, 8), color=style.DATA)
    draw.note(ax, "bound", (300, upper[-1]), (34, -6))
    draw.note(ax, "Nesterov, chain", (300, accelerated[-1]), (58, 0), color=style.ERROR)
    draw.note(ax, "lower bound", (300, lower[-1]), (46, -8))
    return fig
