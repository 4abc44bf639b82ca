"""How many steps it takes until the loss is below a millionth, for every learning rate."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)


def needed(rate):
    """Steps until the loss is below 10⁻⁶."""
    walk = descend(bowl, (4, -9), GradientDescent(rate), steps=1000)
    small = bowl(walk.T) < 1e-6
    # True counts as larger than False, so this is the first step that gets there.
    return np.argmax(small)


# From 2/L = 0.4 on no number of steps is enough, so the curve ends shortly before.
rates = np.linspace(0.02, 0.395, 151)
counts = [needed(rate) for rate in rates]

facts = {
    "at_1": needed(0.1),
    "at_2": needed(0.2),
    "at_25": needed(0.25),
    "at_3": needed(1 / 3),
    # Asked for in an exercise.
    "at_39": needed(0.39),
}
alt = (
    "A U-shaped curve: many steps at small learning rates, "
    f"{facts['at_3']} at one third, and many again just below the limit of 0.4."
)


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="learning rate α", ylabel="steps", yscale="log", xlim=(0, 0.42), ylim=(12, 600))
    ax.set_yticks([20, 50, 100, 200, 500], ["20", "50", "100", "200", "500"])
    ax.minorticks_off()

    draw.line(ax, rates, counts)

    # Above the curve or below it, wherever there is room.
    marked = {"0.1": (0.1, 40), "0.2": (0.2, -26), "0.25": (0.25, 38), "1/3": (1 / 3, -20)}
    for name, (rate, aside) in marked.items():
        count = needed(rate)
        upwards = 14 if aside > 0 else -15
        draw.dot(ax, rate, count, color=style.TRUTH)
        draw.note(ax, f"{name}: {count}", (rate, count), (aside, upwards), color=style.TRUTH)
    return fig
