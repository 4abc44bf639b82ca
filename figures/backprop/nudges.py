"""The loss against a change of one input at a time, with a line of the slope that came back."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks import autodiff


def loss(x, w, b, t, tanh=np.tanh):
    """The computation of the boxes, for numbers and for values that remember."""
    return (tanh(x * w + b) - t) ** 2


given = {"x": 2, "w": 0.4, "b": 0.5, "t": 0.2}
here = loss(**given)


def changed(name, change):
    """The loss after a change of one input."""
    inputs = dict(given)
    inputs[name] += change
    return loss(**inputs)


# Backpropagation finds the slopes by all inputs in one sweep.
values = {name: autodiff.Value(number) for name, number in given.items()}
gradients = autodiff.gradients(loss(**values, tanh=autodiff.tanh))
slopes = {name: gradients[value] for name, value in values.items()}

# A nudge finds one slope at a time, and only nearly, for the curve bends.
nudge = 0.01
nudged = {name: (changed(name, nudge) - here) / nudge for name in given}

# With x in centimetres w is a hundredth: the answer stays, and the slope does not.
w_small = autodiff.Value(given["w"] / 100)
in_centimetres = loss(200, w_small, values["b"], values["t"], tanh=autodiff.tanh)

far = 1
facts = {
    "nudge": nudge,
    "scaled": autodiff.gradients(in_centimetres)[w_small],
    **nudged,
    "promised": far * slopes["w"],
    "kept": changed("w", far) - here,
}
alt = (
    "Three curves of the loss, against changes of x, w and b from -1 to 1, and a dashed line "
    f"through the middle of each, with the slopes {slopes['x']:.2f}, {slopes['w']:.2f} and "
    f"{slopes['b']:.2f}. Near the middle curve and line agree; further out they part."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.7, left=0.66)
    changes = np.linspace(-1, 1, 201)
    for ax, name in zip(axes, "xwb", strict=True):
        slope = slopes[name]
        draw.line(ax, changes, changed(name, changes))
        draw.line(ax, changes, here + slope * changes, color=style.ERROR, linestyle="--")
        ax.set(xlabel=f"change of ${name}$", ylabel="loss", ylim=(-0.3, 1.2))
        ax.set_title(f"slope {slope:.2f}", color=style.ERROR)
    return fig
