"""The losses of all walks on a logarithmic axis, where each soon is a straight line."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)


def losses_with(rate):
    """The loss before the first and after each of 49 steps with a learning rate."""
    walk = descend(bowl, (4, -9), GradientDescent(rate), steps=49)
    return bowl(walk.T)


losses = {
    "0.01": losses_with(0.01),
    "0.1": losses_with(0.1),
    "0.25": losses_with(0.25),
    "1/3": losses_with(1 / 3),
    "0.5": losses_with(0.5),
}

facts = {
    "below_1": np.argmax(losses["0.1"] < 0.01),
    "below_25": np.argmax(losses["0.25"] < 0.01),
    "loss_at_25": losses["0.1"][25],
    "share_at_25": losses["0.1"][25] / losses["0.1"][0],
}
alt = (
    "Loss against step for five learning rates, on a logarithmic axis: 0.5 climbs in a straight "
    "line, and 0.01, 0.1, 0.25 and 1/3 fall, each more steeply than the one before."
)


def figure():
    fig, ax = draw.canvas(height=4.2)
    # The best rate, 1/3, has the colour of the truth, and the one that flies off that of an error.
    looks = {
        "0.01": {"color": style.MUTED},
        "0.1": {"color": style.DATA},
        "0.25": {"color": style.MODEL},
        "1/3": {"color": style.TRUTH, "linestyle": "--"},
        "0.5": {"color": style.ERROR, "linestyle": "-."},
    }
    for name, look in looks.items():
        draw.line(ax, range(50), losses[name], **look)
        end = (49, losses[name][-1])
        draw.note(ax, f"rate {name}", end, (38, 0), color=look["color"])

    # Each step changes the loss by about the same factor, which a logarithmic axis draws straight.
    ax.set(xlabel="step", ylabel="loss", yscale="log", xlim=(-1, 62), xticks=range(0, 51, 10))
    ax.set_yticks([1e-15, 1e-10, 1e-5, 1, 1e5, 1e10, 1e15])
    return fig
