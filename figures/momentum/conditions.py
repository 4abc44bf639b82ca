"""Without memory the steps grow like the condition number, with memory like its root."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, Momentum, descend


def best_plain(ratio):
    """Plain descent with the rate that suits the curvatures `ratio` and 1."""
    return GradientDescent(2 / (ratio + 1))


def best_heavy(ratio):
    """The heavy ball with the rate and the share that suit the curvatures `ratio` and 1."""
    root = np.sqrt(ratio)
    rate = 4 / (root + 1) ** 2
    share = ((root - 1) / (root + 1)) ** 2
    return Momentum(rate, share)


def needed(ratio, rule):
    """Steps until the distance is a millionth of what it was."""
    walk = descend(Bowl(ratio, 1), (1, 1), rule, steps=2200)
    distances = np.hypot(*walk.T)
    # A heavy ball may swing out again, so it is the last step outside that counts.
    outside = np.flatnonzero(distances > 1e-6 * np.sqrt(2))
    return outside[-1] + 1


ratios = [2, 5, 10, 20, 50, 100, 200]
plain = [needed(ratio, best_plain(ratio)) for ratio in ratios]
heavy = [needed(ratio, best_heavy(ratio)) for ratio in ratios]

at_5 = ratios.index(5)
at_100 = ratios.index(100)
facts = {
    "plain_5": plain[at_5],
    "heavy_5": heavy[at_5],
    "plain_100": plain[at_100],
    "heavy_100": heavy[at_100],
}
alt = (
    "Steps against the condition number, both on logarithmic axes. Without memory the dots climb "
    f"along a steep straight line, to {facts['plain_100']} steps at 100. With memory they climb "
    f"about half as steeply, to {facts['heavy_100']} steps."
)


def figure():
    fig, ax = draw.canvas()
    at_50 = ratios.index(50)

    draw.line(ax, ratios, plain, color=style.MUTED, marker="o", linestyle="--")
    draw.note(ax, "without memory", (50, plain[at_50]), (-70, 14), color=style.MUTED)
    draw.line(ax, ratios, heavy, color=style.MODEL, marker="s")
    draw.note(ax, "heavy ball", (50, heavy[at_50]), (70, -14), color=style.MODEL)

    # On two logarithmic axes a power is a straight line: n has the slope 1, its root 1/2.
    ax.set(xlabel="condition number", ylabel="steps", xscale="log", yscale="log")
    return fig
