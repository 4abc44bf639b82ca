"""The best lines beside the laziest guess, a level line at the average: one wins, one is it."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

line_x, line_y = data.line()
curve_x, curve_y = data.parabola()
wide = np.linspace(-2.4, 2.4, 100)

# Even without noise the best line through a parabola is level, and hardly better.
pure = line_loss(curve_x, 2 * curve_x**2 + 1)

# The variance is the loss of the level line at the average, which knows nothing of x.
facts = {
    "variance_line": np.var(line_y),
    "variance_parabola": np.var(curve_y),
    "pure_intercept": pure.minimum[1],
    "pure_loss": pure(pure.minimum),
}

alt = (
    "Two plots. On the left the line of best fit climbs through its measurements, almost on the "
    "dashed truth, and far from the level average. On the right line and average coincide: both "
    "lie flat across a parabola of dots."
)


def draw_fit(ax, x, y, truth):
    """Measurements and three answers to them: the truth, the best line and the average."""
    best = line_loss(x, y).minimum
    average = np.full_like(wide, y.mean())
    draw.scatter(ax, x, y, alpha=0.6)
    draw.line(ax, wide, truth, color=style.TRUTH, linestyle="--", label="truth")

    # The line of best fit is a little shorter, so that the ends of what it covers show.
    inner = wide[8:-8]
    draw.line(ax, inner, np.polyval(best, inner), label="best line")
    draw.line(ax, wide, average, color=style.INK, linestyle=":", label="average")
    ax.set(xlabel="$x$", ylabel="$y$", ylim=(-4.5, 10.5))


def figure():
    fig, (left, right) = draw.canvas(1, 2)
    draw_fit(left, line_x, line_y, 2 * wide + 1)
    draw_fit(right, curve_x, curve_y, 2 * wide**2 + 1)
    left.set_title("data from a line")
    right.set_title("data from a parabola")
    left.legend(loc="upper left")
    return fig
