"""Five of the hundred rows: features times weights predict, and predictions leave residuals."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.exact import exact_fits
from gdviz.functions.regression import polynomial_loss

loss = polynomial_loss(*data.parabola(), degree=2)
weights = loss.minimum

# Every 22nd row is shown, so that five stand for the hundred.
features = loss.columns[::22]
measured = loss.y[::22]
predicted = features @ weights
misses = loss.residuals(weights)[::22]

# Powers of x up to 15 look much alike, which makes the condition number of X large.
heights = np.transpose([data.parabola(seed, count=20)[1] for seed in range(20)])
free = polynomial_loss(np.linspace(-2, 2, 20), heights, degree=15)

# The same twenty fits three times: without rounding, by the normal equations, and by X = QR.
exact = exact_fits(free.columns, heights)
normal = np.linalg.solve(free.columns.T @ free.columns, free.columns.T @ heights)
careful = free.minimum


def digits(found):
    """How many digits of the weights are right, in each of the fits."""
    off = np.linalg.norm(found - exact, axis=0) / np.linalg.norm(exact, axis=0)
    return -np.log10(off)


facts = {
    "count": len(loss.y),
    "condition_2": np.linalg.cond(loss.columns),
    "condition_15": np.linalg.cond(free.columns),
    "fits": heights.shape[1],
    "digits_normal": np.median(digits(normal)),
    "careful": np.sum(digits(careful) > 10),
}

alt = (
    "Two equations of numbers in boxes. Above, five rows of three features times the weights "
    f"{weights[0]:.2f}, {weights[1]:.2f} and {weights[2]:.2f} equal five predictions. Below, these "
    "predictions less five measurements equal five residuals."
)


def draw_part(ax, name, numbers, left, color, rows, sign=""):
    """Numbers in boxes: their name above, their true size below, and the sign that follows."""
    # A plain row of numbers becomes a single column.
    numbers = numbers.reshape(len(numbers), -1)
    height, width = numbers.shape
    middle = left + width / 2
    draw.matrix(ax, numbers, left, facecolor=(color, 0.2), edgecolor=color, alpha=None, linewidth=1)
    ax.text(middle, 0.75, name, ha="center", color=color, size=15)
    ax.text(left + width + 0.4, -2.5, sign, ha="center", va="center", size=17)
    ax.text(middle, -height - 0.75, f"{rows} × {width}", ha="center", color=style.MUTED)


def figure():
    fig, (product, difference) = draw.canvas(2, 1, height=5.8, bare=[0, 1])
    draw_part(product, "$X$", features, 0, style.DATA, 100, "·")
    draw_part(product, "$w$", weights, 3.8, style.MODEL, 3, "=")
    draw_part(product, "$Xw$", predicted, 5.6, style.MODEL, 100)
    for column, name in enumerate(("$x^2$", "$x$", "1")):
        product.text(column + 0.5, 0.15, name, ha="center", color=style.MUTED)

    # The predictions stand below themselves, for the second row goes on from the first.
    draw_part(difference, "$Xw$", predicted, 0, style.MODEL, 100, "−")
    draw_part(difference, "$y$", measured, 1.8, style.DATA, 100, "=")
    draw_part(difference, "$r$", misses, 3.6, style.ERROR, 100)

    for ax in (product, difference):
        ax.set(xlim=(-0.1, 6.7), ylim=(-5.95, 1.4))
        ax.axis("off")
    return fig
