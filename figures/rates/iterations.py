"""How many steps it takes until the loss is below a millionth, for every learning rate."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)


def needed(rate):
    """Steps until the loss is below 10⁻⁶."""
    losses = bowl(descend(bowl, (4, -9), GradientDescent(rate), steps=1000).T)
    return np.argmax(losses < 1e-6)


rates = np.linspace(0.02, 0.395, 151)
counts = [needed(rate) for rate in rates]
marked = {"0.1": 0.1, "0.2": 0.2, "0.25": 0.25, "1/3": 1 / 3}

facts = {f"at_{name[-2:].strip('./')}": needed(rate) for name, rate in marked.items()}
alt = (
    "A U-shaped curve: many steps at small learning rates, "
    f"{facts['at_3']} at one third, and many again just below the limit of 0.4."
)


def figure():
    fig, ax = draw.canvas()
    draw.line(ax, rates, counts)
    for name, rate in marked.items():
        place = rate, needed(rate)
        draw.dot(ax, *place, color=style.TRUTH)
        draw.note(ax, f"{name}: {place[1]}", place, (-14, -15), color=style.TRUTH)
    ax.set(xlabel="learning rate α", ylabel="steps", yscale="log", xlim=(0, 0.42), ylim=(12, 600))
    ax.set_yticks([20, 50, 100, 200, 500], ["20", "50", "100", "200", "500"])
    ax.minorticks_off()
    return fig
