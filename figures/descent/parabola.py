"""Two dots go down a parabola, each against the arrows, which point uphill."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Parabola
from gdviz.optim.descent import GradientDescent, descend

parabola, rate, steps = Parabola(), 0.02, 150
walks = [descend(parabola, [start], GradientDescent(rate), steps) for start in (-5, 3)]
x, places = np.linspace(-5, 5, 201), np.linspace(-4.5, 4.5, 13)
slopes = parabola.gradient([places])[0]

facts = {"steps": steps, "rate": rate, "slope": parabola.gradient(walks[0][0])[0]}
facts |= {"first": walks[0][1, 0], "left": walks[0][-1, 0], "right": walks[1][-1, 0]}
alt = (
    "A parabola with its lowest point at 0. Arrows on it point outwards, which is uphill, and are "
    "longer where it is steeper. Two dots start at -5 and 3 and slide inwards, against the arrows. "
    f"After {steps} steps they are {abs(facts['left']):.3f} and {facts['right']:.3f} from 0."
)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2)
    tails, steepness = (places, parabola([places])), (0.32 * slopes, 0 * slopes)
    draw.arrow(plot, tails, steepness, color=style.ERROR, linewidth=0, zorder=2)
    draw.line(plot, x, parabola([x]), color=style.INK)
    plot.set(title="Arrows uphill, dots downhill", xlabel="$x$", ylabel="height", xlim=(-8, 8))
    chart.set(title="Where the dots are", xlabel="step", xlim=(-5, 158), ylim=(-5.5, 5.5))
    chart.set_ylabel("$x$", labelpad=-4)
    dots = [draw.dot(plot, 0, 0, marker=marker, animated=True) for marker in "os"]
    look = {"color": style.PATH, "markevery": [-1], "markersize": 7, "animated": True}
    lines = [draw.line(chart, [0], [0], marker=marker, **look) for marker in "os"]
    status = draw.status(fig)
    for k in range(0, steps + 1, 2):
        for walk, dot, line in zip(walks, dots, lines, strict=True):
            dot.set_data(walk[k], parabola(walk[k : k + 1].T))
            line.set_data(range(k + 1), walk[: k + 1, 0])
        status.set_text(f"step {k}: the dots are at {walks[0][k, 0]:.3f} and {walks[1][k, 0]:.3f}")
        yield fig
