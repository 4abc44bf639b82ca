"""Each hidden neuron brings one hinge, and one after the other they bend a line to the curve."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import relu, squared_error
from gdviz.optim.descent import GradientDescent, descend

x, y = (column[:, None] for column in data.parabola())
network, rule = dense_network((1, 6, 1)), GradientDescent(0.01)
walk = descend(NetworkLoss(network, squared_error, x, y), network.init(9), rule, steps=3000)
slopes, offsets, heights, base = network.split(walk[-1])
bends = -offsets / slopes[:, 0]
corners = np.array([-2, *np.sort(bends), 2])[:, None]
hinges = (heights[0] * relu(corners @ slopes.T + offsets)[0]).T[np.argsort(bends)]

facts = {"first_bend": bends.min(), "last_bend": bends.max(), "base": base[0]}
alt = (
    "Six hinges, each level on one side of a corner, appear on the left one by one. On the right a "
    f"level line at {base[0]:.2f} takes each in, gets a corner and ends along dots of a parabola."
)


def figure():
    fig, (parts, whole) = draw.canvas(1, 2, height=3.1)
    draw.scatter(whole, x, y)
    parts.set(title="One hinge for each neuron", xlabel="$x$", xlim=(-2.2, 2.2), ylim=(-0.2, 5))
    whole.set(title="Their sum", xlabel="$x$", ylabel="$y$", ylim=(-0.5, 10.5))
    lines = [draw.line(parts, [], [], animated=True) for _ in hinges]
    total = draw.line(whole, corners, 0 * corners, animated=True)
    status = draw.status(fig)
    for n, line in enumerate(lines):
        for before in lines[:n]:
            before.set(color=style.MUTED, linewidth=1.2)
        for share in np.linspace(0.1, 1, 10):
            line.set_data(corners, share * hinges[n])
            total.set_ydata(base + hinges[:n].sum(axis=0) + share * hinges[n])
            status.set_text(f"neuron {n + 1}, {share:.0%}: a corner at {corners[n + 1, 0]:.2f}")
            yield fig
