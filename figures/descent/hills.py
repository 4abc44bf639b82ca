"""Six walks down the hills, from above and in space: three end in one hollow, three in another."""

import numpy as np

from gdviz.drawing import draw, landscape
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills, rate, steps, window = Hills(), 0.03, 300, np.pi * np.array([-1, 1, -1, 1])
starts = [0.793, 0.080, 1.155, -1.568, -0.507, -0.978]  # First all x, then all y.
starts += [1.444, 1.266, 1.085, -0.311, -0.792, -1.493]
walks = descend(Ensemble(hills, 2), starts, GradientDescent(rate), steps).T.reshape(2, 6, -1)
places = np.array([*walks, hills(walks)])
facts = {"steps": steps, "rate": rate, "x": walks[0, 2, -1], "y": walks[1, 2, -1]}
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
    dots, balls = draw.dot(above, 0, 0, animated=True), draw.dot(space, 0, 0, 0, animated=True)
    status = draw.status(fig)
    for k in range(0, steps + 1, 6):
        for trail, track, x, y, z in zip(trails, tracks, *places[..., : k + 1 : 6], strict=True):
            trail.set_data(x, y)
            track.set_data_3d(x, y, z)
        dots.set_data(*places[:2, :, k])
        balls.set_data_3d(*places[:, :, k])
        status.set_text(f"step {k}: heights " + ", ".join(f"{z:.2f}" for z in places[2, :, k]))
        yield fig
