"""One neuron: every input times its weight, all added up with the bias, then cut off below 0."""

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, shapes, style
from gdviz.networks.network import dense_network
from gdviz.networks.operations import relu
from gdviz.notation import format_number

inputs = np.array([204, 153, 51]) / 255
matrix, biases, *_ = dense_network((3, 4, 3, 1)).split(data.few_weights())
# Each row of the matrix holds the weights of one neuron.
weights = matrix[0]
bias = biases[0]

terms = np.array([*(weights * inputs), bias])
total = terms.sum()
output, _ = relu(total)

facts = {}
for n in (1, 2, 3):
    facts[f"input_{n}"] = inputs[n - 1]
    facts[f"weight_{n}"] = weights[n - 1]
    facts[f"term_{n}"] = terms[n - 1]
facts |= {"bias": bias, "total": total, "output": output}
alt = (
    "Three inputs, 0.80, 0.60 and 0.20, run along arrows marked with their weights into a sum, a "
    f"bias of {bias:.2f} joins them, and ReLU passes the sum on. Below, four bars start where the "
    f"one before ends: two go up, one goes down, the bias goes up, and they end at {total:.2f}."
)


def bar(ax, place, height, end, color):
    """A bar up or down to an end; one that goes down is hatched."""
    look = {"color": color}
    if height < 0:
        look = {"hatch": "//", "facecolor": style.PAPER, "edgecolor": style.INK}
    ax.bar(place, height, bottom=end - height, width=0.6, **look)


def level(ax, left, right, height):
    """A thin line from the end of a bar to the start of the next."""
    draw.line(ax, (left, right), (height, height), linewidth=1, color=style.MUTED)


def line_up(nodes, edges):
    """Move what stands on the arrows into one column, where the arrows are still apart."""
    for (start, end), edge in edges.items():
        if end == "total":
            cells = [shapes.bounds(nodes[name].shape) for name in (start, end)]
            leave, first, second, arrive = shapes.way(cells).vertices
            # The point of a Bézier curve at a third of its way.
            edge.text.set_position((8 * leave + 12 * first + 6 * second + arrive) / 27)


def figure():
    fig, (sketch, chart) = draw.canvas(2, 1, height=6.4, bare=[0])
    nodes, edges = diagram.neuron(sketch, inputs, weights, bias, total, output, "ReLU")
    line_up(nodes, edges)

    # Every bar starts where the one before ends, and so the last of them ends at the sum.
    ends = np.cumsum(terms)
    for place, (height, end) in enumerate(zip(terms, ends, strict=True)):
        bar(chart, place, height, end, style.MODEL)
        level(chart, place - 0.3, place + 0.7, end)
        top = max(end, end - height)
        draw.note(chart, format_number(height, "+.2f"), (place, top), (0, 9))

    bar(chart, 4, total, total, style.MUTED)
    level(chart, 3.7, 4.3, total)
    draw.note(chart, format_number(total, "+.2f"), (4, total), (0, 9))
    names = ["$w_1 x_1$", "$w_2 x_2$", "$w_3 x_3$", "bias $b$", "sum $z$"]
    chart.set(xticks=range(5), xticklabels=names, ylim=(0, 1.5), ylabel="sum so far")
    return fig
