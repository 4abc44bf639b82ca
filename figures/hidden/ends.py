"""Three starts with two hidden neurons, and what they have learned: all corners, three, or two."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.hidden import CORNERS, KINDS, corners_loss, train
from gdviz.networks.folds import fold

run = train(2)
losses = run["losses"][-1]
network = corners_loss(2).network

# The first start of each kind.
seeds = [
    np.flatnonzero(losses < 0.1)[0],
    np.flatnonzero(abs(losses - 0.35) < 0.01)[0],
    np.flatnonzero(abs(losses - 0.48) < 0.01)[0],
]
weights = run["weights"][seeds]
chances = [1 / (1 + np.exp(-network.predict(CORNERS, row)[:, 0])) for row in weights]

_, two, three = chances
facts = {"two": two[0], "three": three[0], "coin": np.log(2)}
alt = (
    "Three squares with dots on two opposite corners and squares on the two others. In the first "
    "an area holds both squares and no dot. In the second its edge runs through a dot and a square "
    "whose chances are one half. In the third all corners but one, a square, have a chance of a "
    "third. Dashed lines show where hidden sums are 0."
)
window = (-1.5, 1.5, -1.5, 1.5)
grid = landscape.grid(window)


def plane(ax, row, chance):
    """The corners with their chances of being a square, and the lines of the hidden neurons."""
    answers = network.predict(grid.reshape(2, -1).T, row)[:, 0].reshape(grid.shape[1:])
    border = landscape.outline(answers, window)
    landscape.area(ax, border, facecolor=(style.MODEL, 0.25), edgecolor=style.MODEL)
    inward, biases, *_ = network.split(row)
    for across, bias in zip(inward, biases, strict=True):
        draw.line(ax, *fold(across, bias).T, color=style.INK, linestyle="--", linewidth=1.4)

    for corner, kind, share in zip(CORNERS, KINDS, chance, strict=True):
        look = {"color": style.SIX[1 + kind], "s": 60, "marker": "os"[kind], "zorder": 6}
        draw.scatter(ax, *corner, **look)
        draw.note(ax, f"{share:.2f}", corner, (0, -15 if corner[1] < 0 else 15))
    ax.set(xticks=[], yticks=[], aspect="equal", xlim=(-1.7, 1.7), ylim=(-1.7, 1.7))


def figure():
    fig, axes = draw.canvas(1, 3, height=2.5, bare=(0, 1, 2))
    for ax, row, chance, seed in zip(axes, weights, chances, seeds, strict=True):
        plane(ax, row, chance)
        ax.set_title(f"loss {losses[seed]:.3f}")
    return fig
