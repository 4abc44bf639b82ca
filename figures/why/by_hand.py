"""A curve between two parabolas, and a step whose fall they promise."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.formula import Formula
from gdviz.optim.descent import GradientDescent, descend

curves = {
    "valley": "x^2/8 + log(exp(x) + exp(-x))",
    "trough": "log(exp(x) + exp(-x))",
    "bowl": "x^2/2",
    "waves": "x^2/8 + cos(2 x)/2",
}
curve = "valley"
place = 2
smoothness = 1.6
convexity = 0.25
rate = 0.5

f = Formula(curves[curve])
here = f([place])
(slope,) = f.gradient([place])
walk = descend(f, [place], GradientDescent(rate), 1)
landing = walk[-1, 0]

# The lemma knows of the curve only that it stays below the parabola with the curvature L.
promised = rate * (1 - smoothness * rate / 2) * slope**2
fallen = here - f([landing])

# What the page says of this state.
readout = (smoothness, place, landing, promised, fallen)

facts = {"promised": promised, "fallen": fallen}
alt = (
    "A curve touches two parabolas at one point: a narrow one lies above it, a wide one below it, "
    f"and below that its tangent. Beside it, the fall of one step against the learning rate: with "
    f"{rate} the promise is {promised:.2f}, and the curve of the real fall lies at {fallen:.2f}."
)

# What the script beside this file starts from.
numbers = {
    "curves": curves,
    "place": place,
    "smoothness": smoothness,
    "convexity": convexity,
    "rate": rate,
}


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.6, left=0.75)
    x = np.linspace(-4, 4, 161)
    tangent = here + slope * (x - place)
    plot.set(title="Between two parabolas", xlabel="$x$", ylabel="height")
    plot.set(xlim=(-4, 4), ylim=(-1.5, 6.5), yticks=(0, 2, 4, 6))
    above = tangent + smoothness / 2 * (x - place) ** 2
    below = tangent + convexity / 2 * (x - place) ** 2
    draw.line(plot, x, above, linestyle="--")
    draw.line(plot, x, below, color=style.DATA, linestyle="-.")
    draw.line(plot, x, tangent, color=style.TRUTH, linewidth=1.4)
    draw.line(plot, x, f([x]), color=style.INK)
    draw.dot(plot, place, here)
    draw.dot(plot, landing, f([landing]), color=style.PAPER, markeredgecolor=style.MODEL)

    # What a step falls by, for each rate; beyond 2/L nothing is promised.
    rates = np.linspace(0, 2, 101)
    chart.set(title="Fall of one step", xlabel=r"learning rate $\alpha$", ylabel="fall")
    chart.set(xlim=(0, 2), xticks=(0, 1, 2))
    promises = rates * (1 - smoothness * rates / 2) * slope**2
    draw.line(chart, rates, promises, linestyle="--")
    draw.line(chart, rates, here - f([place - rates * slope]), color=style.INK)
    draw.dot(chart, rate, promised)
    draw.dot(chart, rate, fallen, color=style.PAPER, markeredgecolor=style.MODEL)
    return fig
