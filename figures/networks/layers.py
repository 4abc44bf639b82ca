"""A network of three layers, every neuron of a layer joined to all of the layer before."""

from gdviz import data
from gdviz.drawing import diagram, draw
from gdviz.networks.network import dense_network

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
    f"output. Lines join each circle to all of the next column, {facts['weights']} in all, some "
    f"thick, some thin, some dashed, and {facts['biases']} circles have a bias written below."
)


def figure():
    fig, ax = draw.canvas(height=3.9, bare=[0])
    titles = ("inputs", "hidden layer 1", "hidden layer 2", "output layer")
    # Only the inputs have names: what the neurons hold depends on the inputs.
    names = [
        ["$x_1$", "$x_2$", "$x_3$"],
        [""] * 4,
        [""] * 3,
        [""],
    ]
    diagram.network(ax, widths, weights, biases, names, titles)
    return fig
