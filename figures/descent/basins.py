"""Where every start on the hills leads: to one hollow, to the other, or out of the window."""

from collections import deque

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend, visited

hills = Hills()
rule = GradientDescent(learning_rate=0.03)
window = np.pi * np.array([-1, 1, -1, 1])


def ends(starts):
    """Where walks end after 1000 steps; of the way there, nothing is kept."""
    walk = visited(Ensemble(hills, 2), starts.ravel(), rule, steps=1000)
    (last,) = deque(walk, maxlen=1)
    return last.reshape(starts.shape)


def reaches(ends, hollow):
    """Which of the walks end beside a hollow."""
    return np.hypot(ends[0] - hollow[0], ends[1] - hollow[1]) < 0.1


upper_left = (-np.pi / 2, np.pi / 2)
lower_right = (np.pi / 2, -np.pi / 2)

# The map: a walk from every point of a grid. On the diagonal itself, which leads to the saddle,
# only rounding would decide.
grid = landscape.grid(window)
grid_ends = ends(grid)
aside = grid[0] != grid[1]
goes_left = reaches(grid_ends, upper_left) & aside
goes_right = reaches(grid_ends, lower_right) & aside

# The shares: random starts, of which those on the two hills have x and y of the same sign.
starts = np.random.default_rng(0).uniform(-np.pi, np.pi, (2, 20_000))
x, y = starts
random_ends = ends(starts)
side = np.where(x < y, reaches(random_ends, upper_left), reaches(random_ends, lower_right))
on_hills = x * y > 0

escape = descend(hills, (1.7, 1.9), rule, steps=400)

facts = {
    "starts": len(x),
    "out": np.mean(np.abs(random_ends).max(axis=0) > np.pi),
    "on_hills": np.mean(side[on_hills]),
    "x": escape[-1, 0],
    "y": escape[-1, 1],
}

alt = (
    "A square map of the starts on the hills. A broad band along the falling diagonal is cut in "
    "two by the rising one: from its upper half walks lead to the upper left hollow, from its "
    f"lower half to the lower right one. Two corners, {facts['out']:.0%} of the starts, are blank. "
    "A walk from one of them runs out of the map, to a hollow above it."
)


def figure():
    fig, ax = draw.canvas(height=6.4)

    # Where a walk reaches a hollow the number is 1, elsewhere −1: the border is at 0.
    for reached, color in ((goes_left, style.DATA), (goes_right, style.MODEL)):
        border = landscape.outline(np.where(reached, 1, -1), window)
        landscape.area(ax, border, facecolor=color, edgecolor=style.INK, zorder=1)

    draw.frame(ax, window[::2], 2 * window[1::2], color=style.INK)
    draw.dot(ax, *upper_left, marker="X", color=style.TRUTH)
    draw.dot(ax, *lower_right, marker="X", color=style.TRUTH)
    draw.note(ax, "to this hollow", upper_left, (0, -18))
    draw.note(ax, "to this hollow", lower_right, (0, -18))
    draw.note(ax, "out of the\nwindow", (-2.25, -2.25), (0, 0), bbox=None)

    # This walk begins above the diagonal, too, yet it goes up and not to the left.
    draw.path(ax, *escape.T)
    draw.dot(ax, *escape[0], color=style.PATH)
    draw.dot(ax, *escape[-1], marker="X", color=style.TRUTH)
    draw.note(ax, "the next hollow", escape[-1], (-66, 0), color=style.TRUTH)

    ax.set(xlabel="$x$", ylabel="$y$", aspect="equal", xlim=(-3.4, 3.4), ylim=(-3.4, 5.2))
    return fig
