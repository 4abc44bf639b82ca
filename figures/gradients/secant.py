"""A line through two points of a curve turns into the tangent while the points close up."""

import numpy as np

from gdviz.drawing import draw, style

gaps = np.outer([1, -1], np.geomspace(2, 0.01, 30)).ravel()  # From the right, then the left.
x, place, height, slope = np.linspace(-1.4, 3.4, 100), 1, 2, 2
ends = (place + gaps) ** 2 + 1
slopes = (ends - height) / gaps + 0.0  # Never minus zero.

facts = {"first": slopes[0], "gap": gaps[29], "last": slopes[29], "other_side": slopes[-1]}
alt = (
    "A line through two points of a parabola. While one point slides towards the other, from the "
    "right and then from the left, the line turns into the dashed tangent. Its slope falls from "
    f"{slopes[0]:.0f} to {slopes[29]:.2f}, and from the other side it rises to {slopes[-1]:.2f}."
)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2)
    draw.line(plot, x, x**2 + 1, color=style.INK)
    draw.line(plot, x, height + slope * (x - place), color=style.TRUTH, linestyle="--", zorder=4)
    draw.line(chart, (-2.3, 2.3), (slope, slope), color=style.TRUTH, linestyle="--")
    draw.dot(plot, place, height, color=style.TRUTH)
    draw.dot(chart, 0, slope, color=style.PAPER, markeredgecolor=style.TRUTH, markeredgewidth=2)
    plot.set(title="Two points and their line", xlabel="$x$", ylabel="height", ylim=(-2.5, 11))
    chart.set(title="Slope of the line", xlabel="gap $h$", xlim=(-2.3, 2.3), ylim=(-0.4, 4.4))
    legs = draw.line(plot, x, x, color=style.MUTED, linestyle=":", linewidth=1.5, animated=True)
    line = draw.line(plot, x[::99], x[::99], animated=True)
    dot = draw.dot(plot, 0, 0, animated=True)
    trail = draw.line(chart, x, x, linestyle="none", marker="o", markersize=4, animated=True)
    status = draw.status(fig)
    for k, (gap, end) in enumerate(zip(gaps, ends, strict=True)):
        legs.set_data([place, place + gap, place + gap], [height, height, end])
        line.set_ydata(height + slopes[k] * (x[::99] - place))
        dot.set_data([place + gap], [end])
        trail.set_data(gaps[: k + 1], slopes[: k + 1])
        status.set_text(f"gap {gap:.3f}: change {end - height:.3f}, slope {slopes[k]:.3f}")
        yield from [fig] * (8 if k % 30 == 29 else 1)
