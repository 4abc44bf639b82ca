"""A hill, two straight cuts through one point of it, and the slope of each cut at that point."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills

hill = Hills()
window = (0, np.pi, 0, np.pi)
point = np.array([2.0, 0.6])
x, y = point
height = hill(point)

# A partial derivative lets one number grow and holds the other still, and so does a cut.
t = np.linspace(0, np.pi, 100)
cut_along_x = np.array([t, np.full_like(t, y)])
cut_along_y = np.array([np.full_like(t, x), t])

slope_x, slope_y = hill.gradient(point)

facts = {"height": height, "along_x": slope_x, "along_y": slope_y}
alt = (
    f"A round hill in space and from above, with one cut along x and one along y that cross at "
    f"({x}, {y}). Below, each cut as a curve with its tangent: along x the ground falls with the "
    f"slope {slope_x:.3f}, along y it rises with the slope {slope_y:.3f}."
)


def draw_cut(ax, cut, place, slope, look):
    """A cut as a curve of one variable, and the tangent that touches it at the point."""
    near = place + np.array([-0.6, 0.6])
    tangent = height + slope * (near - place)
    draw.line(ax, t, hill(cut), **look)
    draw.line(ax, near, tangent, color=style.INK)
    draw.dot(ax, place, height, color=style.INK)
    draw.note(ax, f"slope ${slope:.3f}$", (np.pi / 2, 0.1), (0, 0))


def figure():
    fig, (space, above, plot_x, plot_y) = draw.canvas(2, 2, height=6.4, space=[0])
    space.set(title="in space", xlabel="$x$", ylabel="$y$", zlabel="height")
    space.view_init(elev=42, azim=-50)
    above.set(title="from above", xlabel="$x$", ylabel="$y$", yticks=range(4))

    landscape.surface(space, hill, window)
    landscape.contours(above, hill, window)

    # The same look in all pictures says which cut is which.
    look_x = {"color": style.DATA}
    look_y = {"color": style.MODEL, "linestyle": "--"}
    for cut, look in [(cut_along_x, look_x), (cut_along_y, look_y)]:
        in_space = draw.path(space, *cut, hill(cut), **look)
        from_above = draw.path(above, *cut, **look)
        # A colour alone would be lost on some part of the map.
        in_space.set_path_effects(draw.edges(1.8))
        from_above.set_path_effects(draw.edges(1.8))
    draw.dot(space, *point, height, color=style.INK)
    draw.dot(above, *point, color=style.INK)

    draw_cut(plot_x, cut_along_x, x, slope_x, look_x)
    draw_cut(plot_y, cut_along_y, y, slope_y, look_y)
    plot_x.set(title="along $x$", xlabel="$x$", ylabel="height")
    plot_y.set(title="along $y$", xlabel="$y$")
    for ax in (plot_x, plot_y):
        ax.set_ylim(-0.1, 1.2)
    return fig
