"""The best lines beside the laziest guess, a level line at the average: one wins, one is it."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

measured = {"line": data.line(), "parabola": data.parabola()}
best = {name: line_loss(x, y).minimum for name, (x, y) in measured.items()}
x = np.linspace(-2.4, 2.4, 100)
truths = {"line": 2 * x + 1, "parabola": 2 * x**2 + 1}
places = measured["parabola"][0]
pure = line_loss(places, 2 * places**2 + 1)

facts = {f"variance_{name}": np.var(y) for name, (_, y) in measured.items()}
facts |= {"pure_intercept": pure.minimum[1], "pure_loss": pure(pure.minimum)}
alt = (
    "Two plots. On the left the line of best fit climbs through its measurements, almost on the "
    "dashed truth, and far from the level average. On the right line and average coincide: both "
    "lie flat across a parabola of dots."
)


def figure():
    fig, axes = draw.canvas(1, 2)
    for ax, name in zip(axes, measured, strict=True):
        draw.scatter(ax, *measured[name], alpha=0.6)
        draw.line(ax, x, truths[name], color=style.TRUTH, linestyle="--", label="truth")
        draw.line(ax, x[8:-8], np.polyval(best[name], x[8:-8]), label="best line")
        average = np.full_like(x, measured[name][1].mean())
        draw.line(ax, x, average, color=style.INK, linestyle=":", label="average")
        ax.set(title=f"data from a {name}", xlabel="$x$", ylabel="$y$", ylim=(-4.5, 10.5))
    axes[0].legend(loc="upper left")
    return fig
