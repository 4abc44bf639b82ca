"""Three places of one walk: across the bowl they jump from wall to wall, along it they creep."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
rate = 0.25
walk = descend(bowl, (4, -9), GradientDescent(rate), steps=2)
x, y = walk.T

facts = {
    "x_1": x[1],
    "x_2": x[2],
    "y_1": y[1],
    "y_2": y[2],
    "slope_x": bowl.gradient(walk[0])[0],
    "slope_y": bowl.gradient(walk[0])[1],
}
alt = (
    "Two cuts through the bowl. Across it, a steep parabola: the dots jump from wall to wall, from "
    f"x = 4 to {x[1]:.0f} and to {x[2]:.2f}. Along it, a flat parabola: the dots stay on one "
    f"side and creep from y = −9 to {y[1]:.2f} and to {y[2]:.2f}."
)


def draw_cut(ax, curvature, places, title, offsets):
    """A cut through the bowl as a parabola, and the jumps from one place to the next."""
    reach = np.linspace(-10, 10, 200)
    heights = curvature * places**2 / 2
    draw.line(ax, reach, curvature * reach**2 / 2, color=style.INK)
    for k in range(2):
        jump = (places[k + 1] - places[k], heights[k + 1] - heights[k])
        draw.arrow(
            ax, (places[k], heights[k]), jump, color=style.ERROR, width=0.012, path_effects=[]
        )
    for place, height, offset in zip(places, heights, offsets, strict=True):
        draw.dot(ax, place, height)
        draw.note(ax, f"{place:.3g}", (place, height), offset)
    ax.set(title=title, ylabel="its share of the loss", ylim=(-4, 46))


def figure():
    fig, (across, along) = draw.canvas(1, 2, height=3.8)
    draw_cut(across, 5, x, "steep: ×(−0.25)", [(18, 0), (-20, 2), (34, -4)])
    draw_cut(along, 1, y, "flat: ×0.75", [(26, 0), (30, 0), (30, 0)])
    across.set(xlabel="$x$", xlim=(-5, 5.9))
    along.set(xlabel="$y$", xlim=(-10, 4))
    return fig
