"""Inside a network: the line on which each hidden neuron changes sides, and their answer."""

import numpy as np

from gdviz.data import SETS
from gdviz.drawing import diagram, draw, landscape, style
from gdviz.networks.classes import class_loss, share_right, softmax
from gdviz.networks.folds import fold
from gdviz.networks.network import dense_network, glorot
from gdviz.networks.operations import tanh
from gdviz.optim.descent import Adam, descend

RATE = 0.05
sets = {name: np.column_stack(make())[:90] for name, make in SETS.items()}
normals = np.random.default_rng(1).normal(size=57).round(2)

# What a reader may choose, and the weights that they hold: the number of each, and its value.
data = "circles"
neurons = 4
steps = 120
held = ()

points, labels = sets[data][:, :2], sets[data][:, 2].astype(int)
network = dense_network((2, neurons, labels.max() + 1), tanh)
loss = class_loss(network, points, labels)
start = normals[: network.size].copy()
for part in network.split(start):
    part *= glorot(part.shape) if part.ndim > 1 else 0

places = [int(number) for number, _ in held if number < network.size]
start[places] = [value for number, value in held if number < network.size]
rule = Adam(RATE)


def holding(gradient, memory):
    """The same rule, for which a held weight has no slope, so that it stays."""
    free = gradient.copy()
    free[places] = 0
    return rule(free, memory)


weights = descend(loss, start, holding, steps)[-1]
right = share_right(network, weights, points, labels)

# What the page says of this state.
readout = (steps, len(held), loss(weights), 100 * right)

facts = {"loss": loss(weights), "right": right}
alt = (
    f"A network of two inputs, {neurons} hidden neurons and {labels.max() + 1} outputs, its lines "
    "thick where weights are large. Beside it a plane with dots inside a ring of squares. Straight "
    "lines, on each of which a hidden sum is 0, cross between them, and a border follows the lines "
    f"round the dots: {right:.0%} of all samples lie on their side."
)

# What the script beside this file starts from.
numbers = {"sets": sets, "normals": normals, "data": data, "neurons": neurons, "steps": steps}
numbers["rate"] = RATE

window = (-2.5, 2.5, -2.5, 2.5)
grid = landscape.grid(window)


def figure():
    fig, (net, plane) = draw.canvas(1, 2, height=3.6, left=0.7, bare=[0], shares=(0.44, 0.56))
    inward, biases, outward, _ = network.split(weights)
    widths = (2, neurons, len(outward))
    titles = ("inputs", "hidden", "outputs")
    diagram.network(net, widths, weights=(inward, outward), titles=titles)

    plane.set(title="Where hidden sums are 0", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    plane.set(xlim=window[:2], ylim=window[2:])
    chances = softmax(network.predict(grid.reshape(2, -1).T, weights)).T
    for label, marker in zip(range(len(chances)), "os^", strict=False):
        # A class has the places where no other has a larger chance.
        lead = chances[label] - np.delete(chances, label, axis=0).max(axis=0)
        border = landscape.outline(lead.reshape(grid.shape[1:]), window)
        color = style.SIX[label + 1]
        landscape.area(plane, border, facecolor=(color, 0.25), edgecolor=color)
        look = {"color": color, "marker": marker, "zorder": 5}
        draw.scatter(plane, *points[labels == label].T, **look)

    for across, bias in zip(inward, biases, strict=True):
        sums = np.tensordot(across, grid, 1) + bias
        if sums.min() > 0 or sums.max() < 0:
            continue  # This neuron changes sides outside the picture.
        draw.line(plane, *fold(across, bias).T, color=style.INK, linestyle="--", linewidth=1.4)
    return fig
