"""Two dots start a ten-thousandth apart: one stays on the saddle, the other leaves it."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()
steps = 400
rate = 0.03
rule = GradientDescent(rate)

# On the diagonal both slopes are equal, so that the first walk can never turn off it.
on_ridge = descend(hills, (1, 1), rule, steps)
beside = descend(hills, (1, 1.0001), rule, steps)
walks = [on_ridge, beside]
apart = np.linalg.norm(beside - on_ridge, axis=1)

facts = {
    "steps": steps,
    "rate": rate,
    "start_apart": apart[0],
    "steps_to_one": np.argmax(apart > 1),
    "stays": on_ridge[-1, 0],
    "x": beside[-1, 0],
    "y": beside[-1, 1],
    "middle_apart": apart[150],
    "growth": apart[200] / apart[199],
}

alt = (
    "The hills from above. Two dots that start almost at the same place run down to the saddle "
    "between two hills and two hollows. One stays there; the other turns off to the upper left and "
    f"down. On a logarithmic axis their distance bends up from {apart[0]:.4f}, rises in a straight "
    f"line, and levels off at {apart[-1]:.1f}."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.1)
    landscape.contours(above, hills, window=(-2.2, 2.2, -2.2, 2.2))
    above.set(title="Two walks", xlabel="$x$", ylabel="$y$", aspect="equal")
    chart.set(title="How far apart", xlabel="step", yscale="log")
    chart.set_ylabel("distance", labelpad=2)

    # The dot that stays is the larger, so that both show while they are in the same place.
    trails = [draw.path(above, 0, 0, animated=True) for _ in walks]
    stays = draw.dot(above, 0, 0, markersize=12, animated=True)
    leaves = draw.dot(above, 0, 0, marker="s", markersize=6, animated=True)
    line = draw.line(chart, range(steps + 1), apart, marker="s", markevery=[-1], animated=True)
    status = draw.status(fig)

    for k in range(0, steps + 1, 8):
        for walk, trail, dot in zip(walks, trails, (stays, leaves), strict=True):
            trail.set_data(*walk[: k + 1].T)
            dot.set_data(*walk[k : k + 1].T)

        line.set_data(range(k + 1), apart[: k + 1])
        status.set_text(f"step {k}: the walks are {apart[k]:.4f} apart")
        yield fig
