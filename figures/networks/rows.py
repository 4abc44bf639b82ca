"""A layer as a table: every row weighs the pixel, a bias is added, and ReLU cuts off below 0."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.networks.network import dense_network
from gdviz.networks.operations import relu

matrix, biases, *_ = dense_network((3, 4, 3, 1)).split(data.few_weights())
pixel = np.array((0.8, 0.6, 0.2))

# Each row of the matrix times the pixel is the sum of one neuron, all but for its bias.
products = matrix @ pixel
sums = products + biases
outputs, _ = relu(sums)

facts = {"sum_1": sums[0], "sum_2": sums[1], "sum_3": sums[2]}
alt = (
    "A table of weights with four rows of three, times a column with the pixel's 0.80, 0.60 and "
    "0.20, plus a column of four biases, makes a column of four sums: "
    + ", ".join(f"{value:.2f}" for value in sums)
    + ". ReLU turns the negative one to 0. The first row, its bias and its sum have a frame."
)


def table(ax, name, numbers, left, sign, form=".2f"):
    """Numbers in boxes, their name above, and behind them what comes next; the next left edge."""
    wide = numbers.shape[1]
    look = {"facecolor": style.PAPER, "edgecolor": style.MUTED, "alpha": 1, "linewidth": 1.2}
    draw.matrix(ax, numbers, left, form, **look)
    ax.text(left + wide / 2, 0.2, name, ha="center", va="bottom")
    ax.text(left + wide + 0.3, -0.5, sign, ha="center", va="center", fontsize=16)
    return left + wide + 0.6


def figure():
    fig, ax = draw.canvas(height=2.5, bare=[0])
    lefts = [0]
    for name, numbers, sign, form in (
        ("weights $W$", matrix, "·", ".1f"),
        ("pixel $x$", pixel[:, None], "+", ".2f"),
        ("biases $b$", biases[:, None], "=", ".1f"),
        ("sums $z$", sums[:, None], "→", ".2f"),
        ("ReLU", outputs[:, None], "", ".2f"),
    ):
        lefts.append(table(ax, name, numbers, lefts[-1], sign, form))

    # One neuron: its row, its bias and its sum.
    weights, _, bias, total, output, end = lefts
    draw.frame(ax, (weights, 0), (3, -1))
    for left in (bias, total, output):
        draw.frame(ax, (left, 0), (1, -1))
    ax.set(xlim=(-0.1, end - 0.5), ylim=(-4.1, 0.9))
    ax.set_axis_off()
    return fig
