"""While a network learns, its hidden neurons fold the plane until one line parts the corners."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.hidden import CORNERS, KINDS, RATE
from gdviz.networks.folds import fold, threads
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy, relu
from gdviz.optim.descent import GradientDescent, descend

network = dense_network((2, 2, 1))
loss = NetworkLoss(network, cross_entropy, CORNERS, KINDS[:, None].astype(float))
SEED = 1
STEPS = 1000
walk = descend(loss, network.init(SEED), GradientDescent(RATE), STEPS)


def hidden(points, weights):
    """Where the hidden layer puts points, a row for each."""
    inward, biases, *_ = network.split(weights)
    return relu(points @ inward.T + biases)[0]


# A net over the plane, to see what becomes of it.
straight = threads(reach=1.5, count=7, points=61)

ends = hidden(CORNERS, walk[-1])
facts = {
    "steps": STEPS,
    "first_loss": loss(walk[0]),
    "last_loss": loss(walk[-1]),
    # Two corners come to lie in one place, the others far out, each on an axis of its own.
    "apart": np.linalg.norm(ends[0] - ends[1]),
    "out": ends[2:].max(axis=1).min(),
}
alt = (
    "Left, the plane with four corners and two dashed lines that turn until both lie along a "
    "diagonal; an area grows around two opposite corners. Right, hidden space with a net of "
    "threads, which folds onto both axes: two corners come together at 0, the others move out to "
    f"{facts['out']:.1f} or further, and a straight line parts the two kinds."
)
window = (-1.5, 1.5, -1.5, 1.5)
grid = landscape.grid(window)
looks = [{"color": style.SIX[1 + kind], "marker": "os"[kind], "markersize": 9} for kind in (0, 1)]


def figure():
    fig, (plane, space) = draw.canvas(1, 2, height=3.6, left=0.75)
    plane.set(title="The plane", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    plane.set(xlim=window[:2], ylim=window[2:], xticks=(-1, 0, 1), yticks=(-1, 0, 1))
    space.set(title="Hidden space", xlabel="hidden neuron 1", ylabel="hidden neuron 2")
    space.set(xlim=(-0.4, 5), ylim=(-0.4, 5), aspect="equal")

    for kind, look in enumerate(looks):
        draw.line(plane, *CORNERS[kind == KINDS].T, linestyle="none", zorder=6, **look)
    area = landscape.area(plane, landscape.outline(-1 + 0 * grid[0], window), animated=True)
    area.set_facecolor((style.MODEL, 0.25))
    dashed = {"color": style.INK, "linestyle": "--", "linewidth": 1.6, "animated": True}
    folds = [draw.line(plane, [], [], **dashed) for _ in range(2)]
    thin = {"color": style.MUTED, "linewidth": 0.8, "animated": True}
    net = [draw.line(space, [], [], **thin) for _ in straight]
    border = draw.line(space, [], [], animated=True)
    moving = {"linestyle": "none", "zorder": 6, "animated": True}
    spots = [draw.line(space, [], [], **moving, **look) for look in looks]
    status = draw.status(fig)

    for k in draw.log_spaced(STEPS + 1, frames=45):
        weights = walk[k]
        inward, biases, outward, base = network.split(weights)
        for line, across, bias in zip(folds, inward, biases, strict=True):
            line.set_data(*fold(across, bias).T)
        for line, thread in zip(net, straight, strict=True):
            line.set_data(*hidden(thread, weights).T)
        border.set_data(*fold(outward[0], base[0]).T)
        for kind, spot in enumerate(spots):
            spot.set_data(*hidden(CORNERS[kind == KINDS], weights).T)

        answers = network.predict(grid.reshape(2, -1).T, weights).reshape(grid.shape[1:])
        area.set_path(landscape.outline(answers, window))
        status.set_text(f"step {k}: loss {loss(weights):.3f}")
        yield fig
