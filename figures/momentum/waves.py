"""However much a dot remembers, it does not climb out of the middle hollow of the waves."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Waves
from gdviz.optim.descent import Momentum, descend

waves = Waves()
# Just below a hilltop: a ball that is let go does not roll higher than where it came from.
start = -1.8
shares = (0, 0.5, 0.8, 0.9, 0.95)


def walk_with(share):
    """Where the dot is after each step, if it keeps this share of the last one."""
    walk = descend(waves, (start,), Momentum(0.02, share), steps=1000)
    return walk[:, 0]


walks = [walk_with(share) for share in shares]

# The hilltop is where the slope changes its sign, so we look up where it is zero.
near = np.linspace(1.8, 2.2, 10_001)
(slopes,) = waves.gradient([near])
top = np.interp(0, -slopes, near)

facts = {
    "start_height": waves([start]),
    "top": top,
    "top_height": waves([top]),
    "end": max(abs(walk[-1]) for walk in walks),
    "swing": walks[-1].max(),
}
alt = (
    "Above, a curve with a start just below the hilltop on the left of the middle hollow. Below, "
    "five walks from there against the step. Two creep to the middle; three with more memory swing "
    f"past it, up to {facts['swing']:.2f}. None gets near a hilltop, and all end at 0."
)


def figure():
    fig, (plot, chart) = draw.canvas(2, 1, height=6.2)

    x = np.linspace(-6, 6, 300)
    draw.line(plot, x, waves([x]), color=style.INK, linewidth=1.4)
    draw.dot(plot, start, waves([start]))
    plot.set(title="The start", xlabel="$x$", ylabel="height", ylim=(-5.5, 3))

    chart.set(title="Five walks", xlabel="step", ylabel="$x$", xlim=(0, 200), ylim=(-6, 2.6))
    chart.set_yticks(range(-2, 3))
    chart.hlines((-top, top), 0, 200, style.MUTED, "--")
    draw.note(chart, "hilltop", (100, top), (0, 0), color=style.MUTED)

    looks = [
        (style.MUTED, ":"),
        (style.DATA, "-."),
        (style.DATA, "--"),
        (style.MODEL, "--"),
        (style.MODEL, "-"),
    ]
    for share, walk, (color, dashes) in zip(shares, walks, looks, strict=True):
        look = {"color": color, "linestyle": dashes, "label": f"β = {share}"}
        draw.line(chart, range(201), walk[:201], **look)
    chart.legend(loc="lower right", ncols=2)
    return fig
