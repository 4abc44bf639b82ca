"""In a ball, the slopes across a valley cancel out, and those along it add up."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, Momentum, Nesterov, descend

bowl = Bowl(5, 1)
start = (4, -9)


def steps_needed(walk, loss=1e-6):
    """The first step after which the loss is below a millionth, or another one."""
    return np.argmax(bowl(walk.T) < loss)


# Both walks have the rate that suits plain descent best.
# What differs between them is due to the memory alone.
plain = descend(bowl, start, GradientDescent(1 / 3), steps=60)
heavy = descend(bowl, start, Momentum(1 / 3, 0.2), steps=60)
# The share was chosen among tenths; half would be too much even for this.
halved = descend(bowl, start, Momentum(1 / 3, 0.5), steps=60)

# The settings that are best in the long run follow from the curvatures, here 5 and 1.
root = np.sqrt(5)
rate = 4 / (root + 1) ** 2
share = ((root - 1) / (root + 1)) ** 2
polyak = descend(bowl, start, Momentum(rate, share), steps=60)

# Nesterov's walk goes over the places where the ball looks; his own settings are these.
ahead = np.sqrt(share)
looked = descend(bowl, start, Nesterov(1 / 5, ahead), steps=60)
# The ball itself comes one plain step from where it looked.
nesterov = np.array([start, *(looked[:-1] - bowl.gradient(looked[:-1].T).T / 5)])

facts = {
    "plain": steps_needed(plain),
    "heavy": steps_needed(heavy),
    "halved": steps_needed(halved),
    "polyak": steps_needed(polyak),
    "nesterov": steps_needed(nesterov),
    "heavy_far": steps_needed(heavy, 1e-12),
    "polyak_far": steps_needed(polyak, 1e-12),
    "rate": rate,
    "share": share,
    "ahead": ahead,
    "plain_x1": plain[1, 0],
    "plain_x2": plain[2, 0],
    "heavy_x2": heavy[2, 0],
    "plain_y2": plain[2, 1],
    "heavy_y2": heavy[2, 1],
    "polyak_x1": polyak[1, 0],
}
alt = (
    "Above, two walks down an oval bowl: the plain one zigzags, the ball swings across once and "
    f"goes straight down. Below, x falls to zero in steps {facts['plain_x1']:.2f}, "
    f"{facts['plain_x2']:.2f} and so on without memory, and {facts['heavy_x2']:.2f} at once with "
    "it; and y climbs faster with it."
)


def figure():
    fig, (left, right, across, along) = draw.canvas(2, 2, height=6.6)

    looks = {
        "plain": {"color": style.MUTED, "linestyle": "--", "marker": "o"},
        "heavy": {"color": style.MODEL, "linestyle": "-", "marker": "s"},
    }
    walks = {"plain": plain, "heavy": heavy}
    for ax, name, title in ((left, "plain", "Plain descent"), (right, "heavy", "Heavy ball")):
        walk, color = walks[name], looks[name]["color"]
        landscape.contours(ax, bowl, window=(-5, 5, -10, 3), power=2)
        edge = {"path_effects": draw.edges(2), "zorder": 5}
        draw.line(ax, *walk.T, color=color, linewidth=2, **edge)
        for point in walk[:9]:
            draw.dot(ax, *point, color=color, marker=looks[name]["marker"], markersize=6)
        ax.set(title=f"{title}: {steps_needed(walk)} steps", xlabel="$x$", ylabel="$y$")
        ax.set(xticks=(-4, 0, 4), yticks=(-8, -4, 0))

    for ax, number, title in ((across, 0, "Across the valley"), (along, 1, "Along it")):
        for name, walk in walks.items():
            draw.line(ax, range(13), walk[:13, number], markersize=5, **looks[name])
        ax.axhline(0, color=style.INK, linewidth=0.8)
        ax.set(title=title, xlabel="step", ylabel=f"${'xy'[number]}$")
    draw.note(across, "no memory", (2, plain[2, 0]), (26, 8), color=style.MUTED)
    draw.note(across, "ball", (1, heavy[1, 0]), (30, -6), color=style.MODEL)
    draw.note(along, "no memory", (4, plain[4, 1]), (30, -10), color=style.MUTED)
    draw.note(along, "ball", (3, heavy[3, 1]), (-26, 12), color=style.MODEL)
    return fig
