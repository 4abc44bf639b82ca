"""A hundred noisy measurements of a parabola."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style

x, y = data.parabola()
low = x[np.argmin(y)]

# We know the curve that the measurements were made from; descent will not.
truth = 2 * x**2 + 1

alt = (
    f"{len(x)} dots about a dashed parabola, which falls from 9 at x = -2 to 1 in the middle and "
    f"climbs back to 9 at x = 2. The lowest dot lies at x = {low:.2f}."
)


def figure():
    fig, ax = draw.canvas()
    draw.scatter(ax, x, y, label="measurements")
    draw.line(ax, x, truth, color=style.TRUTH, linestyle="--", label="the truth, $2x^2 + 1$")
    ax.set(xlabel="$x$", ylabel="$y$", ylim=(-0.5, 10.5))
    ax.legend(loc="upper center")
    return fig
