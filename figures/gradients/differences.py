"""How far a slope from two values is off, for gaps of every size, taken ahead or to both sides."""

import numpy as np

from gdviz.drawing import draw, style

place = 1
slope = np.cos(place)
gaps = np.logspace(0, -15, 151)

# Two heights that agree in almost all digits leave a difference of few digits.
rise_ahead = np.sin(place + gaps) - np.sin(place)
rise_around = np.sin(place + gaps) - np.sin(place - gaps)

# A tiny gap magnifies what rounding did to the rise.
misses = {
    "ahead": rise_ahead / gaps - slope,
    "both": rise_around / (2 * gaps) - slope,
}

thousandth = gaps == 1e-3
facts = {
    "ahead": abs(misses["ahead"][thousandth][0]),
    "both": abs(misses["both"][thousandth][0]),
}
alt = (
    "Two V-shaped curves on logarithmic axes: the error of a computed slope against the gap. Taken "
    "ahead it is smallest, some 1e-8, at gaps near 1e-8; taken to both sides, some 1e-11, at gaps "
    "near 1e-5. At smaller gaps both grow again, and jump up and down."
)


def figure():
    fig, ax = draw.canvas()
    # Gaps and errors go over many powers of ten, which only logarithmic axes can show.
    ax.set(xlabel="gap $h$", ylabel="error of the slope", xscale="log", yscale="log")

    ahead = np.abs(misses["ahead"])
    both = np.abs(misses["both"])
    draw.line(ax, gaps, ahead, linewidth=1.5, color=style.DATA, linestyle="--")
    draw.line(ax, gaps, both, linewidth=1.5, color=style.MODEL)

    draw.note(ax, "one value ahead", (1e-3, 4e-4), (-30, 18), color=style.DATA)
    draw.note(ax, "one on each side", (0.02, 1e-10), (0, 0), color=style.MODEL)
    return fig
