"""Each hidden neuron brings one hinge, and one after the other they bend a line to the curve."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.experiments.starts import MIDDLE, RATE, STEPS
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import relu, squared_error
from gdviz.optim.descent import GradientDescent, descend

x, y = data.parabola()
network = dense_network((1, 6, 1))
loss = NetworkLoss(network, squared_error, x[:, None], y[:, None])
walk = descend(loss, network.init(seed=MIDDLE), GradientDescent(RATE), STEPS)

slopes, offsets, heights, base = network.split(walk[-1])
# A neuron has its corner where its sum, slope · x + offset, is 0.
bends = -offsets / slopes[:, 0]
order = np.argsort(bends)

# Between two corners everything is straight, so that the corners and both ends are enough.
corners = np.array([-2, *bends[order], 2])[:, None]
bent, _ = relu(corners @ slopes.T + offsets)
hinges = (heights[0] * bent).T[order]

facts = {
    "first_bend": bends.min(),
    "last_bend": bends.max(),
    "base": base[0],
}
alt = (
    "Six hinges, each level on one side of a corner, appear on the left one by one. On the right a "
    f"level line at {base[0]:.2f} takes each in, gets a corner and ends along dots of a parabola."
)


def figure():
    fig, (parts, whole) = draw.canvas(1, 2, height=3.1)
    parts.set(title="One hinge for each neuron", xlabel="$x$", ylabel="height", xlim=(-2.2, 2.2))
    parts.set_ylim(-0.2, 5.5)
    whole.set(title="Their sum", xlabel="$x$", ylabel="$y$", ylim=(-0.5, 10.5))
    draw.scatter(whole, x, y)

    lines = [draw.line(parts, [], [], animated=True) for _ in hinges]
    total = draw.line(whole, corners, 0 * corners, animated=True)
    status = draw.status(fig)

    for n, line in enumerate(lines):
        # The hinges that are there already step back behind the one that comes.
        for before in lines[:n]:
            before.set(color=style.MUTED, linewidth=1.2)
        sum_before = base + hinges[:n].sum(axis=0)
        corner = bends[order[n]]

        for share in np.linspace(0.1, 1, 10):
            hinge = share * hinges[n]
            line.set_data(corners, hinge)
            total.set_ydata(sum_before + hinge)
            status.set_text(f"neuron {n + 1}, {share:.0%}: a corner at {corner:.2f}")
            yield fig
