"""Who forgets to set the gradients to zero swings for ever, with a memory that loses nothing."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Parabola
from gdviz.optim.descent import GradientDescent, descend

parabola = Parabola()
rate = 0.02
steps = 100
start = 2


def forgetful(gradient, total):
    """A step of plain descent, whose gradient is added to all gradients before it."""
    total = gradient if total is None else total + gradient
    return -rate * total, total


zeroed = descend(parabola, [start], GradientDescent(rate), steps)[:, 0]
added = descend(parabola, [start], forgetful, steps)[:, 0]


def in_pairs(gradient, total):
    """The same, but after every second step the total is forgotten."""
    step, new_total = forgetful(gradient, total)
    return step, new_total if total is None else None


pairs = descend(parabola, [start], in_pairs, steps)[:, 0]


facts = {
    "second": added[2],
    "second_zeroed": zeroed[2],
    "across": added.min(),
    "turned": np.argmin(added),
    "steps": steps,
    "pairs": pairs[-1],
}
alt = (
    f"Two dots on a parabola, both from {start}. The round one slides down to {zeroed[-1]:.2f}. "
    f"The square one, whose gradients were never set to zero, runs through the bottom, to "
    f"{added.min():.2f} on the other side, and back, again and again, never lower."
)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2)
    x = np.linspace(-2.4, 2.4, 201)
    draw.line(plot, x, parabola([x]), color=style.INK)
    plot.set(title="Forgotten, or not", xlabel="$x$", ylabel="height", xlim=(-2.6, 2.6))
    chart.set(title="Where the dots are", xlabel="step", xlim=(-4, 105), ylim=(-2.5, 2.5))
    chart.set_ylabel("$x$", labelpad=-4)

    round_dot = draw.dot(plot, 0, 0, marker="o", animated=True)
    square_dot = draw.dot(plot, 0, 0, marker="s", color=style.ERROR, animated=True)
    look = {"markevery": [-1], "markersize": 7, "animated": True}
    round_line = draw.line(chart, [0], [0], marker="o", color=style.MODEL, **look)
    square_line = draw.line(chart, [0], [0], marker="s", color=style.ERROR, **look)
    status = draw.status(fig)

    for k in range(0, steps + 1, 2):
        round_dot.set_data([zeroed[k]], [parabola([zeroed[k]])])
        square_dot.set_data([added[k]], [parabola([added[k]])])
        round_line.set_data(range(k + 1), zeroed[: k + 1])
        square_line.set_data(range(k + 1), added[: k + 1])
        status.set_text(f"step {k}: set to zero {zeroed[k]:.2f}, forgotten {added[k]:.2f}")
        yield fig
