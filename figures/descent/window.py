"""The same curve from further away: outside the window the hollows get ever deeper."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Waves
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import GradientDescent, descend

waves = Waves()

# Each start lies in another hollow: the last of the window, and the next two outside.
ends = descend(Ensemble(waves, 1), (5, 11, 17), GradientDescent(0.02), steps=500)[-1]
heights = waves([ends])

facts = {
    "next": ends[1],
    "next_height": heights[1],
    "third": ends[2],
    "third_height": heights[2],
}

alt = (
    "A wavy curve from -20 to 20 that swings up and down further the farther it is from 0. A frame "
    f"marks the part from -7 to 7. Hollows inside it reach {heights[0]:.1f}, those outside reach "
    f"{heights[1]:.1f} and {heights[2]:.1f}."
)


def figure():
    fig, ax = draw.canvas()
    x = np.linspace(-20, 20, 801)
    draw.line(ax, x, waves([x]), color=style.INK)
    draw.line(ax, [-7, 7, 7, -7, -7], [-6, -6, 6, 6, -6], color=style.DATA, linestyle="--")
    draw.note(ax, "our window", (0, 6), (0, 10), color=style.DATA)

    # The curve is the same on both sides of 0, so one walk finds two hollows.
    for end, height in zip(ends, heights, strict=True):
        draw.dot(ax, -end, height, marker="X", color=style.TRUTH)
        draw.dot(ax, end, height, marker="X", color=style.TRUTH)
        draw.note(ax, f"${height:.2f}$", (end, height), (0, -14), color=style.TRUTH)

    ax.set(xlabel="$x$", ylabel="height", xlim=(-21, 21), ylim=(-24, 22))
    return fig
