"""A function looks gentle in one place and sharp in another, until steps fit each neuron."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import rescale, train
from gdviz.networks.plane import random_direction

loss, walk = train(skips=True, seed=5)
trained = walk[-1]
# Other weights of the very same function: what one layer gains, the next one loses.
twin = rescale(loss.network, trained, factor=4)

fitted = random_direction(loss.network, trained, seed=0)
fitted_to_twin = random_direction(loss.network, twin, seed=0)
raw = np.random.default_rng(0).normal(size=trained.size)
# Equal in length, the raw direction and the fitted one differ only in what each neuron gets of it.
raw *= np.linalg.norm(fitted) / np.linalg.norm(raw)

steps = np.linspace(-0.5, 0.5, 101)


def losses_along(weights, direction):
    """The loss on a straight line through a point."""
    return np.array([loss(weights + step * direction) for step in steps])


# The same raw step is small beside large weights, and large beside small ones.
gentle = losses_along(trained, raw)
sharp = losses_along(twin, raw)
mended = losses_along(trained, fitted)
mended_twin = losses_along(twin, fitted_to_twin)

beside = 20  # The place where the step is -0.3.
facts = {
    "gentle": gentle[beside],
    "sharp": sharp[beside],
    "mended": mended[beside],
}
alt = (
    "Left, two valleys meet at their floor: a wide one, and a dashed one that is far narrower, "
    f"{sharp[beside]:.0f} high where the wide one has {gentle[beside]:.2f}. Right, with a "
    "direction fitted to each neuron, the solid and the dashed valley are one."
)


def valleys(ax, title, of_trained, of_twin):
    """The losses round two points whose networks answer alike."""
    draw.line(ax, steps, of_trained, label="as trained")
    draw.line(ax, steps, of_twin, color=style.INK, linestyle="--", label="rescaled")
    ax.set(title=title, yscale="log", ylim=(0.004, 300), xlabel="step", ylabel="loss")


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.3)
    valleys(left, "As it was drawn", gentle, sharp)
    valleys(right, "Fitted to each neuron", mended, mended_twin)
    right.legend(loc="upper center")
    return fig
