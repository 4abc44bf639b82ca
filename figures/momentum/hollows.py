"""Memory carries one dot over the hilltop into the deep hollow, and another one out of it."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.curves import DoubleWell
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import Momentum, descend

curve, starts, rules = DoubleWell(), (-1.6, 1.8), (Momentum(0.01, 0), Momentum(0.01, 0.9))
walks = [descend(Ensemble(curve, 1), starts, rule, steps=300) for rule in rules]
shown = [*range(50), *range(50, 100, 5), 300]
facts = {"shallow": walks[0][-1, 0], "deep": walks[0][-1, 1]}
facts |= {"left": walks[1][-1, 0], "right": walks[1][-1, 1]}
facts |= {"shallow_height": curve(walks[0][-1:, 0]), "deep_height": curve(walks[0][-1:, 1])}
alt = (
    "The same curve twice, a shallow hollow on the left and a deep one on the right, with two dots "
    "high up on the slopes. Without memory each ends in the hollow of its side. With memory both "
    "run over the hilltop, and each ends in the other hollow."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.4)
    x, dots = np.linspace(-1.9, 2, 200), []
    for ax, title in zip(axes, ("Without memory", "With memory"), strict=True):
        draw.line(ax, x, curve([x]), color=style.INK, linewidth=1.4)
        ax.set(title=title, xlabel="$x$", ylabel="height", ylim=(-0.9, 4.9))
        dots.append([draw.dot(ax, 0, 0, marker=marker, animated=True) for marker in "os"])
    status = draw.status(fig)
    for k in shown:
        for walk, pair in zip(walks, dots, strict=True):
            for dot, place in zip(pair, walk[k], strict=True):
                dot.set_data([place], [curve([place])])
        places = "{:.2f} and {:.2f}"
        now = ", ".join(places.format(*walk[k]) for walk in walks)
        status.set_text(f"step {k}: without memory at {now}".replace(", ", ", with it at "))
        yield fig
