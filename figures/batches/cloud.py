"""Gradients of single dots and of batches, scattered around the gradient of all the data."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches

x, y = data.line()
loss = line_loss(x, y)
places = {"start": np.array([-2, 5]), "end": loss.minimum}
clouds = {}
for place, weights in places.items():
    for size in (1, 10):
        losses = zip(range(100), Batches(line_loss, x, y, size), strict=False)
        clouds[place, size] = np.array([batch.gradient(weights) for _, batch in losses])
full = {place: loss.gradient(weights) for place, weights in places.items()}
facts = dict(zip(("along_slope", "along_intercept"), full["start"], strict=True))
for (place, size), cloud in clouds.items():
    facts[f"{place}_{size}"] = np.sqrt(np.square(cloud - full[place]).sum(axis=1).mean())
facts["against"] = np.mean(clouds["start", 1] @ full["start"] < 0)
facts["largest"] = np.linalg.norm(full["start"])
alt = (
    "Two charts of gradients as points, small for single dots, larger for batches of ten. At the "
    "start both clouds lie around an arrow, which is longer than most batches are away from its "
    "tip. At the best fit the arrow has no length, and both clouds lie around zero."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.6)
    titles = {"start": "At the start", "end": "At the line of best fit"}
    for ax, (place, title) in zip(axes, titles.items(), strict=True):
        draw.scatter(ax, *clouds[place, 1].T, s=8, alpha=0.5)
        draw.scatter(ax, *clouds[place, 10].T, s=18, marker="s", color=style.MODEL, alpha=0.6)
        draw.dot(ax, *full[place], color=style.TRUTH, marker="X", markersize=11)
        ax.set(title=title, xlabel="gradient along slope", ylabel="along intercept")
    draw.arrow(axes[0], (0, 0), full["start"], color=style.TRUTH)
    return fig
