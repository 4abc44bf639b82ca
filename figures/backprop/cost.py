"""The multiplications that one gradient takes, one sweep back against one run for each weight."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.network import dense_network


def counts(width, inputs=784, outputs=10):
    """Parameters, and multiplications of one run and one sweep back, for one picture."""
    network = dense_network((inputs, width, outputs))
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

# One step that looks at a hundred million photographs of 192 × 256 pixels and three colours, on a
# processor core that multiplies 8 pairs of numbers at once, four billion times a second.
large, large_run, large_back = counts(100, inputs=192 * 256 * 3, outputs=1)
photographs = 100_000_000
speed = 8 * 4e9
step = photographs * (large_run + large_back)

(k,) = np.flatnonzero(widths == 128)
facts = {
    "size": sizes[k],
    "run": runs[k],
    "back": backs[k],
    "sweeping": sweeping[k],
    "nudging": nudging[k],
    "times": nudging[k] / sweeping[k],
    # A table of the slopes of all hidden sums by all weights of the first layer.
    "table": widths[k] * 784 * widths[k],
    "filled": 784 * widths[k],
    "large": large,
    "large_sweeping": large_run + large_back,
    "step": step,
    "hours": step / speed / 3600,
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
