"""Three pits of unequal depth, and for each of 625 starts the pit in which its walk ends."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import PITS, ThreeBasins
from gdviz.optim.descent import GradientDescent, descend

hollows, window = ThreeBasins(), (-3, 3, -3, 3)
starts = landscape.grid(window, count=25).reshape(2, -1)
rule = GradientDescent(learning_rate=0.05)
ends = descend(Ensemble(hollows, 2), starts.ravel(), rule, steps=1000)[-1].reshape(2, -1)
bottoms = [descend(hollows, pit[:2], rule, steps=1000)[-1] for pit in PITS]
heights = hollows(np.transpose(bottoms))
nearest = np.argmin([np.hypot(*(ends.T - bottom).T) for bottom in bottoms], axis=0)
shares = [np.mean(nearest == pit) for pit in range(3)]
names = ("wide", "middle", "deep")
facts = {f"share_{name}": share for name, share in zip(names, shares, strict=True)}
facts |= {"starts": starts.shape[1]}
facts |= {f"height_{name}": height for name, height in zip(names, heights, strict=True)}
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
    looks = zip("os^", (style.DATA, style.MODEL, style.ERROR), strict=True)
    for pit, (marker, color) in enumerate(looks):
        draw.scatter(above, *starts[:, nearest == pit], marker=marker, color=color, s=11)
        draw.dot(above, *bottoms[pit], marker="X", color=style.TRUTH)
        draw.dot(space, *bottoms[pit], heights[pit], marker=marker, color=color)
        draw.note(above, f"${heights[pit]:.2f}$", bottoms[pit], (0, -15), color=style.TRUTH)
    above.set(title="Where each start leads", xlabel="$x$", ylabel="$y$", aspect="equal")
    return fig
