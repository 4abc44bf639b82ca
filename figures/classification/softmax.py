"""Three kinds of animals, three straight borders, and the chances along a way from cat to dog."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.networks.classes import class_loss, share_right, softmax
from gdviz.networks.network import dense_network
from gdviz.optim.descent import Momentum, descend

lengths, kinds = data.animals()
middle, spread = lengths.mean(axis=0), lengths.std(axis=0)
inputs = (lengths - middle) / spread

# A score for each kind from both inputs: a network without hidden layers.
network = dense_network((2, 3))
loss = class_loss(network, inputs, kinds)
start = np.zeros(network.size)
best = descend(loss, start, Momentum(learning_rate=1, momentum=0.95), steps=1000)[-1]
weights, _ = network.split(best)
right = share_right(network, best, inputs, kinds)


def scores(lengths):
    """The score of each kind, a row for each animal."""
    return network.predict((lengths - middle) / spread, best)


names = ("cat", "dog", "neither")
marks = {"cat": "o", "dog": "s", "neither": "^"}
looks = dict(zip(names, style.SIX[1:4], strict=True))

# From the middle of all cats to that of all dogs.
cats, dogs = (lengths[kinds == kind].mean(axis=0) for kind in (0, 1))
share = np.linspace(0, 1, 101)
way = cats + np.outer(share, dogs - cats)
chances = softmax(scores(way)).T

facts = {
    "first": loss(start),
    "loss": loss(best),
    "right": right,
    "ears_neither": weights[2, 1],
    "start_cat": chances[0, 0],
    "middle_cat": chances[0, 50],
    "middle_dog": chances[1, 50],
    "end_dog": chances[1, 100],
}
alt = (
    "On the left three kinds of marks over snout and ears, and three areas with straight borders "
    "that meet in one point. On the right three chances along the dotted way from cat to dog: that "
    f"of the cat falls from {chances[0, 0]:.2f} to {chances[0, -1]:.2f}, that of the dog rises, "
    "and neither stays low."
)


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.7, left=0.75, shares=(0.56, 0.44))
    window = (-0.05, 1.45, 0.1, 1.7)
    grid = landscape.grid(window)
    heights = scores(grid.reshape(2, -1).T).T.reshape(3, *grid.shape[1:])
    for kind, name in enumerate(names):
        # The area of a kind is where its score is above those of the others.
        others = np.delete(heights, kind, axis=0).max(axis=0)
        border = landscape.outline(heights[kind] - others, window)
        look = {"facecolor": (looks[name], 0.25), "edgecolor": looks[name]}
        landscape.area(plane, border, **look)
        draw.scatter(
            plane, *lengths[kinds == kind].T, color=looks[name], marker=marks[name], zorder=5
        )
        draw.line(chart, share, chances[kind], color=looks[name])
    draw.line(plane, *way.T, color=style.INK, linestyle=":", zorder=6)
    for name, place in zip(names, ((0.08, 0.2), (1.2, 0.2), (1.15, 1.6)), strict=True):
        draw.note(plane, name, place, (0, 0))
    plane.set(xlabel="length of the snout", ylabel="length of the ears")
    plane.set(xlim=window[:2], ylim=window[2:])

    chart.set(xlabel="way from cat to dog", ylabel="chance", xlim=(-0.04, 1.04))
    chart.set(ylim=(-0.04, 1.04))
    for name, kind, at, place in (("cat", 0, 20, (6, -14)), ("dog", 1, 80, (-14, -14))):
        draw.note(chart, name, (share[at], chances[kind, at]), place)
    draw.note(chart, "neither", (0.5, chances[2, 50]), (0, 16))
    return fig
