"""How likely two hidden neurons begin on opposite sides, and how many of a hundred starts learn."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import CORNERS, LEARNED, STARTS, corners_loss, starts, train

WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16)


def begin(width):
    """Whether any two neurons of each start are on at opposite corners, and whether all agree."""
    inward, _, _, _ = corners_loss(width).split(starts(corners_loss(width).network, STARTS))
    # Of each neuron of each start, at which of the four corners it is on.
    on = inward @ CORNERS.T > 0
    off = ~on[:, :, None]
    opposite = (off == on[:, None]).all(axis=3).any(axis=(1, 2))
    return opposite, (on == on[:, :1]).all(axis=(1, 2))


def chance(width):
    """Of an opposite pair among as many neurons, each of which takes one of four sides at random.

    Without such a pair all take one of two neighbouring sides: 4 times 2ʷ ways, but those with a
    single side are then counted twice.
    """
    return 1 - 4 * (2**width - 1) / 4**width


learned = {width: train(width)["losses"][-1] < LEARNED for width in WIDTHS}
opposite, same = begin(2)
facts = {
    "opposite": opposite.sum(),
    "opposite_learned": learned[2][opposite].sum(),
    "same": same.sum(),
    "others": (~opposite & ~same).sum(),
    "same_learned": learned[2][same].sum(),
    "others_learned": learned[2][~opposite & ~same].sum(),
}
for width in (2, 4, 8):
    facts[f"chance_{width}"] = chance(width)
    facts[f"learned_{width}"] = learned[width].sum()
alt = (
    "A line rises with the number of hidden neurons: the chance that two of them begin on opposite "
    f"sides, from 0 for one to {100 * chance(2):.0f}% for two, {100 * chance(4):.0f}% for four and "
    "nearly 100% from eight on. Dots, the shares of starts that learn, lie on it or above it."
)


def figure():
    fig, ax = draw.canvas(height=3.4)
    widths = np.arange(1, 17)
    look = {"color": style.TRUTH, "linestyle": "--", "label": "chance of opposite sides"}
    draw.line(ax, widths, 100 * chance(widths.astype(float)), **look)
    shares = [100 * learned[width].mean() for width in WIDTHS]
    look = {"color": style.MODEL, "s": 45, "label": "starts that learn", "zorder": 5}
    draw.scatter(ax, WIDTHS, shares, **look)
    ax.set(xlabel="hidden neurons", ylabel="percent", ylim=(-5, 108), xticks=WIDTHS)
    ax.legend(loc="lower right")
    return fig
