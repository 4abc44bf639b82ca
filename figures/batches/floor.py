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

facts = {
    "theory_small": theory[0],
    "measured_small": measured[0],
    "theory": theory[1],
    "measured": measured[1],
    "theory_large": theory[3],
    "measured_large": measured[3],
}

alt = (
    "Left, three noisy walks from 5 down to 0: with a learning rate of 0.02 slow and almost quiet, "
    "with 0.1 faster and trembling, with 0.6 at once and shaking. Right, the variance against the "
    "learning rate: six measured dots lie on a curve that rises ever more steeply."
)


def draw_walk(plot, n, color, width, step, x):
    """One of the walks, with its learning rate beside a place of it."""
    draw.line(plot, range(151), walks[n][:151, 0], color=color, linewidth=width)
    draw.note(plot, f"{rates[n]}", (step, x), (13, 10), color=color)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.6)

    # The wildest walk lies below the others, so that these show.
    draw_walk(plot, 3, style.MUTED, 0.8, step=120, x=2)
    draw_walk(plot, 1, style.MODEL, 1.4, step=15, x=1)
    draw_walk(plot, 0, style.DATA, 2.2, step=45, x=2)
    plot.set(title="Three walks", xlabel="step", ylabel="$x$")

    fine = np.linspace(0, 1.5, 200)
    draw.line(chart, fine, variance(fine), color=style.INK, linestyle="--", linewidth=1.4)
    for rate, found in zip(rates, measured, strict=True):
        draw.dot(chart, rate, found)
    chart.set(title="Variance at the end", xlabel="learning rate α", xlim=(0, 1.5), ylim=(0, 3))
    return fig
