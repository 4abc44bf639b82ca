"""Six places where the ground is level, and whether it curves up, down or not at all there."""

import numpy as np

from gdviz.drawing import draw, style
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
    "Six small landscapes with a dot where the ground is level and two curves across it, each with "
    "the signs of its two curvatures: a minimum + +, a maximum − −, a saddle + −, a valley + 0, a "
    "flat minimum 0 0 and a monkey saddle 0 0, which has three ways down."
)

# Round sheets: a corner would stand up higher than the edge and hide what is behind it.
radius, angle = np.meshgrid(np.linspace(0, 1, 13), np.linspace(0, 2 * np.pi, 49))
x = radius * np.cos(angle)
y = radius * np.sin(angle)


def draw_curves(ax, function):
    """The two cuts through the dot: along x, and along y."""
    way = np.linspace(-1, 1, 41)
    still = 0 * way
    draw.path(ax, way, still, function((way, still)), linewidth=2.4)
    draw.path(ax, still, way, function((still, way)), linewidth=2.4)


def figure():
    fig, axes = draw.canvas(3, 2, height=7.2, space=range(6))

    for ax, (name, function) in zip(axes, places.items(), strict=True):
        # Rings and spokes show how the sheet bends.
        look = {"cmap": style.SURFACE, "edgecolor": style.HALO, "linewidth": 0.4}
        z = function((x, y))
        sheet = ax.plot_surface(x, y, z, rcount=49, ccount=13, **look)
        sheet.set(rasterized=True, zorder=1, clip_on=False)
        draw_curves(ax, function)
        draw.dot(ax, 0, 0, 0)

        ax.set_title(f"{name}: {signs[name]}")
        ax.set_axis_off()
        # Seen from so high, and this flat, no edge hides the dot.
        middle = (z.min() + z.max()) / 2
        ax.set_zlim(middle - 1, middle + 1)
        ax.set_box_aspect((4, 4, 1.6), zoom=1.65)
        ax.view_init(elev=40, azim=-60)

    return fig
