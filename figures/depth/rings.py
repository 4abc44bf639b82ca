"""The same task for networks of 2, 8 and 32 layers, and how far the loss of each comes down."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.deep import naive
from gdviz.experiments.rings import WIDTH, rings
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy
from gdviz.optim.descent import GradientDescent, visited

points, inner = rings()
depths = (2, 8, 32)
rate = 0.2
steps = 400

# Nothing differs but the number of layers: the neurons, the start and the rate are alike.
losses = {}
for layers in depths:
    network = dense_network((2, *[WIDTH] * layers, 1))
    loss = NetworkLoss(network, cross_entropy, points, inner[:, None])
    walk = visited(loss, network.init(0, naive), GradientDescent(rate), steps)
    losses[layers] = np.array([loss(weights) for weights in walk])

facts = {
    "points": len(points),
    "steps": steps,
    "last_2": losses[2][-1],
    "last_8": losses[8][-1],
    "last_32": losses[32][-1],
    # So much a network loses that knows nothing: it answers one half.
    "coin": np.log(2),
}
alt = (
    "On the left, dots in the middle of a ring of open circles. On the right, three curves of the "
    f"loss over {steps} steps. With 2 layers it falls to {losses[2][-1]:.3f} and with 8, after a "
    f"while, to {losses[8][-1]:.4f}. With 32 it stays at {losses[32][-1]:.3f}."
)


def figure():
    fig, (plane, chart) = draw.canvas(1, 2, height=3.5, left=0.8)
    fills = np.where(inner, style.DATA, "none").tolist()
    draw.scatter(plane, *points.T, s=30, facecolor=fills, linewidth=1.5)
    plane.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal", xlim=(-2.3, 2.3), ylim=(-2.3, 2.3))

    looks = {
        2: {"color": style.DATA, "linestyle": "--"},
        8: {"color": style.MODEL},
        32: {"color": style.ERROR, "linestyle": "-."},
    }
    for layers, look in looks.items():
        draw.line(chart, range(steps + 1), losses[layers], **look)
    draw.note(chart, "2 layers", (90, 0.1), (34, 12), color=style.DATA)
    draw.note(chart, "8", (320, losses[8][320]), (-14, 0), color=style.MODEL)
    draw.note(chart, "32", (370, losses[32][370]), (0, 12), color=style.ERROR)
    chart.set(xlabel="step", ylabel="loss", ylim=(-0.02, 0.78))
    return fig
