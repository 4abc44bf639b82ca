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
matrix = matrix_3 @ matrix_2 @ matrix_1
bias = matrix_3 @ (matrix_2 @ bias_1 + bias_2) + bias_3

facts = {
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


def table(ax, name, numbers, left, sign, form=".1f", fontsize=9.5):
    """A matrix from a left edge, its name above it, and behind it the sign that comes next."""
    words = draw.matrix(ax, numbers, left, form, facecolor=style.MODEL)
    for word in words:
        word.set_fontsize(fontsize)

    width = numbers.shape[1]
    right = left + width
    ax.text(left + width / 2, 0.25, name, ha="center")
    ax.text(right + 0.3, -0.5, sign, ha="center", va="center", fontsize=16)
    return right


def figure():
    fig, ax = draw.canvas(height=2.3, bare=[0])
    gap = 0.6

    # The factor next to the inputs acts first, so the last layer stands on the left.
    right = table(ax, "layer 3", matrix_3, 0, "·")
    right = table(ax, "layer 2", matrix_2, right + gap, "·")
    right = table(ax, "layer 1", matrix_1, right + gap, "=")
    right = table(ax, "one neuron", matrix, right + gap, " ", form=".2f", fontsize=8.5)

    ax.set(xlim=(0, right), ylim=(-4, 0.8))
    ax.set_axis_off()
    return fig
