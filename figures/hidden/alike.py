"""Four hidden neurons that begin alike walk as one; four that begin at random go their own ways."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import CORNERS, KINDS, RATE
from gdviz.networks.network import NetworkLoss, dense_network
from gdviz.networks.operations import cross_entropy
from gdviz.optim.descent import GradientDescent, descend

network = dense_network((2, 4, 1))
loss = NetworkLoss(network, cross_entropy, CORNERS, KINDS[:, None].astype(float))
STEPS = 300

alike = np.zeros(network.size)
inward, _, outward, _ = network.split(alike)
inward[:] = (0.8, 0.3)
outward[:] = 0.5
different = network.init(seed=3)

walks = {
    "Begun alike": descend(loss, alike, GradientDescent(RATE), STEPS),
    "Begun at random": descend(loss, different, GradientDescent(RATE), STEPS),
}
# Of each step, the weights of all hidden neurons: (steps + 1, neurons, 2).
ways = {title: np.array([network.split(w)[0] for w in walk]) for title, walk in walks.items()}

together, apart = walks.values()
facts = {
    "steps": STEPS,
    "alike": loss(together[-1]),
    "different": loss(apart[-1]),
    "gap": np.ptp(ways["Begun alike"], axis=1).max(),
}
alt = (
    "Two maps of the weights of four hidden neurons. On the left a single dot moves, for all four "
    f"are in one place, and the loss ends at {facts['alike']:.3f}. On the right four dots go four "
    f"ways, and the loss ends at {facts['different']:.3f}."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.6, left=0.75)
    trails, dots = [], []
    for ax, (title, way) in zip(axes, ways.items(), strict=True):
        ax.set(title=title, xlabel="weight of $x_1$", ylabel="weight of $x_2$", aspect="equal")
        ax.set(xlim=(-3.3, 3.3), ylim=(-3.3, 3.3))
        for neuron in range(4):
            draw.scatter(ax, *way[0, neuron], s=30, facecolor=style.PAPER, edgecolor=style.INK)
            trails.append(draw.line(ax, [], [], color=style.INK, linewidth=1.5, animated=True))
            dots.append(draw.dot(ax, *way[0, neuron], animated=True))
    status = draw.status(fig)

    for k in draw.log_spaced(STEPS + 1, frames=30):
        for number, (trail, dot) in enumerate(zip(trails, dots, strict=True)):
            way = list(ways.values())[number // 4][: k + 1, number % 4]
            trail.set_data(*way.T)
            dot.set_data(*way[-1:].T)
        status.set_text(f"step {k}: losses {loss(together[k]):.3f} and {loss(apart[k]):.3f}")
        yield fig
