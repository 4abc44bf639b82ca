"""A network of three layers with its numbers: a weight on every line, a bias at every neuron."""

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, shapes, style
from gdviz.networks.network import dense_network
from gdviz.notation import format_number

widths = (3, 4, 3, 1)
network = dense_network(widths)
parameters = network.split(data.few_weights())
weights = parameters[::2]
biases = parameters[1::2]

# A photograph has three numbers for each pixel, and each needs a weight in every neuron.
picture = 256 * 192 * 3
large = dense_network((picture, 100, 1))

facts = {
    "size": network.size,
    "weights": sum(matrix.size for matrix in weights),
    "biases": sum(row.size for row in biases),
    "picture": picture,
    "large": large.size,
}
for n, (matrix, row) in enumerate(zip(weights, biases, strict=True), start=1):
    facts[f"weights_{n}"] = matrix.size
    facts[f"biases_{n}"] = row.size
    facts[f"size_{n}"] = matrix.size + row.size
alt = (
    "Circles in four columns: three inputs, a hidden layer of four neurons, one of three, and one "
    f"output. Lines join each circle to all of the next column, {facts['weights']} in all, and on "
    f"each stands its weight, from {min(map(np.min, weights)):.1f} to "
    f"{max(map(np.max, weights)):.1f}. Below {facts['biases']} circles stands a bias."
)


def number(ax, gap, matrix, taken):
    """Write the weight on every line of a gap, where it covers no number and few other lines."""
    # Four points at equal distances make a curve of a straight line.
    lines = [line.interpolated(3) for line in gap.get_paths()]
    # Line after line goes from all starts to the first end, then to the second one.
    for line, weight in zip(lines, matrix.ravel(), strict=True):
        color = style.INK if weight < 0 else style.MODEL
        label = shapes.text(ax, format_number(weight, ".1f"), color=color)
        shapes.stand(label, line, taken, [other for other in lines if other is not line])


def figure():
    fig, ax = draw.canvas(height=5.2, bare=[0])
    titles = ("inputs", "hidden 1", "hidden 2", "output")
    # Only the inputs have names: what the neurons hold depends on the inputs.
    names = [["$x_1$", "$x_2$", "$x_3$"], [""] * 4, [""] * 3, [""]]
    layers, gaps = diagram.network(ax, widths, weights, biases, names, titles)

    nodes = [node for layer in layers for node in layer.values()]
    added = [bias for row in biases for bias in row]
    for node, bias in zip(nodes[widths[0] :], added, strict=True):
        node.lines[1].set_text(format_number(bias, "+.1f"))
    taken = [shapes.bounds(part) for node in nodes for part in (node.shape, node.lines[1])]
    for gap, matrix in zip(gaps, weights, strict=True):
        number(ax, gap, matrix, taken)
    return fig
