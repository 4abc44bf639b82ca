"""Two dots start a ten-thousandth apart: one stays on the saddle, the other leaves it."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills, steps, rate = Hills(), 500, 0.03
walks = [descend(hills, (1, y), GradientDescent(rate), steps) for y in (1, 1.0001)]
apart = np.linalg.norm(walks[1] - walks[0], axis=1)

facts = {"rate": rate, "start_apart": apart[0], "steps_to_one": np.argmax(apart > 1)}
facts |= {"stays": walks[0][-1, 0], "x": walks[1][-1, 0], "y": walks[1][-1, 1]}
facts |= {"middle_apart": apart[150], "growth": apart[200] / apart[199]}
alt = (
    "The hills from above. Two dots that start almost at the same place run down to the saddle "
    "between two hills and two hollows. One stays there; the other turns off to the upper left "
    f"and down. Their distance grows from {apart[0]:.4f} in a straight line on a logarithmic axis."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.1)
    landscape.contours(above, hills, window=(-2.2, 2.2, -2.2, 2.2))
    above.set(title="Two walks", xlabel="$x$", ylabel="$y$", aspect="equal")
    chart.set(title="How far apart they are", xlabel="step", yscale="log")
    trails = [draw.path(above, 0, 0, animated=True) for _ in walks]
    stays = draw.dot(above, 0, 0, markersize=12, animated=True)
    leaves = draw.dot(above, 0, 0, marker="s", markersize=6, animated=True)
    line = draw.line(chart, range(steps + 1), apart, marker="s", markevery=[-1], animated=True)
    status = draw.status(fig)
    for k in range(0, steps + 1, 10):
        for walk, trail, dot in zip(walks, trails, (stays, leaves), strict=True):
            trail.set_data(*walk[: k + 1].T)
            dot.set_data(*walk[k : k + 1].T)
        line.set_data(range(k + 1), apart[: k + 1])
        heights = " and ".join(f"{hills(walk[k]):.3f}" for walk in walks)
        status.set_text(f"step {k}: {apart[k]:.4f} apart, heights {heights}")
        yield fig
