"""Three activations on one scale, and below them their derivatives on another."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.operations import relu, sigmoid, tanh

activations = {"ReLU": relu, "sigmoid": sigmoid, "tanh": tanh}
colors = {"ReLU": style.MODEL, "sigmoid": style.TRUTH, "tanh": style.DATA}
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
    "Above, three curves against z from -5 to 5: ReLU is 0 and then climbs straight out of the "
    "picture, sigmoid is a step from 0 to 1, and tanh a steeper one from -1 to 1. Below, their "
    "derivatives: that of ReLU jumps from 0 to 1, those of the other two are bells with heights "
    f"of {facts['middle_sigmoid']:.2f} and {facts['middle_tanh']:.0f}."
)


def derivative(ax, name):
    """The curve of a derivative, with a dot where z is 0."""
    slopes = derivatives[name]
    color = colors[name]
    if name == "ReLU":
        # A line across the jump would claim all the slopes between 0 and 1.
        draw.line(ax, z[z <= 0], slopes[z <= 0], color=color)
        draw.line(ax, z[z > 0], slopes[z > 0], color=color)
    else:
        draw.line(ax, z, slopes, color=color)
    draw.dot(ax, 0, slopes[zero], color=color, markersize=7)


def figure():
    fig, (above, below) = draw.canvas(2, 1, height=5.8)
    for name in activations:
        draw.line(above, z, values[name], color=colors[name])
        derivative(below, name)

    # At the jump the slope is taken to be 0: the ring marks the value that it does not have. It is
    # wider than the dots and lies below them, for tanh has that very value.
    ring = {"color": style.PAPER, "markeredgecolor": colors["ReLU"], "markeredgewidth": 2}
    draw.dot(below, 0, 1, markersize=14, zorder=5, **ring)

    draw.note(above, "ReLU", (1.6, 1.6), (30, 8), color=colors["ReLU"])
    draw.note(above, "sigmoid", (-2.6, 0.07), (0, 14), color=colors["sigmoid"])
    draw.note(above, "tanh", (-2.6, -0.99), (0, 13), color=colors["tanh"])
    above.set(title="Activation", xlabel="$z$", ylabel="value", ylim=(-1.2, 2.2))
    draw.note(below, "ReLU", (3.5, 1), (0, -14), color=colors["ReLU"])
    draw.note(below, "sigmoid", (-2.4, 0.08), (-22, 16), color=colors["sigmoid"])
    draw.note(below, "tanh", (-0.75, 0.6), (-24, 6), color=colors["tanh"])
    below.set(title="Its derivative", xlabel="$z$", ylabel="slope", ylim=(-0.1, 1.15))
    return fig
