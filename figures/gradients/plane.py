"""The plane that touches the hill at one point, and from above the gradient and the contour."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills

hill, window, point = Hills(), (0, np.pi, 0, np.pi), np.array([2.0, 0.6])
height, gradient = hill(point), hill.gradient(point)
steepness = np.linalg.norm(gradient)
uphill = gradient / steepness
near = point[0] + np.array([-0.001, 0.001])
along = [0.002, np.diff(np.arcsin(height / np.sin(near)))[0]]  # A piece of the contour.
ways = [np.arctan2(way[1], way[0]) for way in (gradient, along, np.pi / 2 - point)]
angle, beside = np.degrees(ways[0] - ways[1]), np.degrees(ways[2] - ways[0])
misses = [height + way * steepness - hill(point + way * uphill) for way in (0.1, 0.01)]

facts = {"angle": angle, "beside": beside, "miss": misses[0], "closer": misses[1]}
alt = (
    "A pane of glass touches a round hill at one point, and an arrow on it leads straight uphill. "
    f"From above, the arrow and the bold contour through the point meet at {angle:.0f} degrees."
)


def figure():
    fig, (space, above) = draw.canvas(1, 2, height=3.1, space=[0])
    landscape.surface(space, hill, window)
    landscape.plane(space, hill, point, reach=0.5)
    top = [*(point + 0.5 * uphill), height + 0.5 * steepness]
    draw.path(space, *np.transpose([[*point, height], top]), color=style.ERROR)
    draw.dot(space, *top, color=style.ERROR, marker="^")
    draw.dot(space, *point, height, color=style.INK)
    space.set(title="the plane that touches", xlabel="$x$", ylabel="$y$")
    space.view_init(elev=42, azim=-60)
    landscape.contours(above, hill, window)
    landscape.contour(above, hill, window, point)
    draw.arrow(above, point, 0.5 * uphill, color=style.ERROR)
    draw.dot(above, *point, color=style.INK)
    above.set(title="from above", xlabel="$x$", ylabel="$y$", yticks=range(4))
    return fig
