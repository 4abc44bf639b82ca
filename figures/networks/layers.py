"""A network of three layers, every neuron of a layer joined to all of the layer before."""

from gdviz import data
from gdviz.drawing import diagram, draw
from gdviz.networks.network import dense_network

widths = (3, 4, 3, 1)
network = dense_network(widths)
parameters = network.split(data.few_weights())
weights, biases = parameters[::2], parameters[1::2]

facts = {"size": network.size, "weights": sum(matrix.size for matrix in weights)}
facts |= {"biases": sum(row.size for row in biases), "picture": 256 * 192 * 3}
facts |= {f"weights_{n}": matrix.size for n, matrix in enumerate(weights, start=1)}
facts |= {f"biases_{n}": row.size for n, row in enumerate(biases, start=1)}
facts |= {f"size_{n}": facts[f"weights_{n}"] + facts[f"biases_{n}"] for n in (1, 2, 3)}
facts["large"] = dense_network((facts["picture"], 100, 1)).size
alt = (
    "Circles in four columns: three inputs, a hidden layer of four neurons, one of three, and one "
    f"output. Lines join each circle to all of the next column, {facts['weights']} in all, some "
    f"thick, some thin, some dashed, and {facts['biases']} circles have a bias written below."
)


def figure():
    fig, ax = draw.canvas(height=3.9, bare=[0])
    titles = ("inputs", "hidden layer 1", "hidden layer 2", "output layer")
    names = [["$x_1$", "$x_2$", "$x_3$"]] + [[""] * width for width in widths[1:]]
    diagram.network(ax, widths, weights, biases, names, titles)
    return fig
