"""Without convexity the smallest slope so far stays below a bound, and one function comes near."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.bounds import Slide
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

# The curvatures of the hills lie between −1 and 1, and their lowest height is −1.
hills = Hills()
rate = 1
count = 60
steps = 100
rng = np.random.default_rng(0)
starts = rng.uniform(0, 2 * np.pi, (count, 2))
k = np.arange(1, steps + 1)


def smallest(function, start):
    """The smallest slope among the first k places, as k grows."""
    walk = descend(function, start, GradientDescent(rate), steps - 1)
    return np.minimum.accumulate(np.linalg.norm(function.gradient(walk.T), axis=0))


# In the unit of the root of 2 L times what can be lost at all.
curves = [smallest(hills, start) / np.sqrt(2 * (hills(start) + 1)) for start in starts]
bound = 1 / np.sqrt(k)

# On a slide all slopes of the walk are 1, however long it is.
slide = Slide()
marked = np.array([1, 3, 10, 30, 100])
worst = [1 / np.sqrt(2 * (slide([places - 1]) - slide([-1]))) for places in marked]
walk = descend(slide, [3], GradientDescent(rate), 4)[:, 0]

# A saddle of the hills has the height 0, a valley −1.
ends = rng.uniform(0, 2 * np.pi, (2, 2000))
for _ in range(steps):
    ends = ends - rate * hills.gradient(ends)
at_saddles = np.count_nonzero(np.abs(hills(ends)) < 0.5)

# The line between two peaks leads straight into the saddle between them.
ridge = descend(hills, (2, 2), GradientDescent(rate), 8)

facts = {
    "count": count,
    "slide": worst[-1] / bound[-1],
    "starts": ends.shape[1],
    "at_saddles": at_saddles,
}
alt = (
    "Left, a wavy slide, and a walk down it with steps of equal length, at each of which the slope "
    f"is 1. Right, on logarithmic axes, the smallest slopes of {count} walks on hills fall below "
    "a dashed bound, and five dots, those of the slide, lie a little below it."
)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.7, left=0.85)
    x = np.linspace(-1.8, 3.3, 200)
    plot.set(title="A slide", xlabel="$x$", ylabel="height", xticks=(-1, 0, 1, 2, 3))
    draw.line(plot, x, slide([x]), color=style.ERROR)
    draw.path(plot, walk, slide([walk]), marker="o", markersize=4)
    draw.dot(plot, walk[-1], slide([walk[-1]]), color=style.ERROR)

    chart.set(title="The bound", xlabel="step", ylabel="smallest slope so far")
    chart.set(xscale="log", yscale="log", xlim=(0.7, 115), ylim=(5e-4, 1.4))
    for found in curves:
        draw.line(chart, k, np.maximum(found, 1e-4), color=style.MUTED, linewidth=0.7)
    draw.line(chart, k, bound, color=style.INK, linestyle="--")
    for places, slope in zip(marked, worst, strict=True):
        draw.dot(chart, places, slope, color=style.ERROR, markersize=7)
    return fig
