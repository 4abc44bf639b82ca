"""Memory carries one dot over the hilltop into the deep hollow, and another one out of it."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import Momentum, descend

curve = DoubleWell()

# Two walkers go at once, one from each side, and neither is in the other's way.
pair = Ensemble(curve, coordinates=1)
starts = (-1.6, 1.8)
plain = descend(pair, starts, Momentum(0.01, momentum=0), steps=300)
heavy = descend(pair, starts, Momentum(0.01, momentum=0.9), steps=300)

# The dots run at first and hardly move later, so later steps are skipped.
shown = [*range(50), *range(50, 100, 5), 300]

shallow, deep = plain[-1]
left, right = heavy[-1]
facts = {
    "shallow": shallow,
    "deep": deep,
    "left": left,
    "right": right,
    "shallow_height": curve([shallow]),
    "deep_height": curve([deep]),
}
alt = (
    "The same curve twice, a shallow hollow on the left and a deep one on the right, with two dots "
    "high up on the slopes. Without memory each ends in the hollow of its side. With memory both "
    "run over the hilltop, and each ends in the other hollow."
)


def place(dots, walkers):
    """Put a dot on the curve for each walker."""
    for dot, x in zip(dots, walkers, strict=True):
        dot.set_data([x], [curve([x])])


def figure():
    fig, axes = draw.canvas(1, 2, height=3.4)

    x = np.linspace(-1.9, 2, 200)
    dots = []
    for ax, title in zip(axes, ("Without memory", "With memory"), strict=True):
        draw.line(ax, x, curve([x]), color=style.INK, linewidth=1.4)
        ax.set(title=title, xlabel="$x$", ylabel="height", ylim=(-0.9, 4.9))
        left_dot = draw.dot(ax, 0, 0, marker="o", animated=True)
        right_dot = draw.dot(ax, 0, 0, marker="s", animated=True)
        dots.append((left_dot, right_dot))
    plain_dots, heavy_dots = dots
    status = draw.status(fig)

    for k in shown:
        place(plain_dots, plain[k])
        place(heavy_dots, heavy[k])
        without = "{:.2f} and {:.2f}".format(*plain[k])
        with_it = "{:.2f} and {:.2f}".format(*heavy[k])
        status.set_text(f"step {k}: without memory at {without}, with it at {with_it}")
        yield fig
