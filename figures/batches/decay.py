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
        walks = heights(1, rate, epochs, replace=replace)
        above[way, name] = np.mean(walks, axis=1)
        facts[f"{way}_{name}_20"] = above[way, name][20]
    facts[f"dealt_{name}_1"] = above["dealt", name][1]

# At the line of best fit the gradients of single dots, 2r · (x, 1), do not vanish.
x, y = data.line()
loss = line_loss(x, y)
residuals = loss.residuals(loss.minimum)
gradients = 2 * np.column_stack([residuals * x, residuals])

# How far they scatter along both directions in which the bowl is curved.
curvatures, directions = np.linalg.eigh(loss.hessian)
along = gradients @ directions
spreads = np.sqrt(np.mean(along**2, axis=0))
facts["curvature_1"], facts["curvature_2"] = curvatures
facts["spread_1"], facts["spread_2"] = spreads

# A rate that stays ends on a floor; one that fades has none.
theory = {}
for name in ("large", "small"):
    theory[name] = floor(rates[name], spreads, curvatures)
    facts[f"theory_{name}"] = theory[name]

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
