"""Without activations the matrices of three layers multiply to the four numbers of one neuron."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.networks.network import Network, dense_network

network, weights, x = dense_network((3, 4, 3, 1)), data.few_weights(), np.array((0.8, 0.6, 0.2))
linear = Network(network.layers[::2])
matrix_1, bias_1, matrix_2, bias_2, matrix_3, bias_3 = linear.split(weights)
matrix = matrix_3 @ matrix_2 @ matrix_1
bias = matrix_3 @ (matrix_2 @ bias_1 + bias_2) + bias_3
answer = linear.predict(x[None], weights)[0, 0]

facts = {f"weight_{n}": weight for n, weight in enumerate(matrix[0], start=1)}
facts |= {"bias": bias[0], "one": (matrix @ x + bias)[0], "three": answer}
alt = (
    "A row of three numbers times three rows of four numbers times four rows of three numbers "
    "equals a row of three: " + ", ".join(f"{weight:.2f}" for weight in matrix[0]) + "."
)


def figure():
    fig, ax = draw.canvas(height=2.3, bare=[0])
    left, names = 0, ("layer 3", "layer 2", "layer 1", "one neuron")
    for name, sign, part in zip(names, "··= ", (matrix_3, matrix_2, matrix_1, matrix), strict=True):
        form = ".2f" if part is matrix else ".1f"
        for word in draw.matrix(ax, part, left, form, facecolor=style.MODEL):
            word.set_fontsize(8.5 if part is matrix else 9.5)
        width = part.shape[1]
        ax.text(left + width / 2, 0.25, name, ha="center")
        ax.text(left + width + 0.3, -0.5, sign, ha="center", va="center", fontsize=16)
        left += width + 0.6
    ax.set(xlim=(0, left - 0.6), ylim=(-4, 0.8))
    ax.set_axis_off()
    return fig
