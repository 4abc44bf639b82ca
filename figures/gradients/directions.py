"""An arrow turns round on the spot, and the slope ahead of it goes up and down like a cosine."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills

hill, window, point = Hills(), (0, np.pi, 0, np.pi), np.array([2.0, 0.6])
gradient, turns = hill.gradient(point), np.arange(0, 361, 5)
steepness, uphill = np.linalg.norm(gradient), np.degrees(np.arctan2(*gradient[::-1]))
ways = np.array([np.cos(np.radians(turns)), np.sin(np.radians(turns))]).T
slopes = ways @ gradient
measured = (hill((point + 0.001 * ways).T) - hill(point)) / 0.001

facts = {"steepest": steepness, "uphill": uphill, "downhill": uphill + 180}
alt = (
    "An arrow turns round at a point of a hill. The slope ahead of it is a cosine wave: largest, "
    f"{steepness:.2f}, along the gradient, at {uphill:.0f} degrees, and zero at right angles to it."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.1)
    landscape.contours(above, hill, window)
    landscape.contour(above, hill, window, point)
    draw.arrow(above, point, 0.9 * gradient / steepness, color=style.ERROR)
    above.set(title="Which way we look", xlabel="$x$", ylabel="$y$", yticks=range(4))
    draw.line(chart, turns, slopes, color=style.INK, linewidth=1.5)
    draw.scatter(chart, turns[::3], measured[::3], zorder=4)
    draw.note(chart, "gradient", (uphill, steepness), (50, 0), color=style.ERROR)
    chart.set(title="Slope that way", xlabel="direction in degrees", xticks=range(0, 361, 90))
    arrow = draw.arrow(above, point, ways[0], animated=True)
    dot = draw.dot(chart, 0, 0, animated=True)
    draw.dot(above, *point, color=style.INK)
    status = draw.status(fig)
    for turn, way, slope in zip(turns, 0.7 * ways, slopes, strict=True):
        arrow.set_UVC(*way)
        dot.set_data([turn], [slope])
        status.set_text(f"direction {turn}°: slope {slope:.3f}")
        yield fig
