"""A heavy ball that is best for a bowl runs in a circle on a curve that is none."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.bounds import Terrace
from gdviz.optim.descent import GradientDescent, Momentum, descend

terrace = Terrace()
smoothness = 25
convexity = 1
root = np.sqrt(smoothness / convexity)
start = 3.3
steps = 60

# The best settings for a bowl with these curvatures; the second serve every such function.
heavy = Momentum(4 / (5 + 1) ** 2, ((root - 1) / (root + 1)) ** 2)
plain = GradientDescent(2 / (smoothness + convexity))

rules = {"heavy ball": heavy, "plain descent": plain}
walks = {name: descend(terrace, [start], rule, steps)[:, 0] for name, rule in rules.items()}
circle = walks["heavy ball"][-3:]

# The ball ends in the same circle from a whole stretch of starts.
starts = np.linspace(3.07, 3.46, 40)
ends = np.array([descend(terrace, [x], heavy, 600)[-3:, 0] for x in starts])
trapped = np.mean(np.abs(ends).max(axis=1) > 1)

# An exercise: from here the ball does not reach the circle.
other_start = 0.5
other_end = descend(terrace, [other_start], heavy, steps)[-1, 0]

facts = {
    "other_start": other_start,
    "other_end": abs(other_end),
    "low": min(circle),
    "middle": sorted(circle)[1],
    "high": max(circle),
    "trapped": trapped,
    "plain": abs(walks["plain descent"][-1]),
}
alt = (
    "Left, a convex curve with a gentler stretch on its right arm, and three dots on it, among "
    f"which a ball jumps for ever: at {min(circle):.2f}, {sorted(circle)[1]:.2f} and "
    f"{max(circle):.2f}. Right, the distances from the bottom on a logarithmic axis: that of the "
    "heavy ball stays, and that of plain descent falls."
)


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.7, left=0.8)
    x = np.linspace(-2.6, 3.6, 200)
    plot.set(title="The circle", xlabel="$x$", ylabel="height", ylim=(-5, 150))
    draw.line(plot, x, terrace([x]), color=style.INK)
    # The last three jumps, and the one that closes the circle.
    tour = walks["heavy ball"][-4:]
    draw.path(plot, tour, terrace([tour]))
    for place in circle:
        draw.dot(plot, place, terrace([place]))

    chart.set(title="Distance from the bottom", xlabel="step", ylabel="distance", yscale="log")
    chart.set(xlim=(0, steps), ylim=(1e-3, 30))
    looks = {
        "heavy ball": {"color": style.MODEL},
        "plain descent": {"color": style.INK, "linestyle": "-."},
    }
    for name, look in looks.items():
        distances = np.maximum(np.abs(walks[name]), 1e-9)
        draw.line(chart, range(steps + 1), distances, label=name, linewidth=1.8, **look)
    draw.note(chart, "heavy ball", (40, 3), (0, 12), color=style.MODEL)
    draw.note(chart, "plain", (38, 0.03), (-22, -16))
    return fig
