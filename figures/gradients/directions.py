"""An arrow to turn on the hills, and the slope ahead of it, which is a cosine of its angle."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills

hill = Hills()
point = (2, 0.6)
direction = 30
window = (-2, 3, -2, 3)

gradient = hill.gradient(point)
steepness = np.linalg.norm(gradient)
slope_x, slope_y = gradient
uphill = np.degrees(np.arctan2(slope_y, slope_x)) % 360
downhill = (uphill + 180) % 360


def way(turn):
    """A step of length 1 in a direction, which is counted in degrees from the east."""
    return np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])


# The gradient knows the slope in every direction: it is the product with the way we look.
slope = way(direction) @ gradient
turns = np.arange(0, 361)
slopes = gradient @ way(turns)

# Walking a little that way and dividing the change in height by the distance must say the same.
distance = 0.001
measured_turns = turns[::15]
ahead = np.reshape(point, (2, 1)) + distance * way(measured_turns)
measured = (hill(ahead) - hill(point)) / distance

# On the contour sin x · sin y stays what it is, so sin x says what sin y must be. It turns round
# where sin y is 1, and there its points lie closer. A height of 0 would leave 0 / 0 at the ends.
height = max(abs(hill(point)), 1e-6)
along_x = np.pi / 2 - np.arccos(height) * np.cos(np.linspace(0, np.pi, 61))
along_y = np.arcsin(np.minimum(height / np.sin(along_x), 1))
loop = [[*along_x, *along_x[::-1]], [*along_y, *(np.pi - along_y[::-1])]]
# Hills and hollows lie in squares of side π.
corner = np.floor(np.divide(point, np.pi)) * np.pi
contour = np.array(loop) + corner[:, None]

# What the page says of this state.
readout = (direction, slope, steepness, uphill)

facts = {"steepest": steepness, "uphill": uphill, "downhill": downhill}
alt = (
    "A map of hills. At one point of it an arrow shows which way we look, and another one is the "
    f"gradient. The slope ahead is a cosine wave of the direction: largest, {steepness:.2f}, along "
    f"the gradient, at {uphill:.0f} degrees, and zero at right angles to it."
)

# What the script beside this file starts from.
numbers = {"point": point, "direction": direction}


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.3)
    above.set(title="Which way we look", xlabel="$x$", ylabel="$y$", aspect="equal")
    above.set(xticks=range(-1, 4), yticks=range(-1, 4))
    chart.set(title="Slope ahead", xlabel="direction in degrees", ylabel="slope")
    chart.set(xticks=range(0, 361, 90), ylim=(-1.15, 1.15))

    landscape.contours(above, hill, window)
    draw.path(above, *contour)
    draw.arrow(above, point, gradient, color=style.ERROR)
    # The arrow only says which way we look, so its length stays the same.
    draw.arrow(above, point, way(direction))
    draw.dot(above, *point, color=style.INK)

    draw.line(chart, turns, slopes, color=style.INK, linewidth=1.5)
    draw.scatter(chart, measured_turns, measured, zorder=4)
    draw.dot(chart, uphill, steepness, color=style.ERROR, marker="^", markersize=11)
    draw.note(chart, "gradient", (uphill, steepness), (0, 16), color=style.ERROR)
    draw.dot(chart, downhill, -steepness, color=style.ERROR, marker="v", markersize=11)
    draw.dot(chart, direction, slope)
    return fig
