"""How far a slope from two values is off, for gaps of every size, taken ahead or to both sides."""

import numpy as np

from gdviz.drawing import draw, style

place, gaps = 1, np.logspace(0, -15, 151)
misses = {
    "ahead": (np.sin(place + gaps) - np.sin(place)) / gaps - np.cos(place),
    "both": (np.sin(place + gaps) - np.sin(place - gaps)) / (2 * gaps) - np.cos(place),
}

facts = {name: abs(miss[gaps == 1e-3][0]) for name, miss in misses.items()}
alt = (
    "Two V-shaped curves on logarithmic axes: the error of a computed slope against the gap. Taken "
    "ahead it is smallest, some 1e-8, at gaps near 1e-8; taken to both sides, some 1e-11, at gaps "
    "near 1e-5. At smaller gaps both grow again, and jump up and down."
)


def figure():
    fig, ax = draw.canvas()
    looks = {"ahead": {"color": style.DATA, "linestyle": "--"}, "both": {"color": style.MODEL}}
    for name, miss in misses.items():
        draw.line(ax, gaps, np.abs(miss), linewidth=1.5, **looks[name])
    draw.note(ax, "one value ahead", (1e-3, 4e-4), (-30, 18), color=style.DATA)
    draw.note(ax, "one on each side", (0.02, 1e-10), (0, 0), color=style.MODEL)
    ax.set(xlabel="gap $h$", ylabel="error of the slope", xscale="log", yscale="log")
    return fig
