"""Arrows against the gradient all over the hills, and walks that follow them to their ends."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()
rate = 0.03
steps = 300

# The last start lies exactly on the diagonal, where the way down ends in a saddle.
starts = [
    (0.793, 1.444),
    (0.08, 1.266),
    (1.155, 1.085),
    (-1.568, -0.311),
    (-0.507, -0.792),
    (-0.978, -1.493),
    (1, 1),
]
walks = np.array([descend(hills, start, GradientDescent(rate), steps=1000) for start in starts])

# The long walks go on after the picture's steps, so that we know where each of them will end.
ends = walks[:, -1:]
left = np.linalg.norm(walks - ends, axis=2)
to_hollows = left[:6]
to_saddle = left[6]

facts = {
    "rate": rate,
    "steps": steps,
    "nearest": to_hollows[:, steps].min(),
    "farthest": to_hollows[:, steps].max(),
    "needed": np.argmax(to_hollows.max(axis=0) < 1e-6),
    "share_a_step": 1 - left[0, 400] / left[0, 399],
    "saddle_left": to_saddle[steps],
}
alt = (
    "Two hills and two hollows from above, with an arrow downhill at each of 289 points. Three "
    "walks bend with the arrows into the upper left hollow and three into the lower right one. A "
    "seventh runs straight down the diagonal and stops at the saddle in the middle."
)


def downhill(points):
    """The arrows of the picture: steepest descent is against the gradient."""
    return -hills.gradient(points)


def figure():
    fig, ax = draw.canvas(height=5.34)
    window = (-np.pi, np.pi, -np.pi, np.pi)
    landscape.contours(ax, hills, window, bar="height")
    landscape.field(ax, downhill, window)

    for walk in walks[:, : steps + 1]:
        start = walk[0]
        end = walk[-1]
        draw.path(ax, *walk.T)
        draw.dot(ax, *start)
        # The saddle is at (0, 0), and the hollows are more than 1 away from it.
        if np.linalg.norm(end) < 1:
            draw.dot(ax, *end, color=style.INK, marker="s")
        else:
            draw.dot(ax, *end, color=style.TRUTH, marker="X")

    draw.note(ax, "saddle", (0, 0), (-30, 12))
    ax.set(xlabel="$x$", ylabel="$y$", aspect="equal")
    return fig
