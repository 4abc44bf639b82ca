"""Floors of the loss for rates that stay and one that fades, with dots that are drawn or dealt."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.experiments.shuffles import floor, heights
from gdviz.functions.regression import line_loss
from gdviz.optim.schedules import Decay

epochs = 20
rates = {"large": 0.05, "small": 0.005, "fading": Decay(first=0.05, halved_after=100)}

# One walk is at the mercy of the order of its dots; the mean over 200 orders is not.
above = {}
facts = {}
for name, rate in rates.items():
    for way, replace in (("drawn", True), ("dealt", False)):
        above[way, name] = np.mean(heights(1, rate, epochs, replace=replace), axis=1)
        facts[f"{way}_{name}_20"] = above[way, name][20]
    facts[f"dealt_{name}_1"] = above["dealt", name][1]

# How far the gradients of single dots scatter at the line of best fit, along both directions in
# which the bowl is curved.
x, y = data.line()
loss = line_loss(x, y)
curvatures, directions = np.linalg.eigh(loss.hessian)
gradients = 2 * (loss.residuals(loss.minimum) * np.array([x, np.ones(len(x))])).T
spreads = np.sqrt(np.mean((gradients @ directions) ** 2, axis=0))
theory = {name: floor(rates[name], spreads, curvatures) for name in ("large", "small")}
facts |= {f"theory_{name}": height for name, height in theory.items()}
facts |= {"curvature_1": curvatures[0], "curvature_2": curvatures[1]}
facts |= {"spread_1": spreads[0], "spread_2": spreads[1]}

alt = (
    "Loss above the lowest, epoch by epoch, on logarithmic axes. Left, drawn dots: a large and a "
    "small rate stay on their dashed floors, a fading one falls below both. Right, dealt dots: "
    "the large rate stays near its floor, and the other two end far below the floor of the small "
    "one."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=4.2, left=0.75)
    looks = {"large": (style.MODEL, "o"), "small": (style.DATA, "s"), "fading": (style.TRUTH, "D")}
    for ax, way in zip(axes, ("drawn", "dealt"), strict=True):
        for name, height in theory.items():
            ax.axhline(height, color=looks[name][0], linestyle="--", linewidth=1.4)
        for name, (color, marker) in looks.items():
            draw.line(ax, range(epochs + 1), above[way, name], color=color, linewidth=1.6)
            draw.line(ax, epochs, above[way, name][-1], color=color, marker=marker, markersize=8)
        ax.set(xlabel="epoch", xlim=(0, 21), xticks=(0, 10, 20), yscale="log", ylim=(1e-5, 100))
    axes[0].set(title="Drawn anew each time", ylabel="loss above the lowest")
    axes[1].set(title="Dealt like cards")
    axes[1].yaxis.set_major_formatter(lambda height, place: "")

    for name, offset in (("large", (0, 14)), ("small", (0, 14)), ("fading", (0, -16))):
        draw.note(
            axes[1], f"{name} rate", (13, above["dealt", name][13]), offset, color=looks[name][0]
        )
    return fig
