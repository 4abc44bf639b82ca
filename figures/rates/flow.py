"""Walks with ever smaller steps close in on the smooth curve that always goes straight down."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl, duration = Bowl(5, 1), 1
rates = (0.2, 0.1, 0.05)
walks = [descend(bowl, (4, -9), GradientDescent(r), steps=round(duration / r)) for r in rates]


def flow(times):
    """Where gradient flow is: its velocity is −∇f, so that x = 4 exp(−5t) and y = −9 exp(−t)."""
    return np.array([4 * np.exp(-5 * times), -9 * np.exp(-times)])


gaps = [
    np.linalg.norm(walk - flow(rate * np.arange(len(walk))).T, axis=1).max()
    for rate, walk in zip(rates, walks, strict=True)
]
facts = {f"gap_{100 * rate:.0f}": gap for rate, gap in zip(rates, gaps, strict=True)}
alt = (
    "A smooth curve bends down into the bowl. Three walks with corners run beside it, the nearer "
    f"the smaller the learning rate: at 0.2 up to {gaps[0]:.2f} away, at 0.05 up to {gaps[2]:.2f}."
)


def figure():
    fig, ax = draw.canvas(height=4)
    looks = zip(rates, walks, (style.MODEL, style.DATA, style.ERROR), "os^", strict=True)
    draw.line(ax, *flow(np.linspace(0, duration, 200)), color=style.INK, label="gradient flow")
    for rate, walk, color, marker in looks:
        look = {"color": color, "marker": marker, "markersize": 5, "linewidth": 1.2}
        draw.line(ax, *walk.T, label=f"learning rate {rate}", **look)
    ax.set(xlabel="$x$", ylabel="$y$", xlim=(-0.3, 4.2))
    ax.legend(loc="upper right")
    return fig
