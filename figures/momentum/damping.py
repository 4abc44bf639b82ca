"""One hollow, three shares of memory: a crawl, a straight way down, and a long swing."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import Momentum, descend

bowl = Bowl(1, 1)
rate = 0.1
# With more memory than this the ball overshoots, and with less it crawls.
best = (1 - np.sqrt(rate)) ** 2


def walk_with(share):
    """How far above the bottom the ball is after each step, below it if negative."""
    walk = descend(bowl, (0, 1), Momentum(rate, share), steps=150)
    return walk[:, 1]


def settled(walk):
    """The first step from which on the walk stays within a hundredth of the bottom."""
    outside = np.flatnonzero(abs(walk) > 0.01)
    return outside[-1] + 1


walks = {"little": walk_with(0), "best": walk_with(best), "much": walk_with(0.9)}

facts = {
    "best": best,
    "factor": np.sqrt(best),
    "steps_little": settled(walks["little"]),
    "steps_best": settled(walks["best"]),
    "steps_much": settled(walks["much"]),
}
alt = (
    "The distance from the bottom against the step, for three walks. Without memory it shrinks "
    f"slowly. With a share of {best:.2f} it falls to zero quickly and stays. With 0.9 it swings "
    "far below zero and back, again and again, ever less."
)


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="step", ylabel="$x$", xlim=(0, 80))

    looks = {
        "little": {"label": "β = 0: crawls", "color": style.MUTED, "linestyle": "--"},
        "best": {"label": f"β = {best:.2f}: best", "color": style.TRUTH, "linestyle": "-"},
        "much": {"label": "β = 0.9: swings", "color": style.MODEL, "linestyle": "-."},
    }
    for name, look in looks.items():
        draw.line(ax, range(81), walks[name][:81], **look)
    ax.legend(loc="upper right")
    return fig
