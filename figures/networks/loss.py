"""Two losses of a network whose answer should be yes, and how steep each of them is."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.operations import cross_entropy, sigmoid, squared_error

z, yes = np.linspace(-6, 6, 241), np.ones(241)
chances, through_sigmoid = sigmoid(z)
losses = {"squared error": (chances - yes) ** 2, "cross-entropy": -np.log(chances)}
# The operations give means over all answers: times their number, the slopes are those of each.
slopes = {
    "squared error": through_sigmoid(*squared_error(chances, yes)[1](len(z)))[0],
    "cross-entropy": cross_entropy(z, yes)[1](len(z))[0],
}

facts = {"squared": slopes["squared error"][0], "crossed": slopes["cross-entropy"][0]}
alt = (
    "Against the output from -6 to 6, on the left, the cross-entropy falls from 6 to 0, and the "
    "squared error from a level stretch near 1. On the right their slopes: at -6 that of the "
    f"cross-entropy is {facts['crossed']:.2f}, that of the squared error {facts['squared']:.3f}."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.1)
    looks = {"squared error": (style.MUTED, "--"), "cross-entropy": (style.ERROR, "-")}
    for ax, title, curves in zip(axes, ("Loss", "Its slope"), (losses, slopes), strict=True):
        for name, (color, dashes) in looks.items():
            draw.line(ax, z, curves[name], color=color, linestyle=dashes, label=name)
        ax.set(title=title, xlabel="output $z$")
    axes[0].legend()
    return fig
