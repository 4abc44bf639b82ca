"""An arrow turns round on the spot, and the slope ahead of it goes up and down like a cosine."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills

hill = Hills()
point = np.array([2.0, 0.6])
window = (0.8, 3.1, -0.4, 1.9)

gradient = hill.gradient(point)
steepness = np.linalg.norm(gradient)
slope_x, slope_y = gradient
uphill = np.degrees(np.arctan2(slope_y, slope_x))

turns = np.arange(0, 361, 5)
angles = np.radians(turns)
ways = np.array([np.cos(angles), np.sin(angles)]).T

# The gradient knows the slope in every direction: it is the product with the way we look.
slopes = ways @ gradient

# Walking a little that way and dividing the change in height by the distance must say the same.
distance = 0.001
ahead = point + distance * ways
measured = (hill(ahead.T) - hill(point)) / distance

facts = {"steepest": steepness, "uphill": uphill, "downhill": uphill + 180}
alt = (
    "An arrow turns round at a point of a hill. The slope ahead of it is a cosine wave: largest, "
    f"{steepness:.2f}, along the gradient, at {uphill:.0f} degrees, and zero at right angles to it."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.3)
    above.set(title="Which way we look", xlabel="$x$", ylabel="$y$", aspect="equal")
    chart.set(title="Slope ahead", xlabel="direction in degrees", ylabel="slope")
    chart.set_xticks(range(0, 361, 90))

    landscape.contours(above, hill, window)
    landscape.contour(above, hill, window, point)
    towards = 0.9 * gradient / steepness
    draw.arrow(above, point, towards, color=style.ERROR)
    # On a bright map coloured words need paper that nothing shines through.
    paper = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1.5}
    draw.note(above, "gradient", point + towards, (-8, 14), color=style.ERROR, bbox=paper)

    draw.line(chart, turns, slopes, color=style.INK, linewidth=1.5)
    draw.scatter(chart, turns[::3], measured[::3], zorder=4)
    draw.dot(chart, uphill, steepness, color=style.ERROR, marker="^", markersize=11)
    draw.note(chart, "gradient", (uphill, steepness), (52, 0), color=style.ERROR)

    arrow = draw.arrow(above, point, ways[0], animated=True)
    dot = draw.dot(chart, 0, 0, animated=True)
    draw.dot(above, *point, color=style.INK)
    status = draw.status(fig)

    for turn, way, slope in zip(turns, ways, slopes, strict=True):
        # The arrow only says which way we look, so its length stays the same.
        arrow.set_UVC(*(0.7 * way))
        dot.set_data([turn], [slope])
        status.set_text(f"direction {turn}°: slope {slope:.3f}")
        yield fig
