"""Slopes run back through a network, neuron by neuron, and end up on its weights."""

from math import ceil

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, shapes, style
from gdviz.networks.network import dense_network
from gdviz.notation import format_number, weighted_sum

network = dense_network((3, 4, 3, 1))
parameters = data.few_weights()
weights = network.split(parameters)[::2]

# One pixel is a batch of one row, and so is what each layer makes of it.
pixel = np.array([0.8, 0.6, 0.2])
outputs = [rows[0] for rows in network.outputs(pixel[None], parameters)]
_, hidden_1, _, hidden_2, logit = outputs
chance = 1 / (1 + np.exp(-logit))

# The slope of the cross-entropy by the logit is the chance minus the target, which is 1.
_, pullback = network(pixel[None], *network.split(parameters))
_, *gradients = pullback(chance[None] - 1)
weight_slopes = gradients[::2]
# A bias is a part of a neuron's sum, so that the slope by the sum is the same.
slopes = gradients[1::2]


def spelled(column, neuron):
    """Where the slope of a neuron comes from: the loss, or the slopes of the next column."""
    if column == 3:
        return f"chance {chance[0]:.2f} − target 1 = {format_number(slopes[2][0])}"
    if not slopes[column - 1][neuron]:
        return "off, so its slope is 0"
    outgoing = weights[column][:, neuron]
    return weighted_sum(outgoing, slopes[column])


facts = {
    "logit": logit[0],
    "chance": chance[0],
    # The two slopes whose product is that by the logit: of −log c, and of the sigmoid.
    "by_chance": -1 / chance[0],
    "sigmoid_slope": chance[0] * (1 - chance[0]),
    "end": slopes[2][0],
    "second": slopes[1][0],
    "front": slopes[0][0],
    "weight": weight_slopes[0][0, 0],
}
alt = (
    "Slopes fill a network of four columns from the right: "
    f"{format_number(slopes[2][0])} below the output, {slopes[1][0]:.2f}, 0 and "
    f"{slopes[1][2]:.2f} in the column before, {slopes[0][0]:.2f}, {slopes[0][1]:.2f}, 0 and "
    f"{slopes[0][3]:.2f} in the one before that. Then each line is as thick as its slope, and the "
    "lines at the two neurons that are off are gone."
)


def empty_network(ax):
    """Neurons with their values, and their slopes still hidden."""
    nodes, gaps = diagram.network(
        ax,
        (3, 4, 3, 1),
        weights,
        biases=slopes,
        values=(pixel, hidden_1, hidden_2, chance),
        titles=("inputs", "hidden 1", "hidden 2", "chance"),
        animated=True,
    )
    for layer, column in zip(nodes[1:], slopes, strict=True):
        for neuron, slope in enumerate(column):
            # A slope that is exactly 0 is written as such: nothing was rounded.
            words = format_number(slope) if slope else "0"
            layer[neuron].lines[1].set(visible=False, color=style.ERROR, text=words)
    return nodes, gaps


def figure():
    fig, ax = draw.canvas(height=4, bare=[0])
    nodes, gaps = empty_network(ax)
    status = draw.status(fig)

    def say(words):
        """Keep a line of text for a third of a second a word, and longer than a glance."""
        status.set_text(words)
        return [fig] * max(15, ceil(3 * len(words.split())))

    for column in (3, 2, 1):
        for neuron, node in nodes[column].items():
            node.shape.set(edgecolor=style.ERROR, linewidth=2.4)
            node.lines[1].set_visible(True)
            diagram.follow(nodes, gaps, column, neuron)
            yield from say(spelled(column, neuron))

    for gap, matrix in zip(gaps, weight_slopes, strict=True):
        edges = matrix.ravel()
        gap.set(**shapes.weighed(edges, 1))
        # A weight whose slope is 0 has no say in the loss, and its line disappears.
        gap.set(colors=style.ERROR, alpha=np.sign(edges) ** 2)
    yield from say("each weight: value at its start × slope at its end")
