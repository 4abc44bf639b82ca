"""Six rules set out from the same place with the same learning rate, and go six ways."""

from gdviz.drawing import draw, landscape
from gdviz.experiments.race import RULES
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import descend

bowl = Bowl(5, 1)

# One rate for all: whatever differs between the walks is due to the rule.
walks = {}
for name, rule in RULES.items():
    walks[name] = descend(bowl, (1, 1), rule(0.1), steps=12)

facts = {}
for name, walk in walks.items():
    for k in (1, 2, 3):
        x, y = walk[k]
        facts[f"{name.lower()}_x{k}"] = x
        facts[f"{name.lower()}_y{k}"] = y

alt = (
    "Six maps of the same bowl with twelve steps each from the same corner. Plain descent turns "
    "into the steep direction and then creeps, momentum and Nesterov swing over to the other side, "
    "and AdaGrad, RMSProp and Adam set out along the diagonal."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=4.7, left=0.55)

    for ax, name in zip(axes, walks, strict=True):
        walk = walks[name]
        landscape.contours(ax, bowl, window=(-1.2, 1.2, -1.2, 1.2), power=2)
        draw.path(ax, *walk.T, marker="o", markersize=4, linewidth=1.2)
        draw.dot(ax, *walk[-1], markersize=7)
        ax.set(title=name, aspect="equal", xticks=(-1, 0, 1), yticks=(-1, 0, 1))
    return fig
