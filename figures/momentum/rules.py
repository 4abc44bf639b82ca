"""Six rules set out from the same place with the same learning rate, and go six ways."""

from gdviz.drawing import draw, style
from gdviz.experiments.race import RULES, maps, run
from gdviz.functions.surfaces import Bowl

bowl = Bowl(5, 1)

# One rate for all, and else the usual settings: what differs between the walks is the rule.
walks = {}
for name in RULES:
    walks[name], _, _ = run(name, {"learning_rate": 0.1}, bowl, bowl, (1, 1), steps=12)

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
    fig, axes = maps(list(walks), bowl, window=(-1.2, 1.2, -1.2, 1.2), power=2)

    for ax, walk, color in zip(axes, walks.values(), style.SIX, strict=True):
        draw.line(ax, *walk.T, color=color, path_effects=draw.edges(2), linewidth=2, zorder=5)
        for point in walk[1:-1]:
            draw.dot(ax, *point, color=color, markersize=4)
        draw.dot(ax, *walk[0], color=style.HALO, markersize=8)
        draw.dot(ax, *walk[-1], color=color, markersize=9)
    return fig
