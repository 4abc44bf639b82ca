"""A hill, two straight cuts through one point of it, and the slope of each cut at that point."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills

hill, window, point = Hills(), (0, np.pi, 0, np.pi), np.array([2.0, 0.6])
(x, y), height, slopes = point, hill(point), hill.gradient(point)
cuts = np.array([[t := np.linspace(0, np.pi, 100), y + 0 * t], [x + 0 * t, t]])

facts = {"height": height, "along_x": slopes[0], "along_y": slopes[1]}
alt = (
    f"A round hill in space and from above, with one cut along x and one along y that cross at "
    f"({x}, {y}). Below, each cut as a curve with its tangent: along x the ground falls with the "
    f"slope {slopes[0]:.3f}, along y it rises with the slope {slopes[1]:.3f}."
)


def figure():
    fig, (space, above, *plots) = draw.canvas(2, 2, height=6.4, space=[0])
    landscape.surface(space, hill, window)
    landscape.contours(above, hill, window)
    space.view_init(elev=42, azim=-50)
    space.set(title="in space", xlabel="$x$", ylabel="$y$")
    above.set(title="from above", xlabel="$x$", ylabel="$y$", yticks=range(4))
    looks = [{"color": style.DATA}, {"color": style.MODEL, "linestyle": "--"}]
    for axis, (ax, cut, look) in enumerate(zip(plots, cuts, looks, strict=True)):
        draw.path(space, *cut, hill(cut), **look)
        draw.path(above, *cut, **look)
        draw.line(ax, t, hill(cut), **look)
        near = point[axis] + np.array([-0.6, 0.6])
        draw.line(ax, near, height + slopes[axis] * (near - point[axis]), color=style.INK)
        draw.dot(ax, point[axis], height, color=style.INK)
        draw.note(ax, f"slope ${slopes[axis]:.3f}$", (np.pi / 2, 0.3), (0, 0))
        ax.set(title=f"along ${'xy'[axis]}$", xlabel=f"${'xy'[axis]}$", ylim=(-0.1, 1.2))
    plots[0].set_ylabel("height")
    draw.dot(space, *point, height, color=style.INK)
    draw.dot(above, *point, color=style.INK)
    return fig
