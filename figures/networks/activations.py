"""Three activations above, and below them their derivatives."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.operations import relu, sigmoid, tanh

activations = {"ReLU": relu, "sigmoid": sigmoid, "tanh": tanh}
z = np.linspace(-5, 5, 401)
zero = 200  # Where z is 0.

values = {}
derivatives = {}
for name, activation in activations.items():
    values[name], pullback = activation(z)
    # Each value depends on its own z only, so that ones pulled back are the derivatives.
    (derivatives[name],) = pullback(np.ones_like(z))

facts = {
    "middle_relu": derivatives["ReLU"][zero],
    "middle_sigmoid": derivatives["sigmoid"][zero],
    "middle_tanh": derivatives["tanh"][zero],
    "sigmoid_far": derivatives["sigmoid"][-1],
    "tanh_far": derivatives["tanh"][-1],
}
alt = (
    "Above, three curves against z from -5 to 5: ReLU is 0 and then climbs straight from a corner, "
    "sigmoid and tanh are S-shaped steps. Below, their derivatives: that of ReLU jumps from 0 to "
    "1, those of the other two are bells with a height of "
    f"{facts['middle_sigmoid']:.2f} and {facts['middle_tanh']:.0f}."
)


def derivative(ax, name):
    """The curve of a derivative, with a dot where z is 0."""
    slopes = derivatives[name]
    if name == "ReLU":
        # A line across the jump would claim all the slopes between 0 and 1.
        draw.line(ax, z[z <= 0], slopes[z <= 0], color=style.ERROR)
        draw.line(ax, z[z > 0], slopes[z > 0], color=style.ERROR)
    else:
        draw.line(ax, z, slopes, color=style.ERROR)
    ax.set(title="its derivative", xlabel="$z$", ylim=(-0.08, 1.12))
    draw.dot(ax, 0, slopes[zero], color=style.ERROR, markersize=7)


def figure():
    fig, axes = draw.canvas(2, 3, height=4.4, left=0.5)
    for above, below, name in zip(axes[:3], axes[3:], activations, strict=True):
        draw.line(above, z, values[name])
        above.set(title=name, xlabel="$z$")
        derivative(below, name)

    # At the jump the slope is taken to be 0: the ring marks the value that it does not have.
    draw.dot(axes[3], 0, 1, color=style.PAPER, markeredgecolor=style.ERROR, markersize=7)
    return fig
