"""Without activations the matrices of three layers multiply to the four numbers of one neuron."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.networks.network import Network, dense_network

network = dense_network((3, 4, 3, 1))
# Every other layer is an activation, and these are left out.
linear = Network(network.layers[::2])
weights = data.few_weights()
pixel = np.array((0.8, 0.6, 0.2))
answer = linear.predict(pixel[None], weights)[0, 0]

matrix_1, bias_1, matrix_2, bias_2, matrix_3, bias_3 = linear.split(weights)
# A product of matrices is a matrix: three layers in a row are no more than one.
last_two = matrix_3 @ matrix_2
matrix = last_two @ matrix_1
bias = matrix_3 @ (matrix_2 @ bias_1 + bias_2) + bias_3

facts = {
    "left_1": matrix_3[0, 0],
    "left_2": matrix_3[0, 1],
    "left_3": matrix_3[0, 2],
    "column_1": matrix_2[0, 0],
    "column_2": matrix_2[1, 0],
    "column_3": matrix_2[2, 0],
    "entry": last_two[0, 0],
    "weight_1": matrix[0, 0],
    "weight_2": matrix[0, 1],
    "weight_3": matrix[0, 2],
    "bias": bias[0],
    "one": (matrix @ pixel + bias)[0],
    "three": answer,
}
alt = (
    "A row of three numbers times three rows of four numbers times four rows of three numbers "
    "equals a row of three: " + ", ".join(f"{weight:.2f}" for weight in matrix[0]) + "."
)


def table(ax, name, numbers, left, top=0.0, form=".1f"):
    """A matrix with its name above, from its upper left corner on; its right edge comes back."""
    look = {"facecolor": style.PAPER, "edgecolor": style.MUTED, "alpha": 1, "linewidth": 1.2}
    draw.matrix(ax, numbers, left, form, top, **look)
    right = left + numbers.shape[1]
    ax.text((left + right) / 2, top + 0.2, name, ha="center", va="bottom")
    return right


def sign(ax, left, top, text):
    """A sign between two matrices, beside their first rows; where the next one begins."""
    ax.text(left + 0.25, top - 0.5, text, ha="center", va="center", fontsize=16)
    return left + 0.5


def figure():
    fig, ax = draw.canvas(height=2.7, bare=[0])

    # The factor next to the inputs acts first, so the last layer stands on the left.
    right = table(ax, "layer 3", matrix_3, left=0.5)
    right = table(ax, "layer 2", matrix_2, sign(ax, right, 0, "·"))
    right = table(ax, "layer 1", matrix_1, sign(ax, right, 0, "·"))

    # What comes out stands below, as the next line of a calculation.
    table(ax, "one neuron", matrix, sign(ax, 0, -3, "="), top=-3, form=".2f")

    ax.set(xlim=(0, right + 0.05), ylim=(-4.1, 0.9))
    ax.set_axis_off()
    return fig
