"""Slopes run back through a network, neuron by neuron, and end up on its weights."""

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, shapes, style
from gdviz.networks.network import dense_network
from gdviz.notation import format_number, weighted_sum

network, weights, x = dense_network((3, 4, 3, 1)), data.few_weights(), np.array([0.8, 0.6, 0.2])
parts, heads = network.split(weights), ("inputs", "hidden 1", "hidden 2", "output")
_, first, _, second, logit = (y[0] for y in network.outputs(x[None], weights))
chance = 1 / (1 + np.exp(-logit))
_, *found = network(x[None], *parts)[1](chance[None] - 1)
slopes = found[1::2]  # By a bias, and so by the sum that it is a part of.
scenes = [(3, 0, f"chance {chance[0]:.2f} − target 1 = {format_number(slopes[2][0])}")]
for column in (2, 1):
    for n, slope in enumerate(slopes[column - 1]):
        sums = weighted_sum(parts[2 * column][:, n], slopes[column])
        scenes += [(column, n, sums if slope else "off, so its slope is 0")]
facts = {"end": slopes[2][0], "front": slopes[0][0], "weight": found[0][0, 0]}
alt = "Slopes fill a network of four columns from the right. Then a line is as thick as its slope."


def figure():
    (fig, ax), known = draw.canvas(height=4, bare=[0]), (x, first, second, chance)
    nodes, gaps = diagram.network(ax, (3, 4, 3, 1), parts[::2], slopes, known, heads, animated=True)
    for slope in (node.lines[1] for layer in nodes for node in layer.values()):
        slope.set(visible=False, color=style.ERROR)
    status = draw.status(fig)
    for column, n, words in scenes:
        nodes[column][n].shape.set(edgecolor=style.ERROR, linewidth=2.4)
        nodes[column][n].lines[1].set_visible(True)
        diagram.follow(nodes, gaps, column, n)
        status.set_text(words)
        yield from [fig] * 8
    for gap, part in zip(gaps, map(np.ravel, found[::2]), strict=True):
        gap.set(**shapes.weighed(part, 1) | {"colors": style.ERROR}, alpha=np.sign(part) ** 2)
    status.set_text("each weight: value at its start × slope at its end")
    yield from [fig] * 8
