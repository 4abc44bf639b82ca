"""The losses of two networks, on planes: a hole among rough hills, and a wide hollow."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.residual import COIN, train
from gdviz.networks.plane import Plane, random_direction

titles, window = {"plain": "Plain", "skips": "With skips"}, (-1, 1, -1, 1)
places, heights, facts = landscape.grid(window, count=51), [], {}
for kind in titles:
    loss, walk = train(kind == "skips", seed=5)
    directions = [random_direction(loss.network, walk[-1], seed) for seed in (0, 1)]
    losses = Plane(loss, walk[-1], np.array(directions))(places)
    heights.append(np.log10(losses))
    lowest = sliding_window_view(losses, (3, 3)).min(axis=(2, 3)) == losses[1:-1, 1:-1]
    facts |= {f"middle_{kind}": losses[25, 25], f"top_{kind}": losses.max()}
    facts |= {f"better_{kind}": np.mean(losses < COIN), f"hollows_{kind}": np.sum(lowest)}
limits = np.min(heights), np.max(heights)
alt = (
    "The loss of two networks, in space and from above, in the same colours. The plain one has a "
    "narrow hole among steep walls and gullies; the one with skips has a hollow about three times "
    "as large in gently rising ground. A bold contour shows where each beats a coin."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=6.2, space=[0, 1])
    panels = zip(axes[:2], axes[2:], titles.values(), heights, strict=True)
    for space, above, title, height in panels:
        landscape.surface(space, height, window, limits=limits)
        landscape.contours(above, height, window, limits=limits)
        look = {"colors": style.HALO, "linewidths": 2.2, "linestyles": "solid"}
        above.contour(*places, height, [np.log10(COIN)], **look)
        draw.dot(above, 0, 0, marker="X", color=style.TRUTH)
        space.set(title=title, zlim=limits, zticks=[-2, 0, 2], zticklabels=["0.01", "1", "100"])
        space.set_box_aspect((4, 4, 3), zoom=1.1)
        above.set(xlabel="first direction", ylabel="second direction", aspect="equal")
    return fig
