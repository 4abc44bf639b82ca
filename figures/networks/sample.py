"""One sample goes through a small network and back: every value, and every slope of its loss."""

import numpy as np

from gdviz.drawing import diagram, draw, style
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy, sigmoid, tanh

# What a reader may choose: the sample and its truth, and the weights of each neuron, bias last.
inputs = (0.8, -0.5)
truth = 1
first = (1.2, 0.6, -0.3)
second = (-0.7, 1.5, 0.4)
output = (0.9, -1.1, 0.2)
at = 8  # How many of the eight stages are done.

RATE = 0.5
network = dense_network((2, 2, 1), tanh)
weights = np.array([*first[:2], *second[:2], first[2], second[2], *output])
loss = NetworkLoss(network, cross_entropy, np.array([inputs]), np.array([[truth]]))

# Forward: a sum for each hidden neuron and what tanh makes of it, then the sum of the output.
sums, hidden, logit = (rows[0] for rows in network.outputs(np.array([inputs]), weights))
chance = sigmoid(logit)[0][0]
true_chance = chance if truth else 1 - chance

# Back: a bias has the slope of its neuron's sum, and tanh has the slope 1 - tanh².
gradient = loss.gradient(weights)
slope_1, slope_2, slope = gradient[[4, 5, 8]]
bends = 1 - hidden**2
after = loss(weights - RATE * gradient)

# What the page says of this state.
stages = (
    inputs,
    (first[0], inputs[0], first[1], inputs[1], first[2], sums[0], hidden[0]),
    (second[0], inputs[0], second[1], inputs[1], second[2], sums[1], hidden[1]),
    (output[0], hidden[0], output[1], hidden[1], output[2], logit[0], chance),
    (true_chance, loss(weights)),
    (chance, truth, slope),
    (slope, output[0], bends[0], slope_1),
    (slope, output[1], bends[1], slope_2),
    (RATE, loss(weights), after),
)
readout = stages[at]

facts = {"chance": chance, "loss": loss(weights), "after": after}
alt = (
    "Two inputs, two hidden neurons and an output, each with its value, and below it how the loss "
    f"changes with it. The chance is {chance:.2f} and the loss {loss(weights):.2f}; after one step "
    f"down all slopes it is {after:.2f}."
)

# What the script beside this file starts from.
numbers = {
    "inputs": inputs,
    "truth": truth,
    "neurons": (first, second, output),
    "rate": RATE,
}


def figure():
    fig, ax = draw.canvas(height=3.4, bare=[0])
    by_inputs = slope_1 * np.array(first[:2]) + slope_2 * np.array(second[:2])
    nodes = {
        "x1": ("$x_1$", inputs[0], by_inputs[0]),
        "x2": ("$x_2$", inputs[1], by_inputs[1]),
        "h1": ("$h_1$", hidden[0], slope * output[0]),
        "h2": ("$h_2$", hidden[1], slope * output[1]),
        "z": ("output", logit[0], slope),
        "loss": ("loss", loss(weights), 1),
    }
    edges = {
        ("x1", "h1"): first[0],
        ("x2", "h1"): first[1],
        ("x1", "h2"): second[0],
        ("x2", "h2"): second[1],
        ("h1", "z"): output[0],
        ("h2", "z"): output[1],
        ("z", "loss"): "",
    }
    boxes, _ = diagram.graph(ax, nodes, edges)
    for box in boxes.values():
        box.shape.set(edgecolor=style.ERROR, linewidth=2)
        box.lines[2].set_color(style.ERROR)
    return fig
