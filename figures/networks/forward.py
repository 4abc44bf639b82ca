"""The colours of one pixel travel through a network as numbers, and beyond it become a loss."""

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, style
from gdviz.networks.network import dense_network
from gdviz.networks.operations import cross_entropy, sigmoid
from gdviz.notation import weighted_sum

network, weights, x = dense_network((3, 4, 3, 1)), data.few_weights(), np.array((0.8, 0.6, 0.2))
parts = network.split(weights)
known = [x, *(outputs[0] for outputs in network.outputs(x[None], weights))]
chance, loss = sigmoid(known[5])[0][0], cross_entropy(known[5], np.ones(1))[0]
scenes = [("a pixel's colours", 0, ("204", "153", "51"), ()), ("divided by 255", 0, x, ())]
for n, (rows, biases) in enumerate(zip(parts[::2], parts[1::2], strict=True), start=1):
    inputs, sums = known[2 * n - 2 : 2 * n]
    scenes += [(weighted_sum(rows[0], inputs, biases[0]), n, sums[:1], (0,))]
    if n < 3:
        scenes += [("the others likewise", n, sums, (1, 2, 3)), ("then ReLU", n, known[2 * n], ())]
scenes += [(f"chance of a bee: {chance:.2f}", 3, sums, ()), (f"loss: {loss:.2f}", 3, sums, ())]

facts = {"second": known[3][0], "answer": sums[0], "chance": chance, "loss": loss}
alt = (
    "The three inputs of a network fill with 0.80, 0.60 and 0.20, then its neurons, layer by layer."
    f" The output is {sums[0]:.2f}, and on a falling curve a dot marks the loss, {loss:.2f}."
)


def figure():
    fig, (ax, chart) = draw.canvas(1, 2, 3.6, left=0.5, bare=[0], shares=(0.66, 0.34))
    titles, values = ("inputs", "hidden 1", "hidden 2", "output"), [*known[::2], known[5]]
    nodes, edges = diagram.network(ax, (3, 4, 3, 1), parts[::2], (), values, titles, animated=True)
    draw.line(chart, np.linspace(0.02, 1), -np.log(np.linspace(0.02, 1)), color=style.ERROR)
    dot = draw.dot(chart, chance, loss, animated=True)
    chart.set(title="loss", xlabel="chance of a bee")
    status = draw.status(fig)
    for said, column, shown, working in scenes:
        diagram.show(nodes, edges, column, shown, working)
        dot.set_visible("loss" in said)
        status.set_text(said)
        yield from [fig] * (12 if "=" in said else 6)
