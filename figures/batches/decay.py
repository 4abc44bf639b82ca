"""A learning rate that fades combines the speed of a large one with the calm of a small one."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.schedules import Decay, Scheduled

x, y = data.line()
loss = line_loss(x, y)
epochs = 20

rules = {
    "large": GradientDescent(0.05),
    "small": GradientDescent(0.005),
    "fading": Scheduled(GradientDescent, Decay(first=0.05, halved_after=100)),
}


def height(rule, seed):
    """How far the loss is above the lowest one after each epoch of single dots."""
    dots = Batches(line_loss, x, y, size=1, seed=seed)
    walk = descend(dots, (-2, 5), rule, steps=100 * epochs)
    ends = walk[::100]
    return loss(ends.T) - loss(loss.minimum)


# One walk is at the mercy of the order of its dots; the mean over ten orders is not.
above = {}
for name, rule in rules.items():
    above[name] = np.mean([height(rule, seed) for seed in range(10)], axis=0)

facts = {
    "large_1": above["large"][1],
    "large_20": above["large"][20],
    "small_1": above["small"][1],
    "small_20": above["small"][20],
    "fading_1": above["fading"][1],
    "fading_20": above["fading"][20],
}

alt = (
    "How far the loss is above the lowest one, epoch by epoch on a logarithmic axis. With the "
    "large rate it falls at once and then stays; with the small one it falls slowly to a lower "
    "level; with the fading one it falls at once and goes on falling below both."
)


def draw_rule(ax, name, marker, color, offset):
    """The mean height of a rule, epoch by epoch, with its name."""
    draw.line(ax, range(epochs + 1), above[name], color=color, marker=marker, markersize=5)
    draw.note(ax, name, (17, above[name][17]), offset, color=color)


def figure():
    fig, ax = draw.canvas()
    draw_rule(ax, "large", "o", style.MODEL, (0, 14))
    draw_rule(ax, "small", "s", style.DATA, (0, 14))
    draw_rule(ax, "fading", "D", style.TRUTH, (0, -16))
    ax.set(xlabel="epoch", xlim=(-0.5, 20.5), xticks=range(0, 21, 5))
    ax.set(ylabel="loss above the lowest", yscale="log", ylim=(1e-5, 100))
    return fig
