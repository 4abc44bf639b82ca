"""Two deep networks have each divided the plane along two arms that wind round each other."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.experiments.residual import train

points, arm = data.spiral()
window = (-2.4, 2.4, -2.4, 2.4)
places = landscape.grid(window)
# A network takes one row for each place.
rows = places.reshape(2, -1).T

borders = {}
facts = {"count": len(points)}
for kind in ("plain", "skips"):
    loss, walk = train(skips=kind == "skips", seed=5)
    network = loss.network
    end = walk[-1]

    # A logit above 0 says dots, and one below 0 says rings.
    logits = network.predict(rows, end)
    borders[kind] = landscape.outline(logits.reshape(places.shape[1:]), window)
    says_dots = network.predict(points, end)[:, 0] > 0

    facts[f"wrong_{kind}"] = np.count_nonzero(says_dots != arm)
    facts[f"loss_{kind}"] = loss(end)
    facts[f"first_{kind}"] = loss(walk[0])
    facts[f"steps_{kind}"] = len(walk) - 1
# Skips add no weights, so that both networks are of one size.
facts["size"] = network.size
alt = (
    "Rings and dots lie on two arms that wind once round each other. In two panels a shaded area "
    "follows the arm of dots from the middle outwards: what a plain network, and one with skips, "
    "takes for dots. They differ at the rims, and a thin gap runs across the plain one."
)


def panel(ax, title, border):
    """Both arms, over the area that a network takes for dots."""
    landscape.area(ax, border, alpha=0.3)
    # Two colours and two sizes, for on a phone the hole in a small ring closes.
    draw.scatter(ax, *points[arm == 1].T, s=14, zorder=5)
    rings = {"facecolor": style.PAPER, "edgecolor": style.INK, "linewidth": 1.2}
    draw.scatter(ax, *points[arm == 0].T, s=26, zorder=5, **rings)
    ax.set(title=title, xlabel="$x_1$", aspect="equal", xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    ax.set(xlim=window[:2], ylim=window[2:])


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.6, left=0.6)
    panel(left, "Plain", borders["plain"])
    panel(right, "With skips", borders["skips"])
    left.set_ylabel("$x_2$")
    return fig
