"""A parabola rests on a curve, its bottom is the next step, and the curve lies lower still."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.formula import Formula
from gdviz.optim.descent import GradientDescent, descend

# The curvature of this curve is 0.2 − sin x: at most 1.2, and negative here and there.
curve = Formula("x^2/10 + sin(x)")
smoothness = 1.2
rate = 1 / smoothness
steps = 5
walk = descend(curve, [8.5], GradientDescent(rate), steps)[:, 0]
heights = curve([walk])
(slopes,) = curve.gradient([walk])


def parabola(k, x):
    """The parabola that rests on the curve at a step: of the same slope, and as curved as L."""
    ahead = x - walk[k]
    return heights[k] + slopes[k] * ahead + smoothness / 2 * ahead**2


promised = slopes[:-1] ** 2 / (2 * smoothness)
fallen = -np.diff(heights)

facts = {"promised_1": promised[0], "fallen_1": fallen[0]}
alt = (
    "A wavy curve falls from the right. At each step a parabola stands on it, which touches it at "
    "the dot and lies above it elsewhere. The dot goes to the bottom of the parabola and drops "
    f"from there to the curve: first by {fallen[0]:.2f}, where {promised[0]:.2f} was promised."
)


def figure():
    fig, ax = draw.canvas(height=3.8)
    x = np.linspace(0, 9, 301)
    ax.set(xlabel="$x$", ylabel="height", xlim=(0, 9), ylim=(-0.2, 9), yticks=(0, 2, 4, 6, 8))
    draw.line(ax, x, curve([x]), color=style.INK)
    rests = draw.line(ax, [], [], linestyle="--", animated=True)
    bottom = draw.dot(ax, walk[0], heights[0], color=style.TRUTH, marker="s", animated=True)
    point = draw.dot(ax, walk[0], heights[0], animated=True)
    status = draw.status(fig)

    for k in range(steps):
        rests.set_data(x, parabola(k, x))
        point.set_data([walk[k]], [heights[k]])
        # Down the parabola to its bottom, and from there straight down to the curve.
        for share in np.linspace(0, 1, 15):
            place = walk[k] + share * (walk[k + 1] - walk[k])
            bottom.set_data([place], [parabola(k, place)])
            status.set_text(f"step {k}, at {walk[k]:.2f}: promised {promised[k]:.4f}")
            yield fig
        lowest = parabola(k, walk[k + 1])
        for share in np.linspace(0, 1, 15):
            point.set_data([walk[k + 1]], [lowest + share * (heights[k + 1] - lowest)])
            status.set_text(f"step {k + 1}, at {walk[k + 1]:.2f}: fell {fallen[k]:.4f}")
            yield fig
