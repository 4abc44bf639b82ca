"""One hollow, three shares of memory: a crawl, a straight way down, and a long swing."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import Momentum, descend

bowl, rate = Bowl(1, 1), 0.1
best = (1 - np.sqrt(rate)) ** 2
shares = {"little": 0, "best": best, "much": 0.9}
walks = {n: descend(bowl, (0, 1), Momentum(rate, s), 150)[:, 1] for n, s in shares.items()}
facts = {"best": best, "factor": np.sqrt(best)}
facts |= {f"steps_{n}": 1 + np.flatnonzero(abs(walk) > 0.01)[-1] for n, walk in walks.items()}
alt = (
    "The distance from the bottom against the step, for three walks. Without memory it shrinks "
    f"slowly. With a share of {best:.2f} it falls to zero quickly and stays. With 0.9 it swings "
    "far below zero and back, again and again, ever less."
)


def figure():
    fig, ax = draw.canvas()
    looks = ((style.MUTED, "--"), (style.TRUTH, "-"), (style.MODEL, "-."))
    words = ("β = 0: crawls", f"β = {best:.2f}: best", "β = 0.9: swings")
    for walk, (color, dashes), word in zip(walks.values(), looks, words, strict=True):
        draw.line(ax, range(81), walk[:81], color=color, linestyle=dashes, label=word)
    ax.legend(loc="upper right")
    ax.set(xlabel="step", ylabel="$x$", xlim=(0, 80))
    return fig
