"""Five of the hundred rows: features times weights, less the measurements, are the misses."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import polynomial_loss

loss = polynomial_loss(*data.parabola(), degree=2)
weights = loss.minimum

# Every 22nd row is shown, so that five stand for the hundred.
features = loss.columns[::22]
measured = loss.y[::22]
predicted = features @ weights
misses = loss.residuals(weights)[::22]

# Powers of x up to 15 look much alike, which makes the condition number of X large.
free = polynomial_loss(*data.parabola(count=20), degree=15)

facts = {
    "count": len(loss.y),
    "condition_2": np.linalg.cond(loss.columns),
    "condition_15": np.linalg.cond(free.columns),
}

alt = (
    "Numbers in boxes. Five rows and three columns, for the square of x, x and 1, times a column "
    f"of three weights, {weights[0]:.2f}, {weights[1]:.2f} and {weights[2]:.2f}, make a column of "
    "five predictions. Less five measurements it is a column of five misses."
)


def draw_part(ax, name, numbers, left, color, rows, sign=""):
    """Numbers in boxes: their name above, their true size below, and the sign that follows."""
    # A plain row of numbers becomes a single column.
    numbers = numbers.reshape(len(numbers), -1)
    height, width = numbers.shape
    middle = left + width / 2
    draw.matrix(ax, numbers, left, facecolor=color)
    ax.text(middle, 0.9, name, ha="center", color=color)
    ax.text(left + width + 0.3, -1.5, sign, ha="center", va="center", size=15)
    ax.text(middle, -height - 0.9, f"{rows} × {width}", ha="center", color=style.MUTED)


def figure():
    fig, ax = draw.canvas(height=2.7, bare=[0])
    draw_part(ax, "$X$", features, 0, style.DATA, 100, "·")
    draw_part(ax, "$w$", weights, 3.6, style.MODEL, 3, "=")
    draw_part(ax, "$Xw$", predicted, 5.2, style.MODEL, 100, "−")
    draw_part(ax, "$y$", measured, 6.8, style.DATA, 100, "=")
    draw_part(ax, "$r$", misses, 8.4, style.ERROR, 100)

    for column, name in enumerate(("$x^2$", "$x$", "1")):
        ax.text(column + 0.5, 0.2, name, ha="center", color=style.MUTED)

    ax.set(xlim=(-0.1, 9.5), ylim=(-6.1, 1.5))
    ax.axis("off")
    return fig
