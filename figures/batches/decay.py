"""A learning rate that fades combines the speed of a large one with the calm of a small one."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.schedules import Decay, Scheduled

(x, y), epochs = data.line(), 20
loss = line_loss(x, y)
rules = {"large": GradientDescent(0.05), "small": GradientDescent(0.005)}
rules["fading"] = Scheduled(GradientDescent, Decay(first=0.05, halved_after=100))
above = {}
for name, rule in rules.items():
    orders = [Batches(line_loss, x, y, 1, seed) for seed in range(10)]
    ends = [descend(order, (-2, 5), rule, 100 * epochs)[::100] for order in orders]
    above[name] = np.mean([loss(walk.T) - loss(loss.minimum) for walk in ends], axis=0)
facts = {f"{name}_{n}": left[n] for name, left in above.items() for n in (1, 20)}
alt = (
    "How far the loss is above the lowest one, epoch by epoch on a logarithmic axis. With the "
    "large rate it falls at once and then stays; with the small one it falls slowly to a lower "
    "level; with the fading one it falls at once and goes on falling below both."
)


def figure():
    fig, ax = draw.canvas()
    looks = {"large": ("o", style.MODEL), "small": ("s", style.DATA), "fading": ("D", style.TRUTH)}
    places = {"large": (0, 14), "small": (0, 14), "fading": (0, -16)}
    for name, (marker, color) in looks.items():
        draw.line(ax, range(epochs + 1), above[name], color=color, marker=marker, markersize=5)
        draw.note(ax, name, (17, above[name][17]), places[name], color=color)
    ax.set(xlabel="epoch", ylabel="loss above the lowest", yscale="log", xlim=(-0.5, 20.5))
    ax.set(xticks=range(0, 21, 5), ylim=(1e-5, 100))
    return fig
