"""Balls dropped on a landscape, the places where they come to rest, and how many rest at each."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.balls import fate, nearest, resting_places, roll
from gdviz.functions.formula import Formula
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import PITS
from gdviz.optim.descent import GradientDescent, descend

THREE_PITS = (
    "(x^2+y^2)/20 - 1.2exp(-((x+1.3)^2+(y-0.2)^2)/2.42)"
    " - 1.8exp(-((x-1.5)^2+(y-1.4)^2)/0.98) - 2.6exp(-((x-1.1)^2+(y+1.4)^2)/0.405)"
)
# Each has a window, which reaches as far to every side, and a learning rate that suits it.
landscapes = {
    "Parabola": ("x^2 + 1", 6, 0.05),
    "x sin x": ("x sin(x)", 7, 0.05),
    "Hills": ("sin(x) sin(y)", 3.2, 0.1),
    "Three pits": (THREE_PITS, 3, 0.05),
    "Rosenbrock": ("(1 - x)^2 + 100 (y - x^2)^2", 2, 0.0004),
    "Saddle": ("x^2/2 + y^4/4 - y^2/2", 2, 0.1),
}
# Places at random, in a window from -1 to 1: balls are dropped on one after the other.
scattered = np.random.default_rng(289).uniform(-1, 1, (100, 2)).round(2)

f = Formula(THREE_PITS)
reach = 3
rate = 0.05
# Where each ball is dropped, and how many steps it has taken since.
balls = [(x, y, 300) for x, y in (reach * scattered[:3]).round(2)]

walks = [roll(f, (x, y)[: f.coordinates], rate, steps) for x, y, steps in balls]
fates = [fate(f, walk, steps) for walk, (_, _, steps) in zip(walks, balls, strict=True)]
resting = [walk[-1] for walk, became in zip(walks, fates, strict=True) if became == "rests"]
places = resting_places(f, resting)
heights = [float(f(place)) for place in places]
homes = [nearest(places, end) for end in resting]
counts = [homes.count(number) for number in range(len(places))]

# What the page says of this state.
readout = [len(balls)] if balls else []
for place, count in list(zip(places, counts, strict=True))[:3]:
    readout += [count, *place.round(2)]
if len(places) > 3:
    readout += [sum(counts[3:]), len(places) - 3]
readout += [fates.count(became) for became in ("rolls", "diverged", "left") if became in fates]

# A hundred balls on the three pits walk at once; in which pit is each at last?
starts = (3 * scattered).round(2).T
walk = descend(Ensemble(Formula(THREE_PITS), 2), starts.ravel(), GradientDescent(0.05), 300)
ends = walk[-1].reshape(2, -1).T
wide, middle, deep = np.bincount([nearest(np.array(PITS)[:, :2], end) for end in ends])

facts = {"drops": len(ends), "wide": wide, "middle": middle, "deep": deep}
told = [f"{count} at {height:.2f}" for count, height in zip(counts, heights, strict=True)]
alt = (
    f"A landscape on which {len(balls)} balls were dropped and rolled downhill, and beside it bars "
    "that tell how high the places are where they rest, and how many rest there, the lowest first: "
    f"{', '.join(told[:6]) or 'none'}."
)

# What the script beside this file starts from.
numbers = {
    "landscapes": landscapes,
    "scattered": scattered,
    "formula": f.text,
    "reach": reach,
    "rate": rate,
    "balls": balls,
}


def color_of(number):
    """The colour of a place; those after the sixth share one."""
    return style.SIX[number] if number < len(style.SIX) else style.MUTED


def draw_map(ax):
    """The landscape from above, blank where the formula has no height."""
    window = (-reach, reach, -reach, reach)
    heights = f(landscape.grid(window))
    known = np.isfinite(heights)
    if known.any() and np.ptp(heights[known]) > 0:
        landscape.contours(ax, np.where(known, heights, heights[known].max()), window, power=2)
        blank = landscape.outline(np.where(known, -1, 1), window)
        landscape.area(ax, blank, facecolor=style.PAPER, edgecolor="none", zorder=1)
    ax.set(ylabel="$y$", ylim=(-reach, reach))


def draw_curve(ax):
    """The curve, with gaps where the formula has no height."""
    x = np.linspace(-reach, reach, 401)
    draw.line(ax, x, f([x]), color=style.INK)
    ax.set(ylabel="height")


def seen(points):
    """Points as they are drawn: on a map by x and y, on a curve by x and the height."""
    return points.T if f.coordinates == 2 else (points[:, 0], f(points.T))


def draw_balls(ax):
    """The way of each ball, its start in the colour of the place where it rests, and its end."""
    home = iter(homes)
    for walk, became in zip(walks, fates, strict=True):
        color = color_of(next(home)) if became == "rests" else style.MUTED
        draw.path(ax, *seen(walk), linewidth=1.2, clip_on=True)
        draw.dot(ax, *seen(walk[:1]), color=color, markersize=6, clip_on=True)
        draw.dot(ax, *seen(walk[-1:]), clip_on=True)

    for number, place in enumerate(places, 1):
        if np.abs(place).max() < reach:
            draw.note(ax, f"{number}", np.ravel(seen(place[None])), (0, 15))


def draw_counts(ax):
    """A bar for each place at its height; bars of places as low stand one behind the other."""
    low, high = min(heights, default=0), max(heights, default=1)
    room = (high - low) / 4 or 1
    for number, (height, count) in enumerate(zip(heights, counts, strict=True)):
        as_low = np.abs(np.array(heights[:number]) - height) < room / 4
        left = np.array(counts[:number])[as_low].sum()
        look = {"color": color_of(number), "edgecolor": style.PAPER}
        ax.barh(height, count, left=left, height=(high - low + 2 * room) / 15, **look)
        draw.note(ax, f"{number + 1}", (left + count / 2, height), (0, 15))
    ax.set(xlabel="balls", ylabel="height", title="Where they rest")
    ax.set(xlim=(0, max(len(balls), 5)), ylim=(low - room, high + room))


def figure():
    fig, (ground, chart) = draw.canvas(1, 2)
    if f.coordinates == 2:
        draw_map(ground)
    else:
        draw_curve(ground)
    ground.set(title="The balls", xlabel="$x$", xlim=(-reach, reach))
    draw_balls(ground)
    draw_counts(chart)
    return fig
