"""From one and the same place the loss climbs, stays or falls, depending on the direction."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import train
from gdviz.functions.curvature import extreme_directions
from gdviz.networks.plane import random_direction

loss, walk = train(skips=True, seed=5)
end = walk[-1]


def bend(way):
    """The second derivative in a direction: how fast the slope changes there."""
    bit = 1e-5
    behind = way @ loss.gradient(end - bit * way)
    ahead = way @ loss.gradient(end + bit * way)
    return (ahead - behind) / (2 * bit)


def downhill(way):
    """The same line with its lower side ahead."""
    if loss(end + way / 2) > loss(end - way / 2):
        return -way
    return way


def losses(way):
    """The loss along a straight line through the end of the walk."""
    return np.array([loss(end + distance * way) for distance in distances])


down_way, up_way = extreme_directions(loss, end)
# All three directions are of length 1, or their distances could not be compared.
drawn_way = random_direction(loss.network, end, seed=0)
drawn_way /= np.linalg.norm(drawn_way)

distances = np.linspace(-1, 1, 121)
half = 90  # Where the distance is a half.
down = losses(downhill(down_way))
up = losses(downhill(up_way))
drawn = losses(downhill(drawn_way))

facts = {
    "down": bend(down_way),
    "up": bend(up_way),
    "drawn": bend(drawn_way),
    "lowest": down.min(),
    "length": np.linalg.norm(end),
    "climbed": up[half],
    "stayed": drawn[half],
}
alt = (
    "Three curves of the loss meet at the end of a walk. The solid one climbs on both sides like "
    f"the walls of a gorge, to {up[half]:.1f} at a distance of a half. The dashed one is almost "
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

    # Only a logarithmic axis shows the high walls and the shallow hollow at once.
    ax.set(yscale="log", xlabel="distance", ylabel="loss", xlim=(-1, 1), ylim=(0.002, 20))
    ax.set_xticks([-1, -0.5, 0, 0.5, 1])
    return fig
