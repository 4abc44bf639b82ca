"""Slopes from two values of a curve, ahead or to both sides, and how far they are off."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import Cubic, Parabola

curves = {"cubic": Cubic(), "parabola": Parabola()}
heights = {"cubic": (-11, 11), "parabola": (-1.5, 6.5)}
curve = "cubic"
place = 1
power = 0.0

f = curves[curve]
(slope,) = f.gradient([place])

# Ever smaller gaps, ten to each power of ten, of three digits each.
gaps = np.array([float(f"{gap:.2e}") for gap in np.logspace(0, -15, 151)])
here = f([place])
ahead = f([place + gaps])
behind = f([place - gaps])

# Two heights that agree in almost all digits leave a difference of few digits.
slopes = {
    "ahead": (ahead - here) / gaps,
    "both": (ahead - behind) / (2 * gaps),
}

# A tiny gap magnifies what rounding did to the difference.
errors = {name: np.abs(found - slope) for name, found in slopes.items()}

# The gap that the left side shows.
k = round(-10 * power)
gap = gaps[k]

# What the page says of this state.
readout = (gap, slopes["ahead"][k], errors["ahead"][k], slopes["both"][k], errors["both"][k])

thousandth = gaps == 1e-3
facts = {
    "ahead": errors["ahead"][thousandth][0],
    "both": errors["both"][thousandth][0],
    "least_ahead": errors["ahead"].min(),
}
alt = (
    "A curve, its tangent at one point, and two lines, each through two of its points. Beside it, "
    "on logarithmic axes, the error of their slopes against the gap: both fall with the gap, that "
    f"of a point ahead down to {facts['least_ahead']:.0e}. At smaller gaps both grow again, and "
    "jump up and down."
)

# What the script beside this file starts from.
numbers = {"gaps": gaps, "heights": heights, "place": place, "power": power}


def figure():
    fig, (plot, chart) = draw.canvas(1, 2, height=3.5)
    plot.set(title="Two lines, two slopes", xlabel="$x$", ylabel="height")
    plot.set(xlim=(-2.4, 2.4), ylim=heights[curve])
    # Gaps and errors go over many powers of ten, which only logarithmic axes can show.
    chart.set(title="Errors of the slopes", xlabel="gap $h$", ylabel="error")
    chart.set(xscale="log", xticks=(1e-12, 1e-8, 1e-4, 1))
    chart.set(yscale="log", yticks=(1e-15, 1e-10, 1e-5, 1), ylim=(1e-17, 1e2))

    x = np.linspace(-2.4, 2.4, 100)
    draw.line(plot, x, here + slope * (x - place), color=style.TRUTH, linewidth=5)
    draw.line(plot, x, f([x]), color=style.INK)
    looks = {"ahead": {"color": style.DATA, "linestyle": "--"}, "both": {"color": style.MODEL}}
    for name, look in looks.items():
        through = ahead[k] + slopes[name][k] * (x - place - gap)
        draw.line(plot, x, through, **look)
        # An error of 0 has no place on such an axis, so it lies on the lower edge.
        draw.line(chart, gaps, np.maximum(errors[name], 1e-17), linewidth=1.5, **look)

    draw.dot(plot, place - gap, behind[k])
    draw.dot(plot, place, here, color=style.TRUTH)
    draw.dot(plot, place + gap, ahead[k], color=style.DATA, marker="s")
    draw.dot(chart, gap, max(errors["both"][k], 1e-17))
    draw.dot(chart, gap, max(errors["ahead"][k], 1e-17), color=style.DATA, marker="s")
    draw.note(chart, "ahead", (1e-8, 3e-4), (0, 0), color=style.DATA)
    draw.note(chart, "both sides", (1e-4, 1e-13), (0, 0), color=style.MODEL)
    return fig
