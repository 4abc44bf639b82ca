"""Arrows against the gradient all over the hills, and walks that follow them to their ends."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills, window, rule = Hills(), (-np.pi, np.pi, -np.pi, np.pi), GradientDescent(learning_rate=0.03)
starts = [(0.793, 1.444), (0.08, 1.266), (1.155, 1.085), (-1.568, -0.311), (-0.507, -0.792)]
starts = [*starts, (-0.978, -1.493), (1, 1)]
walks = np.array([descend(hills, start, rule, steps=1000) for start in starts])
left = np.linalg.norm(walks - walks[:, -1:], axis=2)  # The distance from where the walk will end.

facts = {"rate": 0.03, "steps": 300, "nearest": left[:6, 300].min()}
facts |= {"farthest": left[:6, 300].max(), "needed": np.argmax(left[:6].max(axis=0) < 1e-6)}
facts |= {"share_a_step": 1 - left[0, 400] / left[0, 399], "saddle_left": left[6, 300]}
alt = (
    "Two hills and two hollows from above, with an arrow downhill at each of 625 points. Three "
    "walks bend with the arrows into the upper left hollow and three into the lower right one. A "
    "seventh runs straight down the diagonal and stops at the saddle in the middle."
)


def figure():
    fig, ax = draw.canvas(height=5.34)
    landscape.contours(ax, hills, window, bar="height")
    landscape.field(ax, lambda points: -hills.gradient(points), window)
    for walk in walks[:, :301]:
        saddle = walk[-1] @ walk[-1] < 1
        look = {"color": style.INK, "marker": "s"} if saddle else {"marker": "X"}
        draw.path(ax, *walk.T)
        draw.dot(ax, *walk[0])
        draw.dot(ax, *walk[-1], **{"color": style.TRUTH} | look)
    draw.note(ax, "saddle", (0, 0), (-30, 12))
    ax.set(xlabel="$x$", ylabel="$y$", aspect="equal")
    return fig
