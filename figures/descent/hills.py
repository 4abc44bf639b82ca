"""Six walks down the hills in space: three go to one hollow, three to another."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()
rate = 0.03
steps = 200
shape = (4, 4, 1.3)  # Of the box round the landscape.
window = np.pi * np.array([-1, 1, -1, 1])
starts = np.array(
    [
        (0.793, 1.444),
        (0.080, 1.266),
        (1.155, 1.085),
        (-1.568, -0.311),
        (-0.507, -0.792),
        (-0.978, -1.493),
    ]
)

# All six walk at once, as one point that holds all x and then all y.
visited = descend(Ensemble(hills, 2), starts.T.ravel(), GradientDescent(rate), steps)
walks = visited.T.reshape(2, 6, steps + 1)
x, y = walks
z = hills(walks)

facts = {"steps": steps, "rate": rate, "x": x[2, -1], "y": y[2, -1]}

alt = (
    "Two round hills and two hollows in space, as one rolling sheet. Six dots start on the hills. "
    "Three of them, round ones, run down into the hollow at the left; the other three, squares, "
    f"into the one at the right. After {steps} steps all are near a bottom."
)


def figure():
    fig, ax = draw.canvas(height=4.5, space=[0])
    # A coarse sheet with visible seams: they bend with the ground.
    known = hills(landscape.grid(window, count=37))
    sheet = landscape.surface(ax, known, window)
    sheet.set(edgecolor=style.HALO, linewidth=0.3, antialiased=True)

    ax.set(xlabel="$x$", ylabel="$y$", zlabel="height")
    ax.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2], zticks=[-1, 0, 1])

    # The steepest slope of the sheet looks 46 degrees steep. We look down at a steeper angle than
    # that, so no hill can hide a walk.
    ax.set_box_aspect(shape, zoom=1.18)
    ax.view_init(elev=50, azim=-72)

    trails = [draw.path(ax, 0, 0, 0, animated=True) for _ in range(6)]
    # A start above the diagonal has a round dot, one below it a square.
    markers = np.where(x[:, 0] < y[:, 0], "o", "s")
    dots = [draw.dot(ax, 0, 0, 0, marker=marker, animated=True) for marker in markers]
    status = draw.status(fig)

    for k in range(0, steps + 1, 4):
        # A path needs no more corners than there are frames.
        seen = slice(0, k + 1, 4)
        for n in range(6):
            trails[n].set_data_3d(x[n, seen], y[n, seen], z[n, seen])
            dots[n].set_data_3d(x[n, [k]], y[n, [k]], z[n, [k]])

        low, high = z[:, k].min(), z[:, k].max()
        status.set_text(f"step {k}: heights from {low:.2f} to {high:.2f}")
        yield fig
