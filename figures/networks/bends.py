"""Two networks learn a parabola: the one without an activation stays a line, the other bends."""

from gdviz import data
from gdviz.drawing import draw
from gdviz.networks.network import Network, NetworkLoss, dense_network
from gdviz.networks.operations import squared_error
from gdviz.optim.descent import GradientDescent, descend

x, y = (column[:, None] for column in data.parabola())
bending = dense_network((1, 6, 1))
networks, rule, steps = (Network(bending.layers[::2]), bending), GradientDescent(0.01), 3000
losses = [NetworkLoss(network, squared_error, x, y) for network in networks]
walks = [descend(loss, bending.init(seed=9), rule, steps) for loss in losses]

stuck = NetworkLoss(dense_network((1, 8, 1)), squared_error, x, y)
end = descend(stuck, stuck.network.init(seed=0), rule, steps)[-1]
silent = next(iter(stuck.network.outputs(x, end))).max(axis=0) < 0

facts = {"steps": steps, "line": losses[0](walks[0][-1]), "bent": losses[1](walks[1][-1])}
facts |= {"stuck": stuck(end), "silent": silent.sum()}
alt = (
    "Dots along a parabola, twice. Left, a line turns until it lies level across the middle, with "
    f"a loss of {facts['line']:.2f}. Right, a line gets corners and folds itself into the "
    f"parabola, with a loss of {facts['bent']:.2f}."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.1)
    drawn, titles = [], ("Without activation", "With ReLU")
    for ax, title in zip(axes, titles, strict=True):
        draw.scatter(ax, x, y)
        drawn.append(draw.line(ax, x, 0 * x, animated=True))
        ax.set(title=title, xlabel="$x$", ylabel="$y$", ylim=(-5, 11))
    status = draw.status(fig)
    for k in draw.log_spaced(steps + 1, frames=60):
        for line, network, walk in zip(drawn, networks, walks, strict=True):
            line.set_ydata(network.predict(x, walk[k]))
        now = " and ".join(f"{loss(walk[k]):.3f}" for loss, walk in zip(losses, walks, strict=True))
        status.set_text(f"step {k}: losses {now}")
        yield fig
