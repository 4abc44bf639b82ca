"""The loss against a change of one input at a time, with a line of the slope that came back."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks import autodiff

given = {"x": 2, "w": 0.4, "b": 0.5, "t": 0.2}


def loss(x, w, b, t, tanh=np.tanh):
    """The computation of the boxes, for numbers and for values that remember."""
    return (tanh(x * w + b) - t) ** 2


values = {name: autodiff.Value(number, name) for name, number in given.items()}
found = autodiff.gradients(loss(**values, tanh=autodiff.tanh))
slopes = {name: found[value] for name, value in values.items()}
here, far, nudge, changes = loss(**given), 1, 0.01, np.linspace(-1, 1, 201)
centimetres = autodiff.Value(given["w"] / 100)
scaled = autodiff.gradients(loss(**values | {"x": 200, "w": centimetres}, tanh=autodiff.tanh))

facts = {"nudge": nudge, "scaled": scaled[centimetres]}
facts |= {k: (loss(**given | {k: v + nudge}) - here) / nudge for k, v in given.items()}
facts |= {"promised": far * slopes["w"], "kept": loss(**given | {"w": given["w"] + far}) - here}
alt = (
    "Three curves of the loss, against changes of x, w and b from -1 to 1, and a dashed line "
    f"through the middle of each, with the slopes {slopes['x']:.2f}, {slopes['w']:.2f} and "
    f"{slopes['b']:.2f}. Near the middle curve and line agree; further out they part."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.7, left=0.66)
    for ax, name in zip(axes, "xwb", strict=True):
        draw.line(ax, changes, loss(**given | {name: given[name] + changes}))
        draw.line(ax, changes, here + slopes[name] * changes, color=style.ERROR, linestyle="--")
        ax.set(xlabel=f"change of ${name}$", title=f"slope {slopes[name]:.2f}", ylim=(-0.3, 1.2))
    axes[0].set_ylabel("loss")
    return fig
