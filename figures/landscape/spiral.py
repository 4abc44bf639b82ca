"""Two deep networks have each divided the plane along two arms that wind round each other."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape
from gdviz.experiments.residual import train

points, arm = data.spiral()
titles, window = {"plain": "Plain", "skips": "With skips"}, (-2.5, 2.5, -2.5, 2.5)
areas, facts = {}, {"count": len(points)}
for kind in titles:
    loss, walk = train(kind == "skips", seed=5)
    places = landscape.grid(window)
    logits = loss.network.predict(places.reshape(2, -1).T, walk[-1]).reshape(120, 120)
    areas[kind] = landscape.outline(logits, window)
    wrong = (loss.network.predict(points, walk[-1])[:, 0] > 0) != arm
    facts |= {f"wrong_{kind}": np.count_nonzero(wrong), f"loss_{kind}": loss(walk[-1])}
    facts |= {f"first_{kind}": loss(walk[0]), f"steps_{kind}": len(walk) - 1}
facts["size"] = loss.network.size
alt = (
    "Rings and dots lie on two arms that wind once round each other. In two panels a shaded area "
    "follows the arm of dots from the middle outwards: what a plain network, and one with skips, "
    "takes for dots. They differ at the rims, and a thin gap runs across the plain one."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.3)
    for ax, kind in zip(axes, titles, strict=True):
        draw.scatter(ax, *points[arm == 1].T, s=12, zorder=5)
        draw.scatter(ax, *points[arm == 0].T, s=12, facecolor="none", zorder=5)
        landscape.area(ax, areas[kind], alpha=0.3)
        ax.set(title=titles[kind], xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
        ax.set(xlim=window[:2], ylim=window[2:])
    return fig
