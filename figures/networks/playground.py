"""A network to choose and to train: what it answers everywhere, and its losses on the way."""

import numpy as np

from gdviz.data import SETS
from gdviz.drawing import draw, landscape, style
from gdviz.functions.epochs import Epochs
from gdviz.networks.classes import class_loss, share_right, softmax
from gdviz.networks.network import dense_network, glorot, he
from gdviz.networks.operations import relu, sigmoid, tanh
from gdviz.optim.descent import Adam, GradientDescent, Momentum, RMSProp, descend
from gdviz.optim.divergence import before_far

activations = {"tanh": tanh, "sigmoid": sigmoid, "ReLU": relu}
activations["none"] = lambda x: (x, lambda gradient: (gradient,))
rules = {rule.__name__: rule for rule in (GradientDescent, Momentum, RMSProp, Adam)}

# Of every set the first samples are learned from; all others are held out.
seen = 90
sets = {name: np.column_stack(make()) for name, make in SETS.items()}
# A reader who wants none of them begins with one sample of two classes.
sets["yours"] = np.array([(-1, 0, 0), (1, 0, 1)])
rng = np.random.default_rng(0)
normals = rng.normal(size=(4, 123)).round(2)
shuffle = rng.permutation(150)

# What a reader may choose. Their own samples are those of the first class, the second, the third.
data = "circles"
own = ((), (), ())
hidden = (4, 0)
activation = "tanh"
rule = "Adam"
rate = 0.05
batch = 30
first = 0
steps = 150

added = [(x, y, label) for label, places in enumerate(own) for x, y in places]
samples = np.array([*sets[data][:seen], *added])
points, labels = samples[:, :2], samples[:, 2].astype(int)
classes = max(2, labels.max() + 1)

# A layer without neurons is none.
widths = tuple(width for width in (2, *hidden, classes) if width)
network = dense_network(widths, activations[activation])
start = normals[first, : network.size].copy()
for part in network.split(start):
    scale = he if activation == "ReLU" else glorot
    part *= scale(part.shape) if part.ndim > 1 else 0


def loss_of(points, labels):
    """How surprised the network is by some samples, as a function of its weights."""
    return class_loss(network, points, labels)


losses = Epochs(loss_of, points, labels, batch, shuffle)
walk = before_far(descend(losses, start, rules[rule](rate), steps))

judges = [loss_of(points, labels)]
unseen = sets[data][seen:]
if len(unseen):
    judges.append(loss_of(unseen[:, :2], unseen[:, 2].astype(int)))
history = np.array([[judge(weights) for judge in judges] for weights in walk])
right = share_right(network, walk[-1], points, labels)

# What the page says of this state.
readout = (len(walk) - 1, *history[-1], 100 * right)

facts = {
    "steps": len(walk) - 1,
    "loss": history[-1, 0],
    "unseen": len(unseen),
    "held_out": history[-1, -1],
}
alt = (
    f"Dots in the middle of a ring of squares, and a border round the dots, which a network with "
    f"the hidden layers {hidden} has drawn: {right:.0%} of the samples lie on their side. Beside "
    f"it two losses fall in {steps} steps, that of the samples to {history[-1, 0]:.2f}, and that "
    f"of others, held out, to {history[-1, -1]:.2f}."
)

# What the script beside this file starts from.
numbers = {
    "sets": sets,
    "seen": seen,
    "normals": normals,
    "shuffle": shuffle,
    "data": data,
    "hidden": hidden,
    "activation": activation,
    "rule": rule,
    "rate": rate,
    "batch": batch,
}

window = (-2.5, 2.5, -2.5, 2.5)
grid = landscape.grid(window)


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.6, left=0.7, shares=(0.56, 0.44))
    plane.set(title="What it answers", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    plane.set(xlim=window[:2], ylim=window[2:])
    chances = softmax(network.predict(grid.reshape(2, -1).T, walk[-1])).T
    for label, marker in zip(range(classes), "os^", strict=False):
        # A class has the places where no other has a larger chance.
        lead = chances[label] - np.delete(chances, label, axis=0).max(axis=0)
        border = landscape.outline(lead.reshape(grid.shape[1:]), window)
        color = style.SIX[label + 1]
        landscape.area(plane, border, facecolor=(color, 0.25), edgecolor=color)
        look = {"color": color, "marker": marker, "zorder": 5}
        draw.scatter(plane, *points[labels == label].T, **look)

    chart.set(title="Its losses", xlabel="step", ylabel="loss")
    looks = ({"label": "learned from"}, {"label": "held out", "color": style.DATA, "ls": "--"})
    for curve, look in zip(history.T, looks, strict=False):
        draw.line(chart, range(len(walk)), curve, **look)
    chart.set_ylim(0, 1.5 * history.max())  # With room for the legend.
    chart.legend()
    return fig
