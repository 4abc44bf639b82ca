"""Dots that roll down a landscape with three pits, each from where it was dropped."""

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import ThreeBasins
from gdviz.optim.descent import GradientDescent, descend

basins = ThreeBasins()
window = (-3.5, 3.5, -3.5, 3.5)

# Where dots were dropped, and how the landscape is turned.
points = [(-3.0, 2.4), (3.1, 2.8), (2.4, -3.2)]
turn = -60
walks = [descend(basins, start, GradientDescent(learning_rate=0.05), 400) for start in points]

last = walks[-1]
facts = {}
alt = (
    f"A landscape in space with one wide and two narrow pits. {len(points)} dots were dropped on "
    "its slopes, and each has rolled into the pit below it along a trail of its own."
)
# What the page says of this state: which dot is the last, and its height before and after.
readout = (len(points), basins(last[0]), basins(last[-1]))
# What the script beside this file starts from.
numbers = {"points": points, "turn": turn}


def figure():
    fig, ax = draw.canvas(height=4.3, space=[0])
    ax.view_init(elev=52, azim=turn)
    ax.set_box_aspect((7, 7, 1.2), zoom=1.2)
    landscape.surface(ax, basins, window)
    ax.set(xlabel="$x$", ylabel="$y$", xticks=[-3, 0, 3], yticks=[-3, 0, 3], zticks=[])
    for walk in walks:
        draw.path(ax, *walk.T, basins(walk.T))
        draw.dot(ax, *walk[-1], basins(walk[-1]))
    return fig
