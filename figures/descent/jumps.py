"""Three learning rates on one parabola: the dot jumps inwards, to and fro for ever, or outwards."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Parabola
from gdviz.optim.descent import GradientDescent, descend

parabola = Parabola()
start = 2
steps = 4

# A step multiplies x by 1 − 2α: here by −0.9, by −1 and by −1.1.
rates = (0.95, 1, 1.05)
walks = [descend(parabola, [start], GradientDescent(rate), steps)[:, 0] for rate in rates]
shrinking, swinging, growing = walks

# The exercise on the page has 0.6 in place of the first.
calm = descend(parabola, [start], GradientDescent(0.6), steps)[:, 0]

facts = {
    "start": start,
    "inner": rates[0],
    "outer": rates[2],
    "shrinks_to": shrinking[-1],
    "swings_to": swinging[1],
    "grows_to": growing[-1],
    "calms_to": calm[-1],
}

alt = (
    f"Three parabolas, on each the first {steps} steps from {start}, each across to the other "
    f"arm. With the rate {rates[0]} they lead inwards, to {shrinking[-1]:.2f}; with 1 to and fro "
    f"between {start} and {swinging[1]:.0f}, level; with {rates[2]} outwards, to "
    f"{growing[-1]:.2f}."
)


def figure():
    fig, plots = draw.canvas(1, 3, height=3.6, left=0.55)
    x = np.linspace(-3.2, 3.2, 201)

    for plot, walk, rate in zip(plots, walks, rates, strict=True):
        heights = parabola([walk])
        draw.line(plot, x, parabola([x]), color=style.INK)
        draw.path(plot, walk, heights, linewidth=2.4, color=style.PATH)

        # The walk begins at the ring and has come to the dot.
        draw.dot(plot, walk[0], heights[0], color=style.PAPER, markeredgecolor=style.MODEL)
        draw.dot(plot, walk[-1], heights[-1])
        plot.set(title=rf"$\alpha = {rate}$", xlabel="$x$", xticks=[-2, 0, 2], ylim=(0, 11.5))

    plots[0].set_ylabel("height")
    # The height has the same scale in all three.
    plots[1].set_yticklabels([])
    plots[2].set_yticklabels([])
    return fig
