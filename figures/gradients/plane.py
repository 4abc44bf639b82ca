"""The plane that touches the hill at one point, and from above the gradient and the contour."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills

hill = Hills()
window = (0, np.pi, 0, np.pi)
close = (0.8, 2.8, 0.1, 2.1)
point = np.array([2.0, 0.6])
top_of_hill = np.array([np.pi / 2, np.pi / 2])

height = hill(point)
gradient = hill.gradient(point)
steepness = np.linalg.norm(gradient)
uphill = gradient / steepness


def direction(vector):
    """The angle from the x-axis to a vector, in radians."""
    x, y = vector
    return np.arctan2(y, x)


# On the contour sin x · sin y stays what it is at the point, which says y for every x.
x = point[0] + np.array([-0.001, 0.001])
y = np.arcsin(height / np.sin(x))
along_contour = [0.002, y[1] - y[0]]

angle = np.degrees(direction(gradient) - direction(along_contour))
# Steepest is not straight to the top: that lies a little beside the gradient.
beside = np.degrees(direction(top_of_hill - point) - direction(gradient))


def miss(distance):
    """How far the plane is above the hill when we have gone a distance uphill."""
    plane = height + distance * steepness
    return plane - hill(point + distance * uphill)


facts = {
    "angle": angle,
    "beside": beside,
    "miss": miss(0.1),
    "closer": miss(0.01),
}
alt = (
    "A pane of glass touches a round hill at one point, and an arrow on it leads straight uphill. "
    f"From above, the arrow and the bold contour through the point meet at {angle:.0f} degrees."
)


def figure():
    fig, (space, above) = draw.canvas(1, 2, height=3.5, space=[0], shares=(0.53, 0.47))
    space.set(title="the pane touches", xlabel="$x$", ylabel="$y$", zlabel="height")
    space.zaxis.labelpad = -1
    space.view_init(elev=30, azim=-30)
    space.set_box_aspect((1, 1, 0.6), zoom=1.05)
    above.set(title="from above", xlabel="$x$", ylabel="$y$", aspect="equal", anchor="N")

    landscape.surface(space, hill, window)
    pane = landscape.plane(space, hill, point, reach=0.6)
    # The hill shows through the glass, but its border is solid.
    pane.set(alpha=None, facecolor=(style.HALO, 0.5), edgecolor=style.OUTLINE, linewidth=1.5)

    # On the plane, so far straight uphill rises by as much of the steepness.
    reach = 0.6
    foot = [*point, height]
    tip = [*(point + reach * uphill), height + reach * steepness]
    way = draw.path(space, *np.transpose([foot, tip]), color=style.ERROR)
    way.set_path_effects(draw.edges(1.8))
    draw.dot(space, *tip, color=style.ERROR, marker="^")
    draw.dot(space, *foot, color=style.INK)

    landscape.contours(above, hill, close)
    landscape.contour(above, hill, close, point)
    # Straight on, the way of the gradient passes the summit by.
    straight_on = np.transpose([point, point + 1.4 * uphill])
    draw.path(above, *straight_on, linestyle=":")
    draw.arrow(above, point, steepness * uphill, color=style.ERROR)
    draw.dot(above, *point, color=style.INK)
    draw.dot(above, *top_of_hill, color=style.TRUTH, marker="^", markersize=11)
    draw.note(above, "summit", top_of_hill, (-20, 19), color=style.TRUTH)
    return fig
