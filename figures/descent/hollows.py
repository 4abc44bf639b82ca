"""Three pits of unequal depth, and for each of 625 starts the pit in which its walk ends."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import PITS, ThreeBasins
from gdviz.optim.descent import GradientDescent, descend

hollows = ThreeBasins()
window = (-3, 3, -3, 3)
rule = GradientDescent(learning_rate=0.05)

# A walk from the centre of each pit finds its bottom, which the other pits have moved a little.
bottoms = np.array([descend(hollows, pit[:2], rule, steps=1000)[-1] for pit in PITS])
heights = hollows(bottoms.T)

# All 625 starts walk at once, as one point that holds all x and then all y.
starts = landscape.grid(window, count=25).reshape(2, -1)
walk = descend(Ensemble(hollows, 2), starts.ravel(), rule, steps=1000)
end_x, end_y = walk[-1].reshape(2, -1)

# A start belongs to the pit whose bottom is nearest to the end of its walk.
distances = [np.hypot(end_x - x, end_y - y) for x, y in bottoms]
nearest = np.argmin(distances, axis=0)
shares = [np.mean(nearest == pit) for pit in range(3)]

facts = {
    "starts": starts.shape[1],
    "share_wide": shares[0],
    "share_middle": shares[1],
    "share_deep": shares[2],
    "height_wide": heights[0],
    "height_middle": heights[1],
    "height_deep": heights[2],
}

alt = (
    "A landscape with a wide shallow pit, a middle one and a narrow deep one. Beside it every "
    "start has the mark of the pit where its walk ends. The shallow one, at height "
    f"{heights[0]:.2f}, has {shares[0]:.0%}; the deep one, at {heights[2]:.2f}, {shares[2]:.0%}."
)


def figure():
    fig, (space, above) = draw.canvas(1, 2, height=3.1, space=[0])
    landscape.surface(space, hollows, window)
    space.set(title="Three pits", xlabel="$x$", ylabel="$y$")
    space.view_init(elev=57, azim=-75)

    markers = "os^"
    colors = (style.DATA, style.MODEL, style.ERROR)
    for pit in range(3):
        marker = markers[pit]
        color = colors[pit]
        bottom = bottoms[pit]
        draw.scatter(above, *starts[:, nearest == pit], marker=marker, color=color, s=11)
        draw.dot(above, *bottom, marker="X", color=style.TRUTH)
        draw.dot(space, *bottom, heights[pit], marker=marker, color=color)
        draw.note(above, f"${heights[pit]:.2f}$", bottom, (0, -15), color=style.TRUTH)

    above.set(title="Where each start leads", xlabel="$x$", ylabel="$y$", aspect="equal")
    return fig
