"""The same curve from further away: outside the window the hollows get ever deeper."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Waves
from gdviz.optim.descent import GradientDescent, descend

waves, x = Waves(), np.linspace(-20, 20, 801)
ends = [descend(waves, [start], GradientDescent(0.02), 500)[-1] for start in (5, 11, 17)]
heights = [waves(end) for end in ends]

facts = {"next": ends[1][0], "next_height": heights[1]}
facts |= {"third": ends[2][0], "third_height": heights[2]}
alt = (
    "A wavy curve from -20 to 20 that swings up and down further the farther it is from 0. A frame "
    f"marks the part from -7 to 7. Hollows inside it reach {heights[0]:.1f}, those outside reach "
    f"{heights[1]:.1f} and {heights[2]:.1f}."
)


def figure():
    fig, ax = draw.canvas()
    draw.line(ax, x, waves([x]), color=style.INK)
    draw.line(ax, [-7, 7, 7, -7, -7], [-6, -6, 6, 6, -6], color=style.DATA, linestyle="--")
    draw.note(ax, "our window", (0, 6), (0, 10), color=style.DATA)
    for end, height in zip(ends, heights, strict=True):
        for side in (-1, 1):
            draw.dot(ax, side * end[0], height, marker="X", color=style.TRUTH)
        draw.note(ax, f"${height:.2f}$", (end[0], height), (0, -14), color=style.TRUTH)
    ax.set(xlabel="$x$", ylabel="height", xlim=(-21, 21), ylim=(-24, 22))
    return fig
