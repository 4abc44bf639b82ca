"""The colours of one pixel travel through a network as numbers, and beyond it become a loss."""

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, style
from gdviz.networks.network import dense_network
from gdviz.networks.operations import cross_entropy, sigmoid
from gdviz.notation import weighted_sum

network = dense_network((3, 4, 3, 1))
weights = data.few_weights()
pixel = np.array((0.8, 0.6, 0.2))

# One pixel is a batch of one row, and so is what each layer makes of it.
outputs = [rows[0] for rows in network.outputs(pixel[None], weights)]
sums_1, hidden_1, sums_2, hidden_2, logit = outputs
chance = sigmoid(logit)[0][0]
loss = cross_entropy(logit, np.ones(1))[0]

matrix_1, bias_1, matrix_2, bias_2, matrix_3, bias_3 = network.split(weights)
# What is said, the column where it happens, the numbers there, and the neurons that work.
scenes = [
    ("a pixel's colours", 0, ("204", "153", "51"), ()),
    ("divided by 255", 0, pixel, ()),
    (weighted_sum(matrix_1[0], pixel, bias_1[0]), 1, sums_1[:1], (0,)),
    ("the others likewise", 1, sums_1, (1, 2, 3)),
    ("then ReLU", 1, hidden_1, ()),
    (weighted_sum(matrix_2[0], hidden_1, bias_2[0]), 2, sums_2[:1], (0,)),
    ("the others likewise", 2, sums_2, (1, 2)),
    ("then ReLU", 2, hidden_2, ()),
    (weighted_sum(matrix_3[0], hidden_2, bias_3[0]), 3, logit, (0,)),
    (f"chance of a bee: {chance:.2f}", 3, logit, ()),
    (f"loss: {loss:.2f}", 3, logit, ()),
]

facts = {
    "second": sums_2[0],
    "answer": logit[0],
    "chance": chance,
    "loss": loss,
}
alt = (
    "The three inputs of a network fill with 0.80, 0.60 and 0.20, then its neurons, layer by layer."
    f" The output is {logit[0]:.2f}, and on a falling curve a dot marks the loss, {loss:.2f}."
)


def figure():
    fig, (ax, chart) = draw.canvas(1, 2, 3.6, left=0.5, bare=[0], shares=(0.66, 0.34))
    # The circles are made to fit the widest number that will ever stand in them.
    nodes, edges = diagram.network(
        ax,
        (3, 4, 3, 1),
        weights=(matrix_1, matrix_2, matrix_3),
        values=(pixel, hidden_1, hidden_2, logit),
        titles=("inputs", "hidden 1", "hidden 2", "output"),
        animated=True,
    )

    chances = np.linspace(0.02, 1)
    draw.line(chart, chances, -np.log(chances), color=style.ERROR)
    chart.set(xlabel="chance of a bee", ylabel="loss")
    dot = draw.dot(chart, chance, loss, animated=True)
    status = draw.status(fig)

    for said, column, numbers, working in scenes:
        diagram.show(nodes, edges, column, numbers, working)
        dot.set_visible(said.startswith("loss"))
        status.set_text(said)
        # A quarter of a second for each word, and for each term of a sum.
        words = len(said.split())
        yield from [fig] * max(6, round(2.5 * words + 0.5))
