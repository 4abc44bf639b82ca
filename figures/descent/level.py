"""Six places where the ground is level, and whether it curves up, down or not at all there."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.curvature import hessian
from gdviz.functions.surfaces import Bowl, FlatBowl, MonkeySaddle

places = {
    "minimum": Bowl(2, 2),
    "maximum": Bowl(-2, -2),
    "saddle": Bowl(2, -2),
    "valley": Bowl(2, 0),
    "flat minimum": FlatBowl(),
    "monkey saddle": MonkeySaddle(),
}


def sign(curvature):
    """Whether the ground curves up, down or not at all, but for the error of rounding."""
    if abs(curvature) < 1e-6:
        return "0"
    return "+" if curvature > 0 else "−"


# The eigenvalues of the Hessian are the smallest and the largest curvature at the place.
signs = {}
for name, function in places.items():
    smallest, largest = np.linalg.eigvalsh(hessian(function, (0, 0)))
    signs[name] = f"{sign(largest)} {sign(smallest)}"

alt = (
    "Six small landscapes with a dot where the ground is level, each with the signs of its two "
    "curvatures: a minimum + +, a maximum − −, a saddle + −, a valley + 0, a flat minimum 0 0 and "
    "a monkey saddle 0 0, which has three ways down."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=5, space=range(6))

    for ax, (name, function) in zip(axes, places.items(), strict=True):
        landscape.surface(ax, function, window=(-1, 1, -1, 1))
        draw.dot(ax, 0, 0, 0)
        ax.set_title(f"{name}: {signs[name]}")
        ax.set_axis_off()
        ax.set_box_aspect(None, zoom=1.2)
        ax.view_init(elev=36, azim=-60)

    return fig
