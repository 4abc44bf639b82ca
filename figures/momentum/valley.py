"""Plain descent zigzags across the valley, and rules with memory need fewer steps."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, Momentum, Nesterov, descend

bowl, start, root = Bowl(5, 1), (4, -9), np.sqrt(5)
rate, share = 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2
rules = GradientDescent(1 / 3), Momentum(rate, share), Nesterov(1 / 5, np.sqrt(share))
walks = [descend(bowl, start, rule, steps=30) for rule in rules]
looked = walks[2][:-1]
walks[2] = np.array([start, *(looked - bowl.gradient(looked.T).T / 5)])  # The ball itself.
losses = dict(zip(("plain", "heavy", "nesterov"), (bowl(walk.T) for walk in walks), strict=True))
facts = {name: np.argmax(loss < 1e-6) for name, loss in losses.items()}
facts |= {"rate": rate, "share": share, "ahead": np.sqrt(share)}
alt = (
    "Left, three walks down an oval bowl: the plain one zigzags, the others swing less. Right, "
    f"their losses on a logarithmic axis: below a millionth after {facts['heavy']} steps with a "
    f"heavy ball, {facts['nesterov']} with Nesterov's and {facts['plain']} without memory."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.9)
    landscape.contours(above, bowl, window=(-5, 5, -10, 3), power=2)
    chart.axhline(1e-6, color=style.INK, linestyle=":")
    looks = ((style.MUTED, "--", "o"), (style.MODEL, "-", "s"), (style.DATA, "-.", "D"))
    for walk, (name, loss), look in zip(walks, losses.items(), looks, strict=True):
        color, dashes, marker = look
        draw.path(above, *walk.T, marker=marker, markersize=5, color=color, linewidth=1.4)
        draw.line(chart, range(31), loss, color=color, linestyle=dashes)
        draw.note(chart, f"{facts[name]}", (facts[name], 1e-6), (11, 9), color=color)
    above.set(title="Three walks", xlabel="$x$", ylabel="$y$")
    chart.set(title="Loss", xlabel="step", yscale="log", xlim=(0, 30), ylim=(1e-9, 1e3))
    return fig
