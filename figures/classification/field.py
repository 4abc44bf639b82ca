"""Chances over temperature and wind: a border turns into place, and its band narrows."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.mornings import columns, fit, flew, scatter, spread, weather
from gdviz.experiments.mornings import weather_loss as loss
from gdviz.optim.descent import GradientDescent, descend

start = (-1, -1, 0)
steps = 1000
walk = descend(loss, start, GradientDescent(learning_rate=1), steps)
losses = loss(walk.T)
shown = draw.log_spaced(len(walk), frames=36)
right = [np.mean((loss.columns @ weights > 0) == flew) for weights in walk]

window = (3, 23, -0.5, 8.5)
levels = np.array((0.1, 0.5, 0.9))
# The logit is a plane over the window, so its four corners say all about it.
corners = columns(landscape.grid(window, count=2).reshape(2, -1).T)


def borders(weights):
    """Where the chance is above each of the levels: where the logit is above theirs."""
    logits = (corners @ weights).reshape(2, 2)
    return [landscape.outline(logits - np.log(level / (1 - level)), window) for level in levels]


bordered = [borders(walk[k]) for k in shown]

best = fit(loss)
# Back in degrees and metres a second.
slopes = best[:2] / spread
facts = {
    "first": losses[0],
    "last": losses[-1],
    "warmer": np.exp(slopes[0]),
    "windier": np.exp(slopes[1]),
    "swap": -slopes[1] / slopes[0],
    "right_first": right[0],
    "right": right[-1],
}
alt = (
    "Dots and rings over temperature and wind, and three straight parallel borders where the "
    f"chance is 0.1, 0.5 and 0.9. They turn until {right[-1]:.0%} of the mornings are on their "
    f"side, and move closer together, while the log loss falls from {losses[0]:.2f} to "
    f"{losses[-1]:.3f}."
)


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.6, left=0.75, shares=(0.58, 0.42))
    plane.set(xlabel="temperature in °C", ylabel="wind in m/s", xlim=(3, 23), ylim=(-0.5, 8.5))
    chart.set(
        xlabel="step", ylabel="log loss", xscale="symlog", xlim=(-0.5, 2 * steps), ylim=(0, 1.4)
    )
    chart.set(xticks=(0, 10, 1000), xticklabels=("0", "10", "1,000"))
    scatter(plane, *weather.T, flew)

    # The areas lie on one another: the darker, the more likely the bees fly.
    areas = []
    for level, border in zip(levels, bordered[0], strict=True):
        width = 2.4 if level == 0.5 else 0.7
        look = {"facecolor": (style.MODEL, 0.18), "linewidth": width, "animated": True}
        areas.append(landscape.area(plane, border, **look))
    line = draw.line(chart, [0], losses[:1], animated=True)
    status = draw.status(fig)

    for k, now in zip(shown, bordered, strict=True):
        for area, border in zip(areas, now, strict=True):
            area.set_path(border)
        line.set_data(range(k + 1), losses[: k + 1])
        status.set_text(f"step {k}: log loss {losses[k]:.3f}, {right[k]:.0%} on the right side")
        yield fig
