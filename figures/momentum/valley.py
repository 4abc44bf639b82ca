"""Plain descent zigzags across the valley, and rules with memory need fewer steps."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, Momentum, Nesterov, descend

bowl = Bowl(5, 1)
start = (4, -9)

# The best settings for a bowl follow from its curvatures, here 5 and 1.
root = np.sqrt(5)
rate = 4 / (root + 1) ** 2
share = ((root - 1) / (root + 1)) ** 2
ahead = np.sqrt(share)

plain = descend(bowl, start, GradientDescent(1 / 3), steps=30)
heavy = descend(bowl, start, Momentum(rate, share), steps=30)
looked = descend(bowl, start, Nesterov(1 / 5, ahead), steps=29)

# Nesterov's walk visits the points where the ball looks: from each of them the ball itself goes
# one plain step, so that 30 looks make 30 steps.
balls = looked - bowl.gradient(looked.T).T / 5
nesterov = np.array([start, *balls])


def steps_needed(walk):
    """The first step after which the loss is below a millionth."""
    return np.argmax(bowl(walk.T) < 1e-6)


facts = {
    "plain": steps_needed(plain),
    "heavy": steps_needed(heavy),
    "nesterov": steps_needed(nesterov),
    "rate": rate,
    "share": share,
    "ahead": ahead,
}
alt = (
    "Left, three walks down an oval bowl: the plain one zigzags, the others swing less. Right, "
    f"their losses on a logarithmic axis: below a millionth after {facts['heavy']} steps with a "
    f"heavy ball, {facts['nesterov']} with Nesterov's and {facts['plain']} without memory."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.9)
    above.set(title="Three walks", xlabel="$x$", ylabel="$y$")
    chart.set(title="Loss", xlabel="step", yscale="log", xlim=(0, 30), ylim=(1e-9, 1e3))
    landscape.contours(above, bowl, window=(-5, 5, -10, 3), power=2)
    chart.axhline(1e-6, color=style.INK, linestyle=":")

    looks = [
        (plain, style.MUTED, "--", "o"),
        (heavy, style.MODEL, "-", "s"),
        (nesterov, style.DATA, "-.", "D"),
    ]
    for walk, color, dashes, marker in looks:
        draw.path(above, *walk.T, marker=marker, markersize=5, color=color, linewidth=1.4)
        draw.line(chart, range(31), bowl(walk.T), color=color, linestyle=dashes)
        steps = steps_needed(walk)
        draw.note(chart, f"{steps}", (steps, 1e-6), (11, 9), color=color)
    return fig
