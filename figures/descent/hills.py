"""Six walks down the hills, from above and in space: three end in one hollow, three in another."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()
rate = 0.03
steps = 300
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
    "Two hills and two hollows, from above and in space. Six dots start on the hills. Three paths "
    "bend into the hollow at the upper left, three into the one at the lower right."
)


def figure():
    fig, (above, space) = draw.canvas(1, 2, height=3.1, space=[1])
    landscape.contours(above, hills, window)
    landscape.surface(space, hills, window)
    landscape.floor(space, hills, window, height=-3.5)
    above.set(title="From above", xlabel="$x$", ylabel="$y$", aspect="equal")
    space.set(title="In space", xlabel="$x$", ylabel="$y$", zticks=[-1, 0, 1])
    space.set_box_aspect((4, 4, 3), zoom=1.02)

    trails = [draw.path(above, 0, 0, animated=True) for _ in range(6)]
    tracks = [draw.path(space, 0, 0, 0, animated=True) for _ in range(6)]
    dots = draw.dot(above, 0, 0, animated=True)
    balls = draw.dot(space, 0, 0, 0, animated=True)
    status = draw.status(fig)

    for k in range(0, steps + 1, 6):
        # A path needs no more corners than there are frames.
        seen = slice(0, k + 1, 6)
        for n in range(6):
            places = (x[n, seen], y[n, seen])
            trails[n].set_data(*places)
            tracks[n].set_data_3d(*places, z[n, seen])

        # Both views show the same six dots of the same step.
        dots.set_data(x[:, k], y[:, k])
        balls.set_data_3d(x[:, k], y[:, k], z[:, k])
        heights = ", ".join(f"{height:.2f}" for height in z[:, k])
        status.set_text(f"step {k}: heights {heights}")
        yield fig
