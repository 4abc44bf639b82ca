"""The losses of two networks, on planes: a hole among rough hills, and a wide hollow."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.residual import COIN, train
from gdviz.networks.plane import Plane, random_direction

window = (-1, 1, -1, 1)
places = landscape.grid(window, count=51)
middle = (25, 25)


def losses_around(with_skips):
    """The loss on a plane through the end of a walk, in two directions drawn at random."""
    loss, walk = train(with_skips, seed=5)
    end = walk[-1]
    directions = np.array([random_direction(loss.network, end, seed) for seed in (0, 1)])
    return Plane(loss, end, directions)(places)


def count_hollows(losses):
    """How many places are the lowest among the nine round them."""
    lowest = sliding_window_view(losses, (3, 3)).min(axis=(2, 3))
    return np.sum(losses[1:-1, 1:-1] == lowest)


plain = losses_around(with_skips=False)
skips = losses_around(with_skips=True)
# From 0.01 to 1000 and more: only a logarithm shows hole and hills at once.
heights = [np.log10(plain), np.log10(skips)]
limits = (np.min(heights), np.max(heights))

facts = {}
for kind, losses in {"plain": plain, "skips": skips}.items():
    facts[f"middle_{kind}"] = losses[middle]
    facts[f"top_{kind}"] = losses.max()
    facts[f"better_{kind}"] = np.mean(losses < COIN)
    facts[f"hollows_{kind}"] = count_hollows(losses)
alt = (
    "The loss of two networks, in space and from above, in the same colours. The plain one has a "
    "narrow hole among steep walls and gullies; the one with skips has a hollow about three times "
    "as large in gently rising ground. A bold contour shows where each beats a coin."
)


def in_space(ax, title, height):
    """The landscape from the side, with losses for its heights."""
    landscape.surface(ax, height, window, limits=limits)
    ax.set(title=title, zlim=limits)
    ax.set_zticks([-2, 0, 2], ["0.01", "1", "100"])
    ax.set_box_aspect((4, 4, 3), zoom=1.1)


def from_above(ax, height):
    """The landscape as a map; inside the bold contour a network is worth more than a coin."""
    landscape.contours(ax, height, window, limits=limits)
    look = {"colors": style.HALO, "linewidths": 2.2, "linestyles": "solid"}
    ax.contour(*places, height, [np.log10(COIN)], **look)
    draw.dot(ax, 0, 0, marker="X", color=style.TRUTH)
    ax.set(xlabel="first direction", ylabel="second direction", aspect="equal")


def figure():
    fig, axes = draw.canvas(2, 2, height=6.2, space=[0, 1])
    left_space, right_space, left_map, right_map = axes
    in_space(left_space, "Plain", heights[0])
    from_above(left_map, heights[0])
    in_space(right_space, "With skips", heights[1])
    from_above(right_map, heights[1])
    return fig
