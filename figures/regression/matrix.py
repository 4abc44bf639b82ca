"""Five of the hundred rows: features times weights, less the measurements, are the misses."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import polynomial_loss

loss = polynomial_loss(*data.parabola(), degree=2)
weights, rows = loss.minimum, slice(0, 100, 22)
free = polynomial_loss(*data.parabola(count=20), degree=15)
facts = {"count": len(loss.y), "condition_2": np.linalg.cond(loss.columns)}
facts["condition_15"] = np.linalg.cond(free.columns)
alt = (
    "Numbers in boxes. Five rows and three columns, for the square of x, x and 1, times a column "
    f"of three weights, {weights[0]:.2f}, {weights[1]:.2f} and {weights[2]:.2f}, make a column of "
    "five predictions. Less five measurements it is a column of five misses."
)


def figure():
    fig, ax = draw.canvas(height=2.7, bare=[0])
    parts = {
        "$X$": (loss.columns[rows], 0, style.DATA, "·"),
        "$w$": (weights[:, None], 3.6, style.MODEL, "="),
        "$Xw$": (loss.columns[rows] @ weights[:, None], 5.2, style.MODEL, "−"),
        "$y$": (loss.y[rows, None], 6.8, style.DATA, "="),
        "$r$": (loss.residuals(weights)[rows, None], 8.4, style.ERROR, ""),
    }
    for name, (numbers, left, color, sign) in parts.items():
        height, width = numbers.shape
        draw.matrix(ax, numbers, left, facecolor=color)
        ax.text(left + width / 2, 0.9, name, ha="center", color=color)
        ax.text(left + width + 0.3, -1.5, sign, ha="center", va="center", size=15)
        size = f"{100 if height == 5 else 3} × {width}"
        ax.text(left + width / 2, -height - 0.9, size, ha="center", color=style.MUTED)
    for column, name in enumerate(("$x^2$", "$x$", "1")):
        ax.text(column + 0.5, 0.2, name, ha="center", color=style.MUTED)
    ax.set(xlim=(-0.1, 9.5), ylim=(-6.1, 1.5))
    ax.axis("off")
    return fig
