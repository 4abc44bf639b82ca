"""The losses of two networks, on planes: a hole among rough hills, and a wide hollow."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.residual import COIN, losses_on_plane

window = (-1, 1, -1, 1)
size = 101
places = landscape.grid(window, size)
middle = (50, 50)

plain = losses_on_plane(False, 5, window, size)["losses"]
skips = losses_on_plane(True, 5, window, size)["losses"]
# From 0.01 to 1000 and more: only a logarithm shows hole and hills at once.
heights = [np.log10(plain), np.log10(skips)]
limits = (np.min(heights), np.max(heights))


def count_hollows(losses):
    """How many places are the lowest among the nine round them."""
    lowest = sliding_window_view(losses, (3, 3)).min(axis=(2, 3))
    return np.sum(losses[1:-1, 1:-1] == lowest)


facts = {"size": size, "lowest": skips.min()}
for kind, losses in {"plain": plain, "skips": skips}.items():
    facts[f"middle_{kind}"] = losses[middle]
    facts[f"top_{kind}"] = losses.max()
    facts[f"better_{kind}"] = np.mean(losses < COIN)
    facts[f"hollows_{kind}"] = count_hollows(losses)
alt = (
    "The loss of two networks, in space and from above, in the same colours, which a bar explains. "
    "The plain one has a narrow hole among steep walls and gullies; the one with skips has a "
    "hollow about three times as large in gently rising ground. A bold contour shows where each "
    "beats a coin."
)


def in_space(ax, title, height):
    """The landscape from the side, with losses for its heights."""
    landscape.surface(ax, height, window, limits=limits)
    ax.set(title=title, zlim=limits)
    # The maps below say where one is; the letters of their ticks would make the landscapes small.
    ax.set(xticks=(-0.5, 0, 0.5), yticks=(-0.5, 0, 0.5), xticklabels=[], yticklabels=[])
    ax.set_zticks([-2, 0, 2], ["0.01", "1", "100"])
    ax.set_box_aspect((4, 4, 3), zoom=1)
    ax.zaxis.set_tick_params(pad=2)
    ax.zaxis.set_rotate_label(False)
    ax.set_zlabel("loss", rotation=90, labelpad=3)

    # What names the height stands on the right, and needs room there.
    box = ax.get_position()
    ax.set_position((box.x0 - 0.05, box.y0, box.width, box.height))


def from_above(ax, height):
    """The landscape as a map; inside the bold contour a network is worth more than a coin."""
    colours = landscape.contours(ax, height, window, limits=limits)
    drawn = ax.contour(*places, height, [np.log10(COIN)], colors=style.HALO, linestyles="solid")
    drawn.set(linewidth=2.2, path_effects=draw.edges(0.4))
    draw.dot(ax, 0, 0, marker="X", color=style.TRUTH)
    ax.set(xlabel="first direction", xticks=(-0.5, 0, 0.5), yticks=(-0.5, 0, 0.5), aspect="equal")
    return colours


def figure():
    fig, axes = draw.canvas(2, 2, height=6.8, space=[0, 1])
    left_space, right_space, left_map, right_map = axes
    in_space(left_space, "Plain", heights[0])
    in_space(right_space, "With skips", heights[1])
    from_above(left_map, heights[0])
    colours = from_above(right_map, heights[1])
    left_map.set_ylabel("second direction")

    # The colours mean the same in all four panels.
    bar = fig.colorbar(colours, cax=fig.add_axes((0.2, 0.522, 0.6, 0.02)), orientation="horizontal")
    bar.set_ticks([-2, -1, 0, 1, 2, 3], labels=["0.01", "0.1", "1", "10", "100", "1000"])
    bar.set_label("loss", labelpad=3)
    return fig
