"""Two hinges, each a sheet with one fold, add up to a sheet that parts the four corners."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.hidden import CORNERS, KINDS
from gdviz.networks.operations import relu

# Two hidden neurons: weights and bias of each, and then those of the output.
inward = np.array([(1, 1), (-1, -1)])
biases = np.array([0, 0])
outward = np.array([1, 1])
base = -1


def hinge(neuron, points):
    """What one hidden neuron makes of points, whose coordinates stand on the first axis."""
    sums = np.tensordot(inward[neuron], points, axes=1) + biases[neuron]
    return relu(sums)[0]


def answer(points):
    """The output: both hinges, weighed, and the bias."""
    return outward[0] * hinge(0, points) + outward[1] * hinge(1, points) + base


sheets = {
    "hinge 1": lambda points: hinge(0, points),
    "hinge 2": lambda points: hinge(1, points),
    "their sum, less 1": answer,
}

answers = answer(CORNERS.T)
facts = {"same": answers[0], "other": answers[2]}
alt = (
    "Three sheets above a square, each with a fold along its diagonal. The first rises towards one "
    "corner and is level elsewhere, the second rises towards the opposite corner. Their sum, less "
    f"1, is a valley: two corners lie at {facts['same']:.0f}, two at {facts['other']:.0f}."
)
window = (-1.5, 1.5, -1.5, 1.5)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.9, space=(0, 1, 2))
    for ax, (title, sheet) in zip(axes, sheets.items(), strict=True):
        landscape.surface(ax, sheet, window, limits=(-1, 3))
        for corner, kind in zip(CORNERS, KINDS, strict=True):
            look = {"color": style.SIX[1 + kind], "marker": "os"[kind], "markersize": 8}
            draw.dot(ax, *corner, sheet(corner), **look)
        ax.set(title=title, xticks=[], yticks=[], zlim=(-1, 3), zticks=[])
        ax.set_xlabel("$x_1$", labelpad=-12)
        ax.set_ylabel("$x_2$", labelpad=-12)
        # Nearly along the fold, so that one sees how the sheet is bent.
        ax.view_init(elev=26, azim=-62)
    return fig
