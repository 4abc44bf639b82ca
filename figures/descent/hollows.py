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
    "A landscape with a wide shallow pit, a middle one and a narrow deep one. Below it every start "
    f"has the mark of the pit where its walk ends. The shallow one, at height {heights[0]:.2f}, "
    f"has {shares[0]:.0%} of them; the deep one, at {heights[2]:.2f}, only {shares[2]:.0%}."
)
markers = "os^"
colors = (style.DATA, style.MODEL, style.ERROR)
offsets = ((-8, -28), (0, 28), (12, -30))  # Of the words, which stay inside their basin.


def draw_pits(space):
    """The landscape in space, with the mark of each pit at its bottom."""
    landscape.surface(space, hollows, window)
    for bottom, height, marker, color in zip(bottoms, heights, markers, colors, strict=True):
        draw.dot(space, *bottom, height, marker=marker, color=color)

    space.set(xlabel="$x$", ylabel="$y$", zlabel="height", xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    space.set_box_aspect((4, 4, 2.2), zoom=1.28)
    space.view_init(elev=35, azim=-80)


def draw_starts(above):
    """Every start with the mark of its pit, and how deep each pit is and how much it collects."""
    for pit in range(3):
        look = {"marker": markers[pit], "color": colors[pit]}
        draw.scatter(above, *starts[:, nearest == pit], s=22, **look)
        draw.dot(above, *bottoms[pit], markersize=12, **look)

        words = f"height {heights[pit]:.2f}\n{shares[pit]:.0%} of starts"
        draw.note(above, words, bottoms[pit], offsets[pit])

    above.set(xlabel="$x$", ylabel="$y$", aspect="equal")


def figure():
    fig, (space, above) = draw.canvas(2, 1, height=8, space=[0])
    draw_pits(space)
    draw_starts(above)
    return fig
