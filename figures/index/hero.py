"""Twelve walkers leave two hilltops, and each rolls into the hollow that its start leads to."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()

# On a hilltop the ground is level and nobody would move, so the walkers start around it.
turns = np.radians(np.arange(150, 301, 30))
circle = np.array([np.cos(turns), np.sin(turns)]).T
around_one_top = np.pi / 2 + 0.4 * circle
around_the_other = -around_one_top
starts = [*around_one_top, *around_the_other]

# No walker knows of the others or of the hollows: each follows the slope under its feet.
rule = GradientDescent(learning_rate=0.1)
walks = np.array([descend(hills, start, rule, steps=72) for start in starts])
heights = np.array([hills(walk.T) for walk in walks])

# The bottoms of the hollows are at -1.
above_hollows = heights.mean(axis=0) + 1

alt = (
    f"A landscape of two round hills and two hollows. {len(walks)} dots start around the hilltops, "
    "roll down, each leaving a trail, and gather at the bottoms of the hollows."
)


def figure():
    fig, ax = draw.canvas(height=3.5, space=[0])
    ax.view_init(elev=42, azim=-40)
    ax.set_box_aspect((4, 4, 1.5), zoom=1.72)
    ax.set_axis_off()

    landscape.surface(ax, hills, window=(-np.pi, np.pi, -np.pi, np.pi))

    trails = [draw.path(ax, [0], [0], [0], animated=True) for _ in walks]
    dots = [draw.dot(ax, 0, 0, 0, markersize=8, animated=True) for _ in walks]
    status = draw.status(fig)

    # Every second step is enough for the eye.
    for k in range(0, walks.shape[1], 2):
        for number, walk in enumerate(walks):
            x, y = walk[: k + 1].T
            z = heights[number, : k + 1]
            trails[number].set_data_3d(x, y, z)
            dots[number].set_data_3d(x[-1:], y[-1:], z[-1:])

        status.set_text(f"step {k}: {above_hollows[k]:.2f} above the hollows, on average")
        yield fig
