"""With noise in every gradient a walk trembles for ever, and more so the larger its steps."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

crowd, rates = (
    Noisy(Ensemble(Bowl(1, 1), 2), coordinates=2000),
    np.array([0.02, 0.1, 0.3, 0.6, 1, 1.4]),
)
walks = [descend(crowd, np.full(2000, 5), GradientDescent(rate), 500) for rate in rates]
measured = [np.square(walk[400:]).mean() for walk in walks]
theory = rates / (2 - rates)
facts = {"theory": theory[1], "measured": measured[1]}
facts |= {"theory_large": theory[3], "measured_large": measured[3]}
facts |= {"theory_small": theory[0], "measured_small": measured[0]}
alt = (
    "Left, three noisy walks from 5 down to 0: with a learning rate of 0.02 slow and almost quiet, "
    "with 0.1 faster and trembling, with 0.6 at once and shaking. Right, the variance against the "
    "learning rate: six measured dots lie on a curve that rises ever more steeply."
)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.6)
    looks = {3: (style.MUTED, 0.8), 1: (style.MODEL, 1.4), 0: (style.DATA, 2.2)}
    for (n, (color, width)), place in zip(looks.items(), ((120, 2), (15, 1), (45, 2)), strict=True):
        draw.line(plot, range(151), walks[n][:151, 0], color=color, linewidth=width)
        draw.note(plot, f"{rates[n]}", place, (13, 10), color=color)
    plot.set(title="Three walks", xlabel="step", ylabel="$x$")
    fine = np.linspace(0, 1.5, 200)
    draw.line(chart, fine, fine / (2 - fine), color=style.INK, linestyle="--", linewidth=1.4)
    for rate, variance in zip(rates, measured, strict=True):
        draw.dot(chart, rate, variance)
    chart.set(title="Variance at the end", xlabel="learning rate α", xlim=(0, 1.5), ylim=(0, 3))
    return fig
