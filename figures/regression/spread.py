"""Fits to many sets of measurements, and their average: too stiff, just right, too free."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import polynomial_loss

degrees = (1, 2, 15)
fine = np.linspace(-2, 2, 301)
truth = 2 * fine**2 + 1

# The curve is always the same; each sample has other noise, and so another fit.
samples = [data.parabola(seed, count=20) for seed in range(500)]

curves = {}
averages = {}
widths = {}
for degree in degrees:
    fits = [polynomial_loss(x, y, degree).minimum for x, y in samples]
    curves[degree] = [np.polyval(fit, fine) for fit in fits]
    averages[degree] = np.mean(curves[degree], axis=0)
    widths[degree] = np.std(curves[degree], axis=0).max()

facts = {
    "samples": len(samples),
    "shown": 40,
    "off_1": abs(averages[1] - truth).max(),
    "off_2": abs(averages[2] - truth).max(),
    "width_15": widths[15],
}

alt = (
    "Three bundles of curves, the average of each in black, and a dashed parabola. Lines, degree "
    f"1: their average misses the parabola by up to {facts['off_1']:.1f}. Degree 2: all lie on it. "
    "Degree 15: the average lies on it, while the curves fan out near both ends, with a standard "
    f"deviation of up to {widths[15]:.1f}."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=3.6, left=0.6)

    for ax, degree in zip(axes, degrees, strict=True):
        for curve in curves[degree][: facts["shown"]]:
            draw.line(ax, fine, curve, linewidth=0.7, alpha=0.75)
        draw.line(ax, fine, averages[degree], color=style.INK, linewidth=2.6, zorder=4)

        # The truth lies on top, so that one sees where the average leaves it.
        draw.line(ax, fine, truth, color=style.TRUTH, linestyle="--", zorder=5)
        ax.set(title=f"degree {degree}", xlabel="$x$", ylabel="$y$")
        ax.set(ylim=(-2, 12), yticks=[0, 5, 10], xticks=[-2, 0, 2])

    draw.note(axes[0], "truth", (-1.5, 5.5), (24, 16), color=style.TRUTH)
    draw.note(axes[0], "average", (0, averages[1][150]), (0, -14), color=style.INK)
    return fig
