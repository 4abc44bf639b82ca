"""Three activations above, and below them their derivatives."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.operations import relu, sigmoid, tanh

z = np.linspace(-5, 5, 401)
activations = {"ReLU": relu, "sigmoid": sigmoid, "tanh": tanh}
found = {name: activation(z) for name, activation in activations.items()}
curves = {
    name: (values, pullback(np.ones_like(z))[0]) for name, (values, pullback) in found.items()
}
middle = {name: slopes[200] for name, (_, slopes) in curves.items()}

facts = {f"middle_{name.lower()}": slope for name, slope in middle.items()}
facts |= {"sigmoid_far": curves["sigmoid"][1][-1], "tanh_far": curves["tanh"][1][-1]}
alt = (
    "Above, three curves against z from -5 to 5: ReLU is 0 and then climbs straight from a corner, "
    "sigmoid and tanh are S-shaped steps. Below, their derivatives: that of ReLU jumps from 0 to "
    "1, those of the other two are bells with a height of "
    f"{middle['sigmoid']:.2f} and {middle['tanh']:.0f}."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=4.4, left=0.5)
    for number, (name, (values, slopes)) in enumerate(curves.items()):
        above, below = axes[number], axes[number + 3]
        draw.line(above, z, values)
        above.set(title=name, xlabel="$z$")
        parts = [z <= 0, z > 0] if name == "ReLU" else [z < 6]
        for part in parts:
            draw.line(below, z[part], slopes[part], color=style.ERROR)
        below.set(title="its derivative", xlabel="$z$", ylim=(-0.08, 1.12))
        draw.dot(below, 0, middle[name], color=style.ERROR, markersize=7)
    draw.dot(axes[3], 0, 1, color=style.PAPER, markeredgecolor=style.ERROR, markersize=7)
    return fig
