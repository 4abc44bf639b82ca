"""A line through two points of a curve turns into the tangent while the points close up."""

import numpy as np

from gdviz.drawing import draw, style


def curve(x):
    """The height of the parabola."""
    return x**2 + 1


place = 1
height = 2
slope = 2

# The second point comes from the right first, and then from the left.
closing = np.geomspace(2, 0.01, 30)
gaps = np.concatenate([closing, -closing])
last_from_right = 29
last_from_left = 59

# With one point alone there is nothing to divide; the gap gets small, but it is never 0.
ends = curve(place + gaps)
changes = ends - height
# Adding 0 turns a slope of −0 into 0, or the film would show its sign.
slopes = changes / gaps + 0.0

facts = {
    "first": slopes[0],
    "gap": gaps[last_from_right],
    "last": slopes[last_from_right],
    "other_side": slopes[last_from_left],
}
alt = (
    "A line through two points of a parabola. While one point slides towards the other, from the "
    "right and then from the left, the line turns into the dashed tangent. Its slope falls from "
    f"{slopes[0]:.0f} to {slopes[29]:.2f}, and from the other side it rises to {slopes[-1]:.2f}."
)


def line_through_point(x, slope):
    """The heights of the straight line with a slope that goes through the first point."""
    return height + slope * (x - place)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2)
    plot.set(title="Two points and their line", xlabel="$x$", ylabel="height", ylim=(-2.5, 11))
    chart.set(title="Slope of the line", xlabel="gap $h$", xlim=(-2.3, 2.3), ylim=(-0.4, 4.4))

    x = np.linspace(-1.4, 3.4, 100)
    truth = {"color": style.TRUTH, "linestyle": "--"}
    draw.line(plot, x, curve(x), color=style.INK)
    draw.line(plot, x, line_through_point(x, slope), zorder=4, **truth)
    draw.line(chart, (-2.3, 2.3), (slope, slope), **truth)
    draw.dot(plot, place, height, color=style.TRUTH)
    # No gap is 0, so the slope that all others close in on is a ring and no dot.
    draw.dot(chart, 0, slope, color=style.PAPER, markeredgecolor=style.TRUTH, markeredgewidth=2)

    edges = x[[0, -1]]
    legs = draw.line(plot, [], [], color=style.MUTED, linestyle=":", linewidth=1.5, animated=True)
    line = draw.line(plot, edges, edges, animated=True)
    dot = draw.dot(plot, 0, 0, animated=True)
    trail = draw.line(chart, [], [], linestyle="none", marker="o", markersize=4, animated=True)
    status = draw.status(fig)

    for k, gap in enumerate(gaps):
        there = place + gap
        legs.set_data([place, there, there], [height, height, ends[k]])
        line.set_ydata(line_through_point(edges, slopes[k]))
        dot.set_data([there], [ends[k]])
        trail.set_data(gaps[: k + 1], slopes[: k + 1])
        status.set_text(f"gap {gap:.3f}: change {changes[k]:.3f}, slope {slopes[k]:.3f}")

        # The eye needs a moment to compare the line with the tangent.
        if k in (last_from_right, last_from_left):
            yield from [fig] * 8
        else:
            yield fig
