"""Two hidden neurons to turn by hand: what they make of the plane, and the walk from there."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.hidden import CORNERS, KINDS
from gdviz.networks.folds import fold, threads
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy, relu
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far

network = dense_network((2, 2, 1))
loss = NetworkLoss(network, cross_entropy, CORNERS, KINDS[:, None].astype(float))

# What a reader may choose: both weights of each hidden neuron, their biases, and the output.
inward = (1.2, -0.5, 0.5, -1.1)
biases = (0, 0)
output = (1, 1, -0.5)
rate = 0.3
steps = 0

walk = before_far(descend(loss, (*inward, *biases, *output), GradientDescent(rate), steps))
weights = walk[-1]
right = np.sum((network.predict(CORNERS, weights)[:, 0] > 0) == KINDS)

# Where it comes if one lets it run, and if one first turns the second neuron to the other side.
most = 1000
stuck = descend(loss, (*inward, *biases, *output), GradientDescent(rate), most)[-1]
turned = (*inward[:2], -inward[2], -inward[3])
freed = descend(loss, (*turned, *biases, *output), GradientDescent(rate), most)[-1]

# What the page says of this state.
readout = (len(walk) - 1, loss(weights), right, 4)

facts = {"start_loss": loss(walk[0]), "stuck": loss(stuck), "freed": loss(freed)}
alt = (
    "Left, the plane with four corners of two kinds, and two dashed lines, each with an arrow that "
    "says to which side the neuron opens. Right, hidden space with a net of threads that is folded "
    f"along the axes, and in it the four corners. The loss is {loss(weights):.2f}."
)

# What the script beside this file starts from.
numbers = {
    "corners": CORNERS,
    "kinds": KINDS,
    "inward": inward,
    "biases": biases,
    "output": output,
    "rate": rate,
}

window = (-2, 2, -2, 2)
grid = landscape.grid(window)
looks = [{"color": style.SIX[1], "s": 70}, {"color": style.SIX[2], "s": 70, "marker": "s"}]


def figure():
    fig, (plane, space) = draw.canvas(1, 2, height=3.6, left=0.75)
    plane.set(title="The plane", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    plane.set(xlim=window[:2], ylim=window[2:], xticks=(-1, 0, 1), yticks=(-1, 0, 1))
    answers = network.predict(grid.reshape(2, -1).T, weights).reshape(grid.shape[1:])
    border = landscape.outline(answers, window)
    landscape.area(plane, border, facecolor=(style.MODEL, 0.25), edgecolor=style.MODEL)

    first, offsets, last, base = network.split(weights)
    for across, bias in zip(first, offsets, strict=True):
        draw.line(plane, *fold(across, bias).T, color=style.INK, linestyle="--", linewidth=1.6)
        near = -bias * across / (across @ across or 1)
        draw.arrow(plane, near, 0.4 * across, color=style.INK)

    images = relu(CORNERS @ first.T + offsets)[0]
    for kind, look in enumerate(looks):
        draw.scatter(plane, *CORNERS[kind == KINDS].T, zorder=6, **look)
        draw.scatter(space, *images[kind == KINDS].T, zorder=6, **look)
    for thread in threads(reach=2, count=9, points=41):
        image = relu(thread @ first.T + offsets)[0]
        draw.line(space, *image.T, color=style.MUTED, linewidth=0.8)
    draw.line(space, *fold(last[0], base[0]).T)
    reach = max(2, 1.2 * images.max())
    space.set(title="Hidden space", xlabel="hidden neuron 1", ylabel="hidden neuron 2")
    space.set(xlim=(-0.08 * reach, reach), ylim=(-0.08 * reach, reach), aspect="equal")
    return fig
