"""Two dots go down a parabola, each against the arrows, which point uphill."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Parabola
from gdviz.optim.descent import GradientDescent, descend

parabola = Parabola()
rate = 0.02
steps = 100
rule = GradientDescent(rate)

left = descend(parabola, [-5], rule, steps)[:, 0]
right = descend(parabola, [3], rule, steps)[:, 0]

facts = {
    "steps": steps,
    "rate": rate,
    "slope": parabola.gradient(left[:1])[0],
    "first": left[1],
    "left": left[-1],
    "right": right[-1],
}

alt = (
    "A parabola with its lowest point at 0. Arrows on it point outwards, which is uphill, and are "
    "longer where it is steeper. Two dots start at -5 and 3 and slide inwards, against the arrows. "
    f"After {steps} steps they are {abs(facts['left']):.3f} and {facts['right']:.3f} from 0."
)


def draw_arrows(ax):
    """Arrows on the curve that point uphill."""
    x = np.linspace(-4.5, 4.5, 13)
    (slopes,) = parabola.gradient([x])

    # They lie level: with one coordinate a gradient can only point left or right.
    along = 0.32 * slopes
    upright = 0 * slopes
    look = {"color": style.ERROR, "linewidth": 0, "zorder": 2}
    draw.arrow(ax, (x, parabola([x])), (along, upright), **look)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2)
    x = np.linspace(-5, 5, 201)
    draw_arrows(plot)
    draw.line(plot, x, parabola([x]), color=style.INK)
    plot.set(title="Arrows uphill, dots downhill", xlabel="$x$", ylabel="height", xlim=(-8, 8))
    chart.set(title="Where the dots are", xlabel="step", xlim=(-4, 105), ylim=(-5.5, 5.5))
    chart.set_ylabel("$x$", labelpad=-4)

    left_dot = draw.dot(plot, 0, 0, marker="o", animated=True)
    right_dot = draw.dot(plot, 0, 0, marker="s", animated=True)
    look = {"color": style.PATH, "markevery": [-1], "markersize": 7, "animated": True}
    left_line = draw.line(chart, [0], [0], marker="o", **look)
    right_line = draw.line(chart, [0], [0], marker="s", **look)
    status = draw.status(fig)

    for k in range(0, steps + 1, 2):
        left_dot.set_data([left[k]], [parabola([left[k]])])
        right_dot.set_data([right[k]], [parabola([right[k]])])
        left_line.set_data(range(k + 1), left[: k + 1])
        right_line.set_data(range(k + 1), right[: k + 1])
        status.set_text(f"step {k}: the dots are at {left[k]:.3f} and {right[k]:.3f}")
        yield fig
