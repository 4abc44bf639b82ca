"""From one and the same place the loss climbs, stays or falls, depending on the direction."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import train
from gdviz.functions.curvature import extreme_directions
from gdviz.networks.plane import random_direction

loss, walk = train(skips=True, seed=5)
end = walk[-1]
gradient = loss.gradient(end)

distances = np.linspace(-1, 1, 201)
behind, ahead = 50, 150  # Half a unit to either side of the end.


def bend(way):
    """The second derivative in a direction: how fast the slope changes there."""
    bit = 1e-5
    before = way @ loss.gradient(end - bit * way)
    after = way @ loss.gradient(end + bit * way)
    return (after - before) / (2 * bit)


def losses(way):
    """The loss along a straight line through the end of the walk, with its lower side ahead."""
    found = np.array([loss(end + distance * way) for distance in distances])
    return found if found[ahead] < found[behind] else found[::-1]


# All directions are of length 1, or their distances could not be compared.
steepest_way = -gradient / np.linalg.norm(gradient)
down_way, up_way = extreme_directions(loss, end)
drawn_way = random_direction(loss.network, end, seed=0)
drawn_way /= np.linalg.norm(drawn_way)

steepest = np.array([loss(end + distance * steepest_way) for distance in distances])
up = losses(up_way)
down = losses(down_way)
drawn = losses(drawn_way)

# Where every point is on its right side, a larger last layer makes all answers surer.
surer = []
for factor in (2, 4, 8):
    weights = end.copy()
    for last in loss.network.split(weights)[-2:]:
        last *= factor
    surer.append(loss(weights))

facts = {
    "slope": np.linalg.norm(gradient),
    "tenth": loss(end + 0.1 * steepest_way),
    "doubled": surer[0],
    "fourfold": surer[1],
    "eightfold": surer[2],
    "down": bend(down_way),
    "up": bend(up_way),
    "drawn": bend(drawn_way),
    "lowest": down.min(),
    "length": np.linalg.norm(end),
    "climbed": up[ahead],
    "stayed": drawn[ahead],
}
alt = (
    "Curves of the loss meet at the end of a walk. Straight downhill it first falls, to "
    f"{steepest.min():.4f}. Where it bends most upwards it climbs on both sides like the walls of "
    f"a gorge, to {up[ahead]:.1f} at a distance of a half. A random line is almost level. Where "
    f"it bends most downwards it falls to {down.min():.4f} on the right."
)


def curves(ax):
    """The loss in all four directions, and the place where they meet."""
    draw.line(ax, distances, up)
    draw.line(ax, distances, steepest, color=style.DATA, linestyle="-.")
    draw.line(ax, distances, drawn, color=style.INK, linestyle="--")
    draw.line(ax, distances, down, color=style.TRUTH, linestyle=":", linewidth=2.8)
    draw.dot(ax, 0, loss(end))
    ax.set(xlabel="distance", ylabel="loss")


def figure():
    fig, (whole, near) = draw.canvas(2, 1, height=7)

    # Only a logarithmic axis shows the high walls and the shallow hollow at once.
    curves(whole)
    whole.set(yscale="log", xlim=(-1, 1), ylim=(0.0006, 30), xticks=[-1, -0.5, 0, 0.5, 1])
    whole.set_title("From afar: logarithmic")
    draw.note(whole, "bends most upwards", (0, up[0]), (0, 2), color=style.MODEL)
    draw.note(whole, "straight downhill", (0.74, 0.12), (0, 0), color=style.DATA)
    draw.note(whole, "drawn at random", (0.7, drawn[-1]), (0, 17))
    draw.note(whole, "bends most downwards", (0.63, down.min()), (0, -14), color=style.TRUTH)

    # A logarithm bends what is straight: how the ground bends shows on a linear axis.
    curves(near)
    near.set(xlim=(-0.5, 0.5), ylim=(0, 0.025), yticks=[0, 0.01, 0.02])
    near.set_title("From near: linear")
    return fig
