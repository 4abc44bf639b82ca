"""A dot zigzags down an oval bowl, from contour to contour."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)

# On this bowl a rate above 0.4 would fly off. Just below, each step overshoots the floor in the
# steep direction and lands on the opposite wall, a little lower.
rate = 0.36
steps = 12
walk = descend(bowl, (4, -9), GradientDescent(rate), steps)
heights = bowl(walk.T)

# A few frames lead from each point of the walk to the next.
between = 5
moments = np.linspace(0, steps, between * steps + 1)
path = np.array([np.interp(moments, range(steps + 1), along) for along in walk.T])
path_heights = bowl(path)

alt = (
    f"An oval bowl in space, with contours on its inside. From a height of {heights[0]:.1f} a dot "
    f"zigzags from wall to wall, each time lower, and after {steps} steps it is at "
    f"{heights[-1]:.2f}, just above the bottom."
)


def figure():
    fig, ax = draw.canvas(height=4.3, space=[0])
    # From above and from the far side, so that no wall hides the walk.
    ax.view_init(elev=50, azim=160)
    ax.set_box_aspect((4, 6, 2.2), zoom=1.3)

    window = (-4.5, 4.5, -9.5, 9.5)
    landscape.surface(ax, bowl, window, power=2)
    ax.set(xlabel="$x$", ylabel="$y$", xticks=[-4, 0, 4], yticks=[-8, 0, 8], zticks=[])

    # The contours lie on the bowl itself, closer where it is lower, like its colours.
    points = landscape.grid(window)
    highest = bowl((4.5, 9.5))
    levels = highest * np.linspace(0, 1, 13)[1:] ** 2
    ax.contour(*points, bowl(points), levels, colors=style.HALO, linewidths=0.7, zorder=2)

    trail = draw.path(ax, [0], [0], [0], marker="o", markersize=4, markevery=between, animated=True)
    dot = draw.dot(ax, 0, 0, 0, animated=True)
    status = draw.status(fig)

    for frame, moment in enumerate(moments):
        x, y = path[:, : frame + 1]
        z = path_heights[: frame + 1]
        trail.set_data_3d(x, y, z)
        dot.set_data_3d(x[-1:], y[-1:], z[-1:])

        k = int(moment)
        status.set_text(f"step {k}: {heights[k]:.2f} above the bottom")
        yield fig
