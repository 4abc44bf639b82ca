"""A network of 35 weights takes its first step, runs again and checks its loss; then nine more."""

from math import ceil

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, shapes, style
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy
from gdviz.optim.descent import GradientDescent, descend

rate = 0.1
network = dense_network((3, 4, 3, 1))
pixel = np.array([[0.8, 0.6, 0.2]])
bee = np.array([[1.0]])
loss = NetworkLoss(network, cross_entropy, pixel, bee)

walk = descend(loss, data.few_weights(), GradientDescent(rate), steps=10)
losses = [loss(weights) for weights in walk]
chances = [1 / (1 + np.exp(-network.predict(pixel, weights)[0, 0])) for weights in walk]

# The exercise on the page takes a first step ten times as long.
_, bold = descend(loss, walk[0], GradientDescent(1), steps=1)

slopes = loss.gradient(walk[0])
inward, inward_end, *_, outward, end = network.split(slopes)
first_inward, *_, first_outward, first_end = network.split(walk[0])
next_inward, *_, next_outward, next_end = network.split(walk[1])

facts = {
    "rate": rate,
    "chance_0": chances[0],
    "chance_1": chances[1],
    "chance_last": chances[-1],
    "loss_0": losses[0],
    "loss_1": losses[1],
    "loss_last": losses[-1],
    "steps": len(walk) - 1,
    "bold_loss": loss(bold),
    # Where the first step would end if the loss were as straight as its slope.
    "promised": rate * slopes @ slopes,
    "real": losses[0] - losses[1],
    "moved": np.count_nonzero(slopes),
    "first_weight_before": first_inward[0, 0],
    "first_weight_slope": inward[0, 0],
    "first_weight_after": next_inward[0, 0],
    # The next one, whose slope the reader is asked for.
    "other_before": first_inward[1, 0],
    "other_end": inward_end[1],
    "other_slope": inward[1, 0],
    "other_after": next_inward[1, 0],
    "last_weight_before": first_outward[0, 0],
    "last_weight_slope": outward[0, 0],
    "last_weight_after": next_outward[0, 0],
    "last_bias_before": first_end[0],
    "last_bias_slope": end[0],
    "last_bias_after": next_end[0],
}
alt = (
    "Above, the network with its values; below, its loss. Its lines turn into slopes, each weight "
    f"moves against its own, and the chance grows from {chances[0]:.3f} to {chances[1]:.3f}, while "
    f"the loss falls from {losses[0]:.2f} to {losses[1]:.2f}. After {len(walk) - 1} steps they are "
    f"{chances[-1]:.2f} and {losses[-1]:.2f}."
)


def values(weights):
    """What stands in the circles, column by column: inputs, hidden layers, chance."""
    outputs = [rows[0] for rows in network.outputs(pixel, weights)]
    _, hidden_1, _, hidden_2, logit = outputs
    return pixel[0], hidden_1, hidden_2, 1 / (1 + np.exp(-logit))


def lines(gaps, parts, colors=None):
    """Draw each line as thick as its part is large, in the colour of weights or another."""
    largest = max(np.abs(matrix).max() for matrix in parts)
    for gap, matrix in zip(gaps, parts, strict=True):
        gap.set(**shapes.weighed(matrix.ravel(), largest))
        if colors:
            gap.set(colors=colors)


def figure():
    fig, (sketch, chart) = draw.canvas(2, 1, height=6.2, bare=[0])
    weights = network.split(walk[0])[::2]
    titles = ("inputs", "hidden 1", "hidden 2", "chance")
    nodes, gaps = diagram.network(
        sketch, (3, 4, 3, 1), weights, values=values(walk[0]), titles=titles, animated=True
    )
    chart.set(xlabel="step", ylabel="loss", xlim=(-0.3, 10.3), ylim=(0, 1.55))
    curve = draw.line(chart, [0], losses[:1], marker="o", animated=True)
    status = draw.status(fig)

    def say(words):
        """Keep a line of text for a third of a second a word."""
        status.set_text(words)
        return [fig] * ceil(3 * len(words.split()))

    def run(k):
        """Write the values of a run into the circles."""
        for layer, column in zip(nodes, values(walk[k]), strict=True):
            for neuron, value in enumerate(column):
                layer[neuron].lines[0].set_text(f"{value:.2f}")

    yield from say(f"run: the chance of a bee is {chances[0]:.3f}, the loss {losses[0]:.2f}")

    lines(gaps, network.split(slopes)[::2], style.ERROR)
    yield from say("sweep back: now every weight has a slope")

    # The whole of learning: a little of its slope is taken from each weight.
    lines(gaps, network.split(walk[1])[::2])
    yield from say(f"tweak: each weight loses {rate} × its slope")

    run(1)
    nodes[3][0].shape.set(edgecolor=style.MODEL, linewidth=2.8)
    yield from say(f"run again: the chance of a bee is {chances[1]:.3f}")

    curve.set_data(range(2), losses[:2])
    yield from say(f"check: the loss fell from {losses[0]:.2f} to {losses[1]:.2f}")

    for k in range(2, len(walk)):
        lines(gaps, network.split(walk[k])[::2])
        run(k)
        curve.set_data(range(k + 1), losses[: k + 1])
        status.set_text(f"step {k}: chance {chances[k]:.3f}, loss {losses[k]:.2f}")
        yield from [fig] * 6
