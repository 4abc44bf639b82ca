"""Twelve walkers leave two hilltops, and each rolls into the hollow that its start leads to."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()
turns = np.radians([150, 180, 210, 240, 270, 300])
starts = np.pi / 2 + 0.4 * np.array([np.cos(turns), np.sin(turns)]).T
starts = [*starts, *-starts]  # Around one hilltop, and as seen in a mirror around the other.
rule = GradientDescent(learning_rate=0.1)
walks = np.array([descend(hills, start, rule, steps=72) for start in starts])
heights = np.array([hills(walk.T) for walk in walks])

alt = (
    f"A landscape of two round hills and two hollows. {len(walks)} dots start around the hilltops, "
    "roll down, each leaving a trail, and gather at the bottoms of the hollows."
)


def figure():
    fig, ax = draw.canvas(height=3.5, space=[0])
    landscape.surface(ax, hills, window=(-np.pi, np.pi, -np.pi, np.pi))
    ax.view_init(elev=42, azim=-40)
    ax.set_box_aspect((4, 4, 1.5), zoom=1.72)
    ax.set_axis_off()
    trails = [draw.path(ax, *walk[:1].T, [0], animated=True) for walk in walks]
    dots = [draw.dot(ax, *walk[0], 0, markersize=8, animated=True) for walk in walks]
    status = draw.status(fig)
    for k in range(0, walks.shape[1], 2):
        for trail, dot, walk, height in zip(trails, dots, walks, heights, strict=True):
            trail.set_data_3d(*walk[: k + 1].T, height[: k + 1])
            dot.set_data_3d(*walk[k : k + 1].T, height[k : k + 1])
        above = heights[:, k].mean() + 1  # The bottoms of the hollows are at -1.
        status.set_text(f"step {k}: {above:.2f} above the hollows, on average")
        yield fig
