"""How well batches of each size do at each learning rate, after one epoch and after three."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.experiments.shuffles import heights
from gdviz.functions.regression import line_loss

sizes = (1, 10, 100)
epochs = (1, 3, 10)

# Sixteen rates for every factor of ten, from 0.0018 to 0.75.
rates = 10 ** (np.arange(-44, -1) / 16)

# The mean over 200 shuffles, for a single one may be lucky.
above = {}
facts = {"rates": len(rates)}
for size in sizes:
    found = heights(size, rates, epochs[-1])
    above[size] = np.mean(found, axis=2)
    for epoch in epochs:
        best = np.argmin(above[size][epoch])
        facts[f"rate_{size}_after_{epoch}"] = rates[best]
        facts[f"size_{size}_after_{epoch}"] = above[size][epoch][best]

# Above this rate the full batch leaves the bowl.
curvatures = np.linalg.eigvalsh(line_loss(*data.line()).hessian)
facts["limit"] = 2 / curvatures[-1]

alt = (
    "Loss above the lowest against the learning rate, for 1, 10 and 100 dots a step: three "
    f"valleys, the larger the batch the further to the right. After one epoch the lowest points "
    f"are at rates of {facts['rate_1_after_1']:.3f}, {facts['rate_10_after_1']:.2f} and "
    f"{facts['rate_100_after_1']:.2f}, and the third valley ends high up; after three it is the "
    "deepest."
)


def draw_valley(ax, epoch, size, color, marker):
    """The height over the rate for one size, with a mark at its best rate."""
    draw.line(ax, rates, above[size][epoch], color=color)
    best = facts[f"rate_{size}_after_{epoch}"]
    draw.dot(ax, best, facts[f"size_{size}_after_{epoch}"], color=color, marker=marker)


def figure():
    fig, axes = draw.canvas(1, 2, height=4, left=0.75)
    for ax, epoch in zip(axes, (1, 3), strict=True):
        draw_valley(ax, epoch, 1, style.MODEL, "o")
        draw_valley(ax, epoch, 10, style.DATA, "s")
        draw_valley(ax, epoch, 100, style.TRUTH, "D")
        ax.set(xlabel="learning rate α", xscale="log", xlim=(1.5e-3, 0.9))
        ax.set(yscale="log", ylim=(2e-4, 80))
    axes[0].set(title="After 1 epoch", ylabel="loss above the lowest")
    axes[1].set(title="After 3 epochs")
    axes[1].yaxis.set_major_formatter(lambda height, place: "")

    draw.note(axes[0], "1", (0.004, 6), (0, 0), color=style.MODEL)
    draw.note(axes[0], "10", (0.02, 12), (0, 0), color=style.DATA)
    draw.note(axes[0], "100 dots", (0.08, 40), (0, 0), color=style.TRUTH)
    return fig
