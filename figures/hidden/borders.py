"""Borders that three networks draw between the moons: too simple, about right, too eager."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.hidden import MOONS_STEPS, SEEN, fit_moons, mislabelled, moons_loss

points, labels = mislabelled()
wide = fit_moons(64)
turn = np.median(wide["fresh"], axis=1).argmin()
step = wide["steps"][turn]

# Of each width the first start, at one of the looks.
looks = {
    "2 neurons": (2, -1),
    f"64, after {step} steps": (64, turn),
    f"64, after {MOONS_STEPS:,}": (64, -1),
}
shares = {}
for title, (width, look) in looks.items():
    weights = fit_moons(width)["weights"][look, :1]
    for name, rows in (("seen", slice(SEEN)), ("unseen", slice(SEEN, None))):
        answers = moons_loss(width, rows).predict(weights)[0]
        shares[title, name] = np.mean((answers > 0) == labels[rows])

facts = {"step": step}
for key, title in zip(("narrow", "stopped", "eager"), looks, strict=True):
    facts[f"{key}_seen"] = shares[title, "seen"]
    facts[f"{key}_unseen"] = shares[title, "unseen"]
alt = (
    "Three times the same dots and squares of two moons, some among the others. Two neurons "
    "draw a border of few straight pieces through both moons. 64 neurons, stopped early, draw one "
    "that winds between them. After all steps it has bays around single samples."
)
window = (-2.6, 2.6, -2, 2)
grid = landscape.grid(window)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.1, bare=(0, 1, 2))
    for ax, (title, (width, look)) in zip(axes, looks.items(), strict=True):
        network = moons_loss(width, slice(SEEN)).network
        row = fit_moons(width)["weights"][look, 0]
        answers = network.predict(grid.reshape(2, -1).T, row).reshape(grid.shape[1:])
        border = landscape.outline(answers, window)
        landscape.area(ax, border, facecolor=(style.SIX[2], 0.25), edgecolor=style.SIX[2])
        for kind, marker in enumerate("os"):
            here = points[:SEEN][labels[:SEEN] == kind]
            draw.scatter(ax, *here.T, color=style.SIX[1 + kind], marker=marker, s=14, zorder=5)
        ax.set_title(title)
        ax.set(xticks=[], yticks=[], aspect="equal", xlim=window[:2], ylim=window[2:])
    return fig
