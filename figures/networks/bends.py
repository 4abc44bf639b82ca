"""Two networks learn a parabola: the one without an activation stays a line, the other bends."""

from gdviz import data
from gdviz.drawing import draw
from gdviz.experiments.starts import MIDDLE, RATE, STEPS
from gdviz.networks.network import Network, NetworkLoss, dense_network
from gdviz.networks.operations import squared_error
from gdviz.optim.descent import GradientDescent, descend

x, y = data.parabola()
inputs = x[:, None]
targets = y[:, None]


def train(network):
    """The loss of a network on the parabola, and the walk from random weights."""
    loss = NetworkLoss(network, squared_error, inputs, targets)
    walk = descend(loss, network.init(seed=MIDDLE), GradientDescent(RATE), STEPS)
    return loss, walk


bending = dense_network((1, 6, 1))
# Every other layer is an activation: without it, two dense layers make no more than a line.
straight = Network(bending.layers[::2])
straight_loss, straight_walk = train(straight)
bending_loss, bending_walk = train(bending)

facts = {
    "steps": STEPS,
    "line": straight_loss(straight_walk[-1]),
    "bent": bending_loss(bending_walk[-1]),
}
alt = (
    "Dots along a parabola, twice. Left, a line turns until it lies level across the middle, with "
    f"a loss of {facts['line']:.2f}. Right, a line gets corners and folds itself into the "
    f"parabola, with a loss of {facts['bent']:.2f}."
)


def panel(ax, title):
    """The points, and the line that will show what a network answers."""
    draw.scatter(ax, x, y)
    ax.set(title=title, xlabel="$x$", ylabel="$y$", ylim=(-5, 11))
    return draw.line(ax, x, 0 * x, animated=True)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.1)
    straight_line = panel(left, "Without activation")
    bending_line = panel(right, "With ReLU")
    status = draw.status(fig)

    for k in draw.log_spaced(STEPS + 1, frames=60):
        straight_line.set_ydata(straight.predict(inputs, straight_walk[k]))
        bending_line.set_ydata(bending.predict(inputs, bending_walk[k]))
        straight_now = straight_loss(straight_walk[k])
        bending_now = bending_loss(bending_walk[k])
        status.set_text(f"step {k}: losses {straight_now:.3f} and {bending_now:.3f}")
        yield fig
