"""A network to build and to train: its answer everywhere, what each neuron makes of it, its losses."""

from itertools import islice, takewhile

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments import classes
from gdviz.networks.network import NetworkLoss, dense_network, glorot, he
from gdviz.networks.operations import relu, sigmoid, tanh
from gdviz.networks.softmax import softmax, softmax_cross_entropy
from gdviz.optim.descent import Adam, GradientDescent, Momentum, RMSProp, visited

activations = {"tanh": tanh, "sigmoid": sigmoid, "ReLU": relu}
activations["none"] = lambda x: (x, lambda gradient: (gradient,))
rules = {"gradient descent": GradientDescent, "momentum": Momentum, "RMSProp": RMSProp, "Adam": Adam}

# What a reader may choose.
dataset = "circles"
own = ((), (), ())
hidden = (4, 0)
activation = "tanh"
rule = "Adam"
rate = 0.05
batch = 30
start = 0
steps = 150
held = {}  # The value at which a weight is held, by its number, from the step `since` on.
since = 0

# Of each set 90 points are to learn from, and 60 are held out. A reader's own begin with two.
sets = {name: getattr(classes, name)() for name in ("moons", "circles", "spiral", "blobs")}
sets = {name: np.column_stack([points.round(2), label]) for name, (points, label) in sets.items()}
sets["yours"] = np.array([(-1, 0, 0), (1, 0, 1)])
rng = np.random.default_rng(0)
normals = rng.normal(size=(4, 123)).round(2)
shuffle = rng.permutation(150)

added = [(x, y, label) for label, places in enumerate(own) for x, y in places]
rows = np.array([*sets[dataset][:90], *added])
unseen = sets[dataset][90:]
count = max(2, int(rows[:, 2].max()) + 1)

# A layer without neurons is none.
widths = [width for width in (2, *hidden, count) if width]
network = dense_network(tuple(widths), activations[activation])
scale = he if activation == "ReLU" else glorot
first = normals[start, : network.size].copy()
for part in network.split(first):
    part *= scale(part.shape) if part.ndim > 1 else 0


def loss_of(rows):
    """The loss of some samples, as a function of all weights."""
    return NetworkLoss(network, softmax_cross_entropy, rows[:, :2], np.eye(count)[rows[:, 2].astype(int)])


def batches():
    """The loss of one batch after another; each epoch shuffles the samples once more alike."""
    again = shuffle[shuffle < len(rows)]
    order = again
    while True:
        for begin in range(0, len(order), batch):
            yield loss_of(rows[order[begin : begin + batch]])
        order = order[again]


def walk(begin, steps, still=()):
    """The weights after each step, up to where they leave for good; some are held still."""

    def holding(gradient, memory):
        # A weight whose slope is 0 stays, by any of the rules.
        free = gradient.copy()
        free[[*still]] = 0
        return rules[rule](rate)(free, memory)

    points = visited(batches(), begin, holding, steps)
    return list(takewhile(lambda weights: abs(weights).max() <= 1e6, points))


path = walk(first, since if held else steps)
if held and len(path) == since + 1:
    changed = path[-1].copy()
    changed[[*held]] = [*held.values()]
    path += walk(changed, steps - since, held)
weights = path[-1]

loss, loss_unseen = loss_of(rows), loss_of(unseen)
held_out = [loss_unseen(weights)] if len(unseen) else []
chances = softmax(network.predict(rows[:, :2], weights))
right = np.mean(chances.argmax(axis=1) == rows[:, 2])
# What the page says of this state.
readout = (len(path) - 1 - bool(held), loss(weights), *held_out, 100 * right)

facts = {"loss": loss(weights), "right": right}
alt = (
    "Dots in the middle of a ring of squares. A network of four hidden neurons has drawn a border "
    f"round the dots, so that {right:.0%} of all samples lie on their side. Beside it two losses "
    f"fall, that of these samples to {loss(weights):.2f}, and that of others, which are held out."
)

# What the script beside this file starts from.
numbers = {"sets": sets, "normals": normals, "shuffle": shuffle}

window = (-2.5, 2.5, -2.5, 2.5)
markers = ("o", "s", "^")


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.6, left=0.7, shares=(0.56, 0.44))
    plane.set(title="What the network answers", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    plane.set(xlim=window[:2], ylim=window[2:])
    grid = landscape.grid(window)
    answers = softmax(network.predict(grid.reshape(2, -1).T, weights)).T
    for label, marker in enumerate(markers[:count]):
        # A class has the places where its chance is larger than that of any other.
        lead = answers[label] - np.delete(answers, label, axis=0).max(axis=0)
        border = landscape.outline(lead.reshape(grid.shape[1:]), window)
        color = style.SIX[label + 1]
        landscape.area(plane, border, facecolor=(color, 0.25), edgecolor=color)
        draw.scatter(plane, *rows[rows[:, 2] == label, :2].T, color=color, marker=marker, zorder=5)

    chart.set(title="Its loss", xlabel="step", ylabel="loss", ylim=(0, None))
    draw.line(chart, range(len(path)), [loss(w) for w in path], label="learned from")
    if len(unseen):
        look = {"color": style.DATA, "linestyle": "--", "label": "held out"}
        draw.line(chart, range(len(path)), [loss_unseen(w) for w in path], **look)
    chart.legend()
    return fig
