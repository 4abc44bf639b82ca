"""Walks on a formula of one's own, alone or in a race, and the film of them."""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from gdviz.drawing import draw, landscape, style
from gdviz.functions.curvature import hessian
from gdviz.functions.formula import Formula
from gdviz.optim.descent import Rule, descend
from gdviz.optim.divergence import before_far
from gdviz.optim.outcome import outcome

FRAMES = 60
# A walk that leaves for good is shown as far away, and as high up, as this many times its start.
AWAY = 3
LONGEST = 48  # Characters of a formula that fit above the picture.


@dataclass(frozen=True)
class Walk:
    """The points of a walk, (points, coordinates), their heights, and what became of it."""

    points: NDArray
    heights: NDArray
    end: str


Walks = dict[str, Walk]


def walk(function: Formula, start: ArrayLike, rule: Rule, steps: int) -> Walk:
    """Walk by a rule, and keep the points that have a height and are not far away."""
    with warnings.catch_warnings(action="ignore", category=RuntimeWarning):
        # The outcome says what it would warn of.
        points = descend(function, start, rule, steps)
        end = outcome(function, points, steps)
    points = before_far(points)
    heights = function(points.T)
    finite = np.isfinite(heights)
    return Walk(points[finite], heights[finite], end)


def described(function: Formula, walks: Walks) -> str:
    """The film in whole sentences, for those who cannot see it."""
    ground = "curve" if function.coordinates == 1 else "map"
    count = "A dot walks" if len(walks) == 1 else f"{len(walks)} dots walk"
    # Of many, the first few tell enough.
    ends = [f"{name}: {walk.end}" for name, walk in list(walks.items())[:3]]
    return (
        f"{count} on the {ground} of a formula, step by step, with the heights below. "
        f"What became of {'it' if len(walks) == 1 else 'them'}: {'; '.join(ends)}."
    )


def largest_rate(function: Formula, start: ArrayLike) -> float | None:
    """The learning rate 2/λ that the curvature λ at the start bears; None where it bears any."""
    curvatures = np.linalg.eigvalsh(hessian(function, np.array(start, float)))
    return float(2 / curvatures[-1]) if curvatures[-1] > 0 else None


def bounds(walks: Walks) -> NDArray:
    """The smallest and the largest coordinates that the film has to show, with room round them."""
    lowest = min(walk.heights.min() for walk in walks.values())
    shown = np.concatenate([_near(walk, lowest) for walk in walks.values()])
    low, high = shown.min(axis=0), shown.max(axis=0)
    # A walk along one axis still needs some ground on both sides.
    width = np.maximum(high - low, 0.4 * max(1e-3 * np.abs(shown).max(), np.ptp(shown, 0).max()))
    width = np.where(width > 0, width, 1)
    middle = (low + high) / 2
    return np.array([middle - 0.62 * width, middle + 0.62 * width])


def _near(walk, lowest):
    """The points of a walk that are worth their room: neither far away nor far above its start."""
    reach = AWAY * (1 + np.abs(walk.points[0]).max())
    start = walk.heights[0]
    there = np.abs(walk.points).max(axis=1) <= reach
    there &= walk.heights <= start + AWAY * (start - lowest)
    there[0] = True
    return walk.points[there]


def film(function: Formula, walks: Walks) -> Iterator[Figure]:
    """Each walk as a dot with its trail, on the map or the curve; below, its heights by step."""
    fig, (ground, chart) = draw.canvas(2, 1, height=6.2)
    window = bounds(walks)
    if function.coordinates == 2:
        draw_map(ground, function, window.T.ravel())
    else:
        draw_curve(ground, function, window[:, 0], [walk.heights[0] for walk in walks.values()])
    if len(function.text) <= LONGEST:
        ground.set_title(function.text)
    looks = dict(zip(walks, _looks(len(walks)), strict=True))
    movers = {name: _mover(ground, chart, look) for name, look in looks.items()}
    steps = max(len(walk.points) for walk in walks.values()) - 1
    _draw_axes(chart, walks, max(steps, 1))
    if len(walks) > 1:
        handles = [curve for _, _, curve in movers.values()]
        for name, handle in zip(walks, handles, strict=True):
            handle.set_label(name)
        draw.legend(fig, handles)
    status = draw.status(fig)

    for step in draw.log_spaced(steps + 1, FRAMES):
        for name, (trail, dot, curve) in movers.items():
            points, heights = walks[name].points[: step + 1], walks[name].heights[: step + 1]
            # On a curve a point stands as high as the curve.
            places = points.T if function.coordinates == 2 else (points[:, 0], heights)
            trail.set_data(*places)
            dot.set_data(*(values[-1:] for values in places))
            curve.set_data(range(len(heights)), heights)
        status.set_text(f"step {step}: {_lowest(walks, step)}")
        yield fig
    status.set_text(_ends(walks))
    yield fig


def draw_map(ax: Axes, function: Formula, window: NDArray) -> None:
    """A formula of x and y from above, blank where it has no height."""
    heights = function(landscape.grid(window))
    known = np.isfinite(heights)
    low, high = (heights[known].min(), heights[known].max()) if known.any() else (0, 0)
    # Between heights that differ by rounding there is no room for contours.
    if high - low > 1e-12 * max(abs(low), abs(high)):
        # With this power the middle height has the middle colour.
        share = np.median((heights[known] - low) / (high - low))
        power = float(np.clip(np.log2(1 / max(share, 1e-3)), 1, 6))
        landscape.contours(ax, np.where(known, heights, high), window, power)
    if not known.all():
        blank = landscape.outline(np.where(known, -1, 1), window)
        landscape.area(ax, blank, facecolor=style.PAPER, edgecolor="none", zorder=1)
    ax.set(xlabel="$x$", ylabel="$y$", xlim=window[:2], ylim=window[2:])


def draw_curve(ax: Axes, function: Formula, window: NDArray, starts: Sequence[float]) -> None:
    """A formula of x as a curve, with gaps where it has no height, up to where walks start."""
    x = np.linspace(window[0], window[1], 401)
    heights = function(x[None])
    known = np.isfinite(heights)
    draw.line(ax, x, np.ma.masked_invalid(heights), color=style.MUTED)
    # Near a pole the curve shoots up; where most of it is decides what is shown.
    low = min(heights[known].min(), *starts)
    high = max(np.quantile(heights[known], 0.98), *starts)
    room = _room(0.08, low, high)
    ax.set(xlabel="$x$", ylabel="height", xlim=window, ylim=(low - room, high + 3 * room))


def _looks(count):
    """A colour for each walker, and a dash, so that colour is not the only sign."""
    if count == 1:
        return [{"color": style.MODEL, "linestyle": "-"}]
    dashes = ["-", "--", "-.", ":", (0, (5, 1)), (0, (1, 1))]
    pairs = zip(style.SIX, dashes, strict=True)
    return [{"color": color, "linestyle": dash} for color, dash in pairs][:count]


def _mover(ground, chart, look):
    """What moves for one walker: its trail and its dot on the ground, and its curve of heights."""
    edge: style.Look = {"path_effects": draw.edges(2), "clip_on": True, "animated": True}
    trail = draw.line(ground, [], [], linewidth=2, zorder=5, **look | edge)
    dot = draw.dot(ground, 0, 0, color=look["color"], clip_on=True, animated=True)
    curve = draw.line(chart, [], [], linewidth=1.8, animated=True, **look)
    return trail, dot, curve


def _draw_axes(chart, walks, steps):
    """The axes of the heights; logarithmic where these span a factor of a thousand."""
    heights = np.concatenate([walk.heights for walk in walks.values()])
    starts = [walk.heights[0] for walk in walks.values()]
    top = min(heights.max(), max(starts) + 2 * abs(max(starts) - heights.min()) + 1e-12)
    chart.set(xlabel="step", ylabel="height", xlim=(0, 1.02 * steps))
    chart.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    if heights.min() >= 0 and heights.max() > 1000 * heights.min():
        positive = heights[heights > 0]
        # What is smaller than this by the largest is rounding.
        low = max(positive.min(), 1e-14 * positive.max())
        chart.set(yscale="log", ylim=(low / 2, 2 * heights.max()))
    else:
        room = _room(0.06, heights.min(), top)
        chart.set(ylim=(heights.min() - room, top + room))


def _room(share, low, high):
    """Some share of what is shown, or, where all is level, enough to tell the limits apart."""
    return share * (high - low) or max(1, 1e-3 * abs(high))


def _lowest(walks, step):
    """The height of the only walker, or that of the lowest, who may be another in every frame."""
    lowest = min(walk.heights[min(step, len(walk.heights) - 1)] for walk in walks.values())
    height = f"{lowest:{_form(walks)}}"
    return f"height {height}" if len(walks) == 1 else f"the lowest height is {height}"


def _form(walks):
    """One way to write all heights of a film, for what changes its form is read anew."""
    sizes = np.abs(np.concatenate([walk.heights for walk in walks.values()]))
    return ".4f" if sizes.min() >= 1e-3 and sizes.max() < 1e6 else ".2e"


def _ends(walks):
    """What became of the only walk, or of how many of them the same."""
    if len(walks) == 1:
        return next(iter(walks.values())).end
    words = [walk.end.split()[0] for walk in walks.values()]
    counted = {word: words.count(word) for word in words}
    return ", ".join(f"{count} {_SHORT[word]}" for word, count in counted.items())


# What became of a walk, told by the first word of its end.
_SHORT = {
    "converged": "converged",
    "came": "at rest on a saddle or a top",
    "still": "still rolling",
    "swings": "swinging to and fro",
    "diverged": "diverged",
    "left": "left the domain",
    "stopped": "stopped",
}
