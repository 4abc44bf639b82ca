"""A bowl that lies askew has axes of its own, and along them a walk is the one we know."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl, Ravine
from gdviz.optim.descent import GradientDescent, descend

askew = Ravine(5, 1)
rate = 0.25

# The second derivatives of f, the same everywhere.
hessian = np.array([[3, -2], [-2, 3]])
curvatures, axes_of_bowl = np.linalg.eigh(hessian)
flat, steep = axes_of_bowl.T
# An axis has two directions; we take those that point to the right.
flat = flat * np.sign(flat[0])
steep = steep * np.sign(steep[0])

# The start of the other walks, 4 along the steep axis and −9 along the flat one.
start = 4 * steep - 9 * flat
walk = descend(askew, start, GradientDescent(rate), steps=20)
seen_along_axes = np.array([walk @ steep, walk @ flat])

facts = {
    "flat": curvatures[0],
    "steep": curvatures[1],
    "start_x": start[0],
    "start_y": start[1],
    "x_1": walk[1, 0],
    "x_2": walk[2, 0],
    "steep_1": seen_along_axes[0, 1],
    "steep_2": seen_along_axes[0, 2],
}
alt = (
    "Left, an oval bowl that lies askew, with a zigzag walk and two lines through the bottom: the "
    "short way across, along which the curvature is 5, and the long way, along which it is 1. "
    "Right, the same walk measured along these two lines: the zigzag of the level bowl."
)


def draw_axis(ax, way, reach, name, offset):
    """One axis of the bowl, through its bottom."""
    draw.path(ax, *np.transpose([-reach * way, reach * way]), linestyle="--")
    draw.note(ax, name, reach * way, offset)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.7)
    window = (-10, 10, -10, 10)
    landscape.contours(left, askew, window, power=2)
    landscape.contours(right, Bowl(5, 1), window, power=2)
    left.set(title="askew", xlabel="$x$", ylabel="$y$")
    right.set(
        title="along its own axes", xlabel="along the steep axis", ylabel="along the flat axis"
    )
    for ax in (left, right):
        ax.set(aspect="equal", xticks=[-5, 0, 5], yticks=[-10, 0, 10])

    draw_axis(left, flat, 9, "λ = 1", (-10, 0))
    draw_axis(left, steep, 6, "λ = 5", (8, -12))
    for ax, places in [(left, walk.T), (right, seen_along_axes)]:
        draw.path(ax, *places)
        draw.dot(ax, 0, 0, color=style.TRUTH, marker="D")
        draw.dot(ax, *places[:, 0])
    return fig
