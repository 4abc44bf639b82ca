"""Fits to many sets of measurements: too stiff, just right, too free."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import polynomial_loss

degrees = (1, 2, 15)
fine = np.linspace(-2, 2, 301)

# The curve is always the same; each sample has other noise, and so another fit.
samples = [data.parabola(seed, count=20) for seed in range(500)]

curves = {}
widths = {}
for degree in degrees:
    fits = [polynomial_loss(x, y, degree).minimum for x, y in samples]
    curves[degree] = [np.polyval(fit, fine) for fit in fits]
    widths[degree] = np.std(curves[degree], axis=0).max()

facts = {"samples": len(samples), "shown": 40}

alt = (
    "Three bundles of curves about a dashed parabola. Lines, degree 1, lie close together and far "
    "from it. Curves of degree 2 lie close together and on it. Curves of degree 15 follow it in "
    f"the middle and fan out near both ends, with a standard deviation of up to {widths[15]:.1f}."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=3, left=0.5)

    for ax, degree in zip(axes, degrees, strict=True):
        for curve in curves[degree][: facts["shown"]]:
            draw.line(ax, fine, curve, linewidth=0.8, alpha=0.35)
        draw.line(ax, fine, 2 * fine**2 + 1, color=style.TRUTH, linestyle="--")
        ax.set(title=f"degree {degree}", xlabel="$x$", ylim=(-2, 12), yticks=[0, 5, 10])

    return fig
