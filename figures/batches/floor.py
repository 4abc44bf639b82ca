"""With noise in every gradient a walk trembles for ever, and more so the larger its steps."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

# A round bowl treats its coordinates alike, so 2000 of them are as many walks of one.
crowd = Noisy(Ensemble(Bowl(1, 1), 2), coordinates=2000)
start = np.full(2000, 5)
rates = np.array([0.02, 0.1, 0.3, 0.6, 1, 1.4])
walks = [descend(crowd, start, GradientDescent(rate), steps=500) for rate in rates]

# The first 400 steps carry the walks down; what is left is the trembling.
measured = [np.mean(walk[400:] ** 2) for walk in walks]


def variance(rate):
    """The variance v that a step leaves as it is: v = (1 − rate)² v + rate²."""
    return rate / (2 - rate)


theory = variance(rates)

# The exercise on the page walks down a bowl that is bent twice as much.
bent = Noisy(Ensemble(Bowl(2, 2), 2), coordinates=2000)
bent_walk = descend(bent, start, GradientDescent(0.1), steps=500)

facts = {
    "theory_small": theory[0],
    "measured_small": measured[0],
    "theory": theory[1],
    "measured": measured[1],
    "bent": np.mean(bent_walk[400:] ** 2),
    "theory_large": theory[3],
    "measured_large": measured[3],
}

alt = (
    "Three noisy walks from 5 down to 0, in a chart each: with a learning rate of 0.02 slow and "
    "almost quiet, with 0.1 faster and trembling, with 0.6 at once and shaking. In the last chart, "
    "the variance against the learning rate: six dots lie on a dashed curve that rises ever more "
    "steeply."
)


def draw_walk(ax, n):
    """The first of the walks with a rate, and how far it strays in the long run: ±√v."""
    draw.line(ax, range(201), walks[n][:201, 0], linewidth=1.4)
    for strayed in (-np.sqrt(theory[n]), np.sqrt(theory[n])):
        draw.line(ax, (0, 200), (strayed, strayed), color=style.INK, linestyle="--", linewidth=1.4)
    ax.set(title=f"learning rate {rates[n]}", xlabel="step", ylabel="$x$", ylim=(-2.5, 5.5))


def figure():
    fig, axes = draw.canvas(2, 2, height=6, left=0.7)
    *plots, chart = axes
    for ax, n in zip(plots, (0, 1, 3), strict=True):
        draw_walk(ax, n)

    fine = np.linspace(0, 1.5, 200)
    draw.line(chart, fine, variance(fine), color=style.INK, linestyle="--", linewidth=1.4)
    for rate, found in zip(rates, measured, strict=True):
        draw.dot(chart, rate, found)
    chart.set(title="All, in the end", xlabel="learning rate α", xlim=(0, 1.5))
    chart.set(xticks=(0.5, 1, 1.5), ylabel="variance", ylim=(0, 3), yticks=range(4))
    return fig
