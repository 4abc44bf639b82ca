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
    "Two plots. On the left the fitted line climbs through its measurements, almost on the "
    "dashed truth, and far from the level average. On the right fitted line and average coincide: "
    "both lie flat across a parabola of dots."
)


def draw_fit(ax, x, y, truth):
    """Measurements and three answers to them: the truth, the fitted line and the average."""
    best = line_loss(x, y).minimum
    draw.scatter(ax, x, y)
    draw.line(ax, wide, truth, color=style.TRUTH, linestyle="--")
    draw.line(ax, wide, np.full_like(wide, y.mean()), color=style.INK, linestyle=":", zorder=4)

    # The fitted line is a little shorter, so that the ends of the average below it show.
    inner = wide[14:-14]
    draw.line(ax, inner, np.polyval(best, inner), linewidth=4)
    ax.set(xlabel="$x$", ylabel="$y$", ylim=(-4.5, 10.5), xticks=[-2, 0, 2], yticks=[-4, 0, 4, 8])


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=4)
    draw_fit(left, line_x, line_y, 2 * wide + 1)
    draw_fit(right, curve_x, curve_y, 2 * wide**2 + 1)
    left.set_title("data from a line")
    right.set_title("data from a parabola")

    draw.note(left, "truth", (2.2, 5.4), (-24, 26), color=style.TRUTH)
    draw.note(left, "fitted line", (-0.5, 0), (-14, 48), color=style.MODEL)
    draw.note(left, "average", (1.6, line_y.mean()), (0, -16), color=style.INK)
    draw.note(right, "truth", (0, 1), (0, -20), color=style.TRUTH)
    draw.note(right, "fitted line", (0, curve_y.mean()), (0, 32), color=style.MODEL)
    draw.note(right, "= average", (0, curve_y.mean()), (0, 15), color=style.INK)
    return fig
