"""Few hinges, as many as dots, and far more: the curve in the middle is the wild one."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.free_models import PLACES, hinges, hinges_loss, truth

counts = (8, 20, 1000)
fine = np.linspace(-2, 2, 801)


curves = {}
lengths = {}
for count in counts:
    loss = hinges_loss(count, seed=5)

    # Of all weights that fit best we take the shortest, as descent from 0 does.
    weights = loss.shortest
    curves[count] = hinges(fine, count, seed=5) @ weights
    lengths[count] = np.linalg.norm(weights)

off = {count: abs(curves[count] - truth(fine)).max() for count in counts}
facts = {
    "length_equal": lengths[20],
    "length_many": lengths[1000],
}

alt = (
    "Three curves through the same twenty dots. With 8 hinges it is a coarse polygon near the "
    f"dashed parabola. With 20 it zigzags away from it by up to {off[20]:.1f}. With 1,000 it "
    f"passes through all dots and yet strays by at most {off[1000]:.1f}."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=3.6, left=0.6)
    for ax, count in zip(axes, counts, strict=True):
        draw.line(ax, fine, truth(fine), color=style.TRUTH, linestyle="--", linewidth=1.6)
        draw.line(ax, fine, curves[count])
        draw.scatter(ax, PLACES, loss.y, s=22, zorder=4)
        ax.set(title=f"{count:,} hinges", xlabel="$x$", ylabel="$y$")
        ax.set(ylim=(-2, 12), yticks=[0, 5, 10], xticks=[-2, 0, 2])
    return fig
