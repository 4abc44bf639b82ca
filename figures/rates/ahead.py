"""Straight ahead the bowl is a curve, and a search for a good step looks only at this curve."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.line_search import Backtracking, ExactSearch

bowl = Bowl(5, 1)
start = np.array([4, -9])
gradient = bowl.gradient(start)
steepness = gradient @ gradient


def loss_after(rate):
    """The loss after one step with a learning rate."""
    return bowl(start - rate * gradient)


# The exact search goes to the lowest point of the curve.
exact_step, _ = ExactSearch(bowl.hessian)(gradient, None)
exact = np.linalg.norm(exact_step) / np.sqrt(steepness)
lowest = loss_after(exact)

# Backtracking halves the rate 1 until the loss falls by a share of what the slope promises.
rule = Backtracking()

facts = {
    "exact": exact,
    "start": bowl(start),
    "lowest": lowest,
    "tried_1": loss_after(1),
    "tried_2": loss_after(0.5),
    "tried_4": loss_after(0.25),
}
alt = (
    f"Loss against learning rate, a parabola with its lowest point at {exact:.3f}. A dashed line "
    "falls from its left end, less steeply than the curve. The try at 0.5 lies above this line "
    "and has a cross; the try at 0.25 lies below it and has a dot."
)


def draw_try(ax, rate, offset):
    """A rate that backtracking tries: a dot if the step pays, and a cross if it goes too far."""
    loss = loss_after(rate)
    if rule.pays(rate, bowl, start, gradient):
        marker, verdict = "o", "pays"
    else:
        marker, verdict = "X", "too far"
    draw.dot(ax, rate, loss, marker=marker, markersize=11)
    draw.note(ax, f"{rate}: {verdict}", (rate, loss), offset)


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="learning rate α of this step", ylabel="loss", xlim=(0, 0.6), ylim=(-20, 160))

    rates = np.linspace(0, 0.6, 200)
    losses = [loss_after(rate) for rate in rates]
    draw.line(ax, rates, losses)

    # What a step must reach falls in proportion to its rate, so it is a straight line.
    required = bowl(start) - rule.share * rates * steepness
    draw.line(ax, rates, required, color=style.INK, linestyle="--")

    draw_try(ax, 0.5, offset=(-62, 6))
    draw_try(ax, 0.25, offset=(62, -16))

    draw.dot(ax, exact, lowest, color=style.TRUTH, marker="D", markersize=7)
    draw.note(ax, f"lowest: {exact:.3f}", (exact, lowest), (-10, -24), color=style.TRUTH)
    draw.note(ax, "what a step must reach", (0.06, 72), (98, 10), color=style.INK)
    return fig
