"""Balls dropped on a landscape, the places where they come to rest, and how many rest at each."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.balls import fate, gather, roll
from gdviz.functions.formula import Formula
from gdviz.functions.stochastic import Ensemble
from gdviz.functions.surfaces import PITS
from gdviz.optim.descent import GradientDescent, descend

THREE_PITS = (
    "(x^2+y^2)/20 - 1.2exp(-((x+1.3)^2+(y-0.2)^2)/2.42)"
    " - 1.8exp(-((x-1.5)^2+(y-1.4)^2)/0.98) - 2.6exp(-((x-1.1)^2+(y+1.4)^2)/0.405)"
)
# Each has a window, which reaches as far to every side, and a learning rate that suits it.
landscapes = [
    ("Parabola", "x^2 + 1", 6, 0.05),
    ("x sin x", "x sin(x)", 7, 0.05),
    ("Hills", "sin(x) sin(y)", 3.2, 0.1),
    ("Three pits", THREE_PITS, 3, 0.05),
    ("Saddle", "x^2/2 + y^4/4 - y^2/2", 2, 0.1),
    ("Rosenbrock", "(1 - x)^2 + 100 (y - x^2)^2", 2, 0.0004),
]
# Places at random, in a window from -1 to 1: balls are dropped on one after the other.
scattered = np.random.default_rng(289).uniform(-1, 1, (100, 2)).round(2)

f = Formula(THREE_PITS)
reach = 3
rate = 0.05
# Where each ball is dropped, and how many steps it has taken since.
balls = [(x, y, 300) for x, y in (reach * scattered[:3]).round(2)]

walks = [roll(f, (x, y)[: f.coordinates], rate, steps) for x, y, steps in balls]
fates = [fate(f, walk, steps) for walk, (_, _, steps) in zip(walks, balls, strict=True)]
resting = [walk for walk, became in zip(walks, fates, strict=True) if became == "rests"]

# The walks that end at each place, the lowest place first.
numbered = gather(f, [walk[-1] for walk in resting])
places = [[resting[number] for number in place] for place in numbered]

# What the page says of this state: the first three places, then what became of the other balls.
readout = [rate, len(balls)] if balls else [rate]
for place in places[:3]:
    readout += [len(place), *place[0][-1]]
others = [sum(len(place) for place in places[3:])]
others += [fates.count(became) for became in ("rolls", "diverged", "left")]
readout += [count for count in others if count]

# A hundred balls roll down the three pits at once; in which is each at last?
pits = Ensemble(Formula(THREE_PITS), 2)
starts = (3 * scattered).round(2).T
end_x, end_y = descend(pits, starts.ravel(), GradientDescent(0.05), steps=300)[-1].reshape(2, -1)
gaps = [np.hypot(end_x - x, end_y - y) for x, y, *_ in PITS]
wide, middle, deep = np.bincount(np.argmin(gaps, axis=0))

facts = {"drops": end_x.size, "wide": wide, "middle": middle, "deep": deep}
heights = [f"{f(place[0][-1]):.2f}" for place in places]
alt = (
    f"A landscape on which {len(balls)} balls were dropped. Lines show how they rolled downhill, "
    "and words how many rest at each place. The heights of these places are "
    f"{', '.join(heights[:6]) or 'not known yet'}."
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


def draw_map(ax):
    """The landscape from above, blank where the formula has no height."""
    window = (-reach, reach, -reach, reach)
    heights = f(landscape.grid(window))
    known = np.isfinite(heights)
    if known.any() and np.ptp(heights[known]) > 0:
        landscape.contours(ax, np.where(known, heights, heights[known].max()), window, power=2)
    if known.any() and not known.all():
        blank = landscape.outline(np.where(known, -1, 1), window)
        landscape.area(ax, blank, facecolor=style.PAPER, edgecolor="none", zorder=1)
    ax.set(ylabel="$y$", ylim=(-reach, reach), aspect="equal")


def draw_curve(ax):
    """The curve, with gaps where the formula has no height."""
    x = np.linspace(-reach, reach, 401)
    draw.line(ax, x, f([x]), color=style.INK)
    ax.set(ylabel="height")


def seen(points):
    """Points as they are drawn: on a map by x and y, on a curve by x and the height."""
    return points.T if f.coordinates == 2 else (points[:, 0], f(points.T))


def draw_balls(ax):
    """The way of each ball from its start, which is a small dot, to where it is now."""
    for walk in walks:
        draw.path(ax, *seen(walk), linewidth=1.2, clip_on=True)
        draw.dot(ax, *seen(walk[:1]), color=style.MUTED, markersize=6, clip_on=True)
        draw.dot(ax, *seen(walk[-1:]), clip_on=True)


def draw_places(ax):
    """At each place how many rest there and how high it is, and their starts in its colour."""
    for place, color in zip(places, style.SIX, strict=False):
        for walk in place:
            draw.dot(ax, *seen(walk[:1]), color=color, markersize=6, clip_on=True)
        end = place[0][-1]
        if np.abs(end).max() < reach:
            draw.note(ax, f"{len(place)} at {f(end):.2f}", np.ravel(seen(end[None])), (0, 16))


def figure():
    fig, ax = draw.canvas(height=5.6)
    if f.coordinates == 2:
        draw_map(ax)
    else:
        draw_curve(ax)
    ax.set(xlabel="$x$", xlim=(-reach, reach))
    ax.locator_params(nbins=4)
    draw_balls(ax)
    draw_places(ax)
    return fig
