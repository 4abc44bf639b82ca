"""A function looks gentle in one place and sharp in another, until steps fit each neuron."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import rescale, train
from gdviz.networks.plane import random_direction

loss, walk = train(skips=True, seed=5)
trained, twin = walk[-1], rescale(loss.network, walk[-1], factor=4)
fitted = [random_direction(loss.network, weights, seed=0) for weights in (trained, twin)]
raw = np.random.default_rng(0).normal(size=trained.size)
raw *= np.linalg.norm(fitted[0]) / np.linalg.norm(raw)
steps, losses = np.linspace(-0.5, 0.5, 101), []
for weights, way in ((trained, raw), (twin, raw), (trained, fitted[0]), (twin, fitted[1])):
    losses.append(np.array([loss(weights + step * way) for step in steps]))

facts = {"gentle": losses[0][20], "sharp": losses[1][20], "mended": losses[2][20]}
alt = (
    "Left, two valleys meet at their floor: a wide one, and a dashed one that is far narrower, "
    f"{losses[1][20]:.0f} high where the wide one has {losses[0][20]:.2f}. Right, with a direction "
    "fitted to each neuron, the solid and the dashed valley are one."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.3)
    for ax, one, other in zip(axes, losses[::2], losses[1::2], strict=True):
        draw.line(ax, steps, one, label="as trained")
        draw.line(ax, steps, other, color=style.INK, linestyle="--", label="rescaled")
        ax.set(yscale="log", ylim=(0.004, 300), xlabel="step", ylabel="loss")
    axes[0].set(title="As it was drawn")
    axes[1].set(title="Fitted to each neuron")
    axes[1].legend(loc="upper center")
    return fig
