"""Two convex curves: one falls for ever without a lowest point, the other has many."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Exponential, FlatFloor
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import GradientDescent, descend

rule = GradientDescent(learning_rate=0.1)

falling = Exponential()
fall = descend(falling, [2], rule, steps=10_000)[:, 0]
marks = (0, 10, 100, 1000, 10_000)

# An ensemble lets three walks go down the same trough at once.
floor = FlatFloor()
steps = 50
walks = descend(Ensemble(floor, 1), (-2.7, 0, 2.2), rule, steps)
left, middle, right = walks.T

facts = {
    "at_100": fall[100],
    "at_1000": fall[1000],
    "at_10000": fall[10_000],
    "further": fall[1000] - fall[10_000],
    "height": falling(fall[-1:]),
    "steps": steps,
    "left_missing": -1 - left[-1],
    "right_missing": right[-1] - 1,
    "factor": (right[1] - 1) / (right[0] - 1),
}

alt = (
    "Above, a curve that falls towards zero without reaching it. Dots mark a walk after 0, 10, "
    f"100, 1000 and 10000 steps; the last is at {fall[-1]:.2f} and still going. Below, a trough "
    "with a level floor. Walks come down to its two ends, and a third has stayed in its middle."
)


def draw_fall(plot):
    """The curve that falls for ever, with a dot wherever ten times the steps have been made."""
    x = np.linspace(-8, 2.2, 201)
    draw.line(plot, x, falling([x]), color=style.INK)

    # From 10 steps on, ten times as many lead no further than ln 10 to the left.
    for k in marks:
        place = (fall[k], falling([fall[k]]))
        draw.dot(plot, *place)
        draw.note(plot, f"{k:,}", place, (-8, 17), color=style.MODEL)

    plot.set(title="No lowest point", xlabel="$x$", ylabel="height", ylim=(-0.6, 9.6))


def draw_trough(trough):
    """The trough with a level floor, and each walk down to it."""
    x = np.linspace(-3, 3, 201)
    draw.line(trough, x, floor([x]), color=style.INK)

    # On the floor the slope is zero, so no walk goes further in than its edge.
    for walk, marker in zip((left, middle, right), "os^", strict=True):
        draw.line(trough, walk, floor([walk]), color=style.PATH, linewidth=5)
        draw.dot(trough, walk[0], floor(walk[:1]), marker=marker, color=style.PAPER)
        draw.dot(trough, walk[-1], 0, marker=marker)

    draw.note(trough, "all of this is the bottom", (0, 0), (0, 22), color=style.INK)
    trough.set(title="Many lowest points", xlabel="$x$", ylabel="height", ylim=(-0.3, 4.2))


def figure():
    fig, (plot, trough) = draw.canvas(2, 1, height=6.4)
    draw_fall(plot)
    draw_trough(trough)
    return fig
