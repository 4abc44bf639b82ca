"""One hollow, four shares of memory: a crawl, two straight ways down, and a long swing."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import Momentum, descend

bowl = Bowl(1, 1)
rate = 0.1
# The largest share with which the ball does not swing.
critical = (1 - np.sqrt(rate)) ** 2


def walk_with(share):
    """How far above the bottom the ball is after each step, below it if negative."""
    walk = descend(bowl, (0, 1), Momentum(rate, share), steps=150)
    return walk[:, 1]


def settled(walk):
    """The first step from which on the walk stays within a hundredth of the bottom."""
    outside = np.flatnonzero(abs(walk) > 0.01)
    return outside[-1] + 1


shares = {"little": 0, "critical": critical, "more": 0.54, "much": 0.9}
walks = {name: walk_with(share) for name, share in shares.items()}

facts = {
    "critical": critical,
    "factor": np.sqrt(critical),
    "factor_much": np.sqrt(shares["much"]),
    "overshoot": -walks["more"].min(),
    "steps_little": settled(walks["little"]),
    "steps_critical": settled(walks["critical"]),
    "steps_more": settled(walks["more"]),
    "steps_much": settled(walks["much"]),
}
alt = (
    "The distance from the bottom against the step, for four walks. Without memory it shrinks "
    f"slowly. With a share of {critical:.2f} it falls to zero quickly and stays, and with 0.54 it "
    "does nearly the same. With 0.9 it swings far below zero and back, again and again, ever less."
)


def figure():
    fig, ax = draw.canvas(height=4)
    ax.set(xlabel="step", ylabel="$x$", xlim=(0, 80), ylim=(-0.85, 1.1))

    looks = {
        "little": {"label": "β = 0: crawls", "color": style.MUTED, "linestyle": "--"},
        "critical": {"label": f"β = {critical:.3f}: no swing yet", "color": style.TRUTH},
        "more": {"label": "β = 0.54: swings a little", "color": style.DATA, "linestyle": ":"},
        "much": {"label": "β = 0.9: swings and swings", "color": style.MODEL, "linestyle": "-."},
    }
    for name, look in looks.items():
        draw.line(ax, range(81), walks[name][:81], **look)
    ax.legend(loc="upper right")
    return fig
