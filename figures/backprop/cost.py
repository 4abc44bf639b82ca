"""The multiplications that one gradient takes, one sweep back against one run for each weight."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.network import dense_network


def counts(width):
    """Parameters, and multiplications of one run and one sweep back, for one picture of a digit."""
    network = dense_network((784, width, 10))
    first, second = (rows * columns for rows, columns in network.shapes[::2])
    run = first + second
    # Going back, each weight is used for its own slope, and behind the first layer for another.
    back = first + 2 * second
    return network.size, run, back


widths = 2 ** np.arange(11)
sizes, runs, backs = np.transpose([counts(width) for width in widths])

# Nudging runs the network once as it is, and once more for each of its weights.
nudging = (sizes + 1) * runs
sweeping = runs + backs

(k,) = np.flatnonzero(widths == 128)
facts = {
    "size": sizes[k],
    "run": runs[k],
    "back": backs[k],
    "sweeping": sweeping[k],
    "nudging": nudging[k],
    "times": nudging[k] / sweeping[k],
}
alt = (
    "Two straight lines on logarithmic axes: multiplications against the number of weights. For a "
    f"network of {sizes[k]:,} weights a run and a sweep back take {sweeping[k]:,}, and nudging "
    f"each weight takes {nudging[k]:,}. The gap widens to the right."
)


def figure():
    fig, ax = draw.canvas()
    draw.line(ax, sizes, nudging, color=style.DATA, linestyle="--", marker="s", markersize=5)
    draw.line(ax, sizes, sweeping, marker="o", markersize=5)
    draw.note(ax, "nudge every weight", (sizes[k], nudging[k]), (-80, 0), color=style.DATA)
    draw.note(ax, "one run, one sweep back", (sizes[k], sweeping[k]), (-20, 26), color=style.MODEL)
    ax.set(xlabel="weights", ylabel="multiplications", xscale="log", yscale="log")
    return fig
