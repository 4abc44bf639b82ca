"""From one and the same place the loss climbs, stays or falls, depending on the direction."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import train
from gdviz.functions.curvature import extreme_directions
from gdviz.networks.plane import random_direction

loss, walk = train(skips=True, seed=5)
end, bit, distances = walk[-1], 1e-5, np.linspace(-1, 1, 121)
drawn = random_direction(loss.network, end, seed=0)
ways = np.array([*extreme_directions(loss, end), drawn / np.linalg.norm(drawn)])
slopes = [[way @ loss.gradient(end + side * bit * way) for way in ways] for side in (-1, 1)]
bends = np.diff(slopes, axis=0)[0] / (2 * bit)
# Each is turned so that its lower side is on the right.
ways *= np.sign([[loss(end - way / 2) - loss(end + way / 2)] for way in ways])
down, up, drawn = [np.array([loss(end + far * way) for far in distances]) for way in ways]

facts = {"down": bends[0], "up": bends[1], "drawn": bends[2], "lowest": down.min()}
facts |= {"length": np.linalg.norm(end), "climbed": up[90], "stayed": drawn[90]}
alt = (
    "Three curves of the loss meet at the end of a walk. The solid one climbs on both sides like "
    f"the walls of a gorge, to {up[90]:.1f} at a distance of a half. The dashed one is almost "
    f"level. The dotted one falls to {down.min():.4f} on the right and climbs on the left."
)


def figure():
    fig, ax = draw.canvas(height=3.4)
    draw.line(ax, distances, up)
    draw.line(ax, distances, drawn, color=style.INK, linestyle="--")
    draw.line(ax, distances, down, color=style.TRUTH, linestyle=":", linewidth=2.8)
    draw.dot(ax, 0, loss(end))
    draw.note(ax, "bends most upwards", (0, up[0]), (0, 2), color=style.MODEL)
    draw.note(ax, "drawn at random", (0.7, drawn[-1]), (0, 17))
    draw.note(ax, "bends most downwards", (0.5, down.min()), (0, -12), color=style.TRUTH)
    ax.set(yscale="log", xlabel="distance", ylabel="loss", xlim=(-1, 1), ylim=(0.002, 20))
    ax.set_xticks([-1, -0.5, 0, 0.5, 1])
    return fig
