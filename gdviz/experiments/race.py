"""A race of rules, each with the settings that suit it best, and the film of it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import NullFormatter
from numpy.typing import ArrayLike, NDArray

from gdviz.drawing import draw, landscape, style
from gdviz.drawing.landscape import Heights, Window
from gdviz.functions.function import Function
from gdviz.optim.descent import (
    AdaGrad,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    RMSProp,
    Rule,
)
from gdviz.optim.schedules import Decay, Scheduled


def fading(learning_rate: float, halved_after: float) -> Rule:
    """Plain descent with a rate that fades: α(k) = α₀ / (1 + k/h), half of α₀ after h steps."""
    return Scheduled(GradientDescent, Decay(learning_rate, halved_after))


RULES: dict[str, Callable[..., Rule]] = {
    "plain": GradientDescent,
    "momentum": Momentum,
    "Nesterov": Nesterov,
    "AdaGrad": AdaGrad,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
# Six rates for every factor of ten.
RATES = 10 ** np.linspace(-4, 1, 31)
SHARES = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
DECAYS = (0.5, 0.9, 0.99, 0.999, 0.9999)
HALVINGS = (0.25, 0.5, 1, 2, 5, 10, 20, 50)
# What a rule has besides its rate: all these are tried with every rate.
GRIDS: dict[str, dict[str, Sequence[float]]] = {
    "momentum": {"momentum": SHARES},
    "Nesterov": {"momentum": SHARES},
    "RMSProp": {"decay": DECAYS},
    "Adam": {"momentum": SHARES, "decay": DECAYS},
    "fading": {"halved_after": HALVINGS},
}
Settings = dict[str, float]
MADE = RULES | {"fading": fading}


def together(
    function: Function, start: ArrayLike, rule: Rule, steps: int, pushes: NDArray | None = None
) -> Iterator[NDArray]:
    """Many walks at once, step by step: the places, each of shape (coordinates, walks, noises).

    The settings of the rule are numbers, or one for each walk in arrays of shape (walks, 1).
    `pushes` are added to the gradients, in shape (steps, coordinates, noises): every walk meets
    every noise. A walk that diverges becomes infinite. With Nesterov's rule the places are those of
    the ball, and not those where it looks.
    """
    pushes = np.zeros((steps, np.size(start), 1)) if pushes is None else pushes
    point: NDArray = np.reshape(np.array(start, float), (-1, 1, 1))
    memory: Any = None
    yield point
    for push in pushes:
        with np.errstate(all="ignore"):
            # The first step spreads the one start over all walks and noises.
            step, memory = rule(function.gradient(point) + push[:, None], memory)
            point = point + step
            yield rule.ball(point, memory) if isinstance(rule, Nesterov) else point


def tail_mean(losses: ArrayLike) -> NDArray:
    """How well a walk does in the end: the mean loss of its last tenth, so that no luck decides."""
    losses = np.asarray(losses)
    return losses[-_tail(len(losses)) :].mean(axis=0)


def _tail(points):
    """How many points are the last tenth."""
    return max(points // 10, 1)


def tune(
    name: str,
    function: Function,
    loss: Callable[..., NDArray],
    start: ArrayLike,
    steps: int,
    pushes: NDArray | None = None,
    rates: ArrayLike = RATES,
    **fixed: float,
) -> Settings:
    """The settings with which a rule comes lowest, of all pairs and triples of its grid.

    What counts is the `tail_mean`, on average over the noises. A walk that diverges is out of the
    question. A setting that is given stays `fixed`.
    """
    grid: dict[str, Any] = {"learning_rate": rates} | GRIDS.get(name, {})
    grid |= {setting: (value,) for setting, value in fixed.items()}
    tried = np.array(list(product(*grid.values())))
    columns = {setting: column[:, None] for setting, column in zip(grid, tried.T, strict=True)}
    walks = together(function, start, MADE[name](**columns), steps, pushes)
    late = []
    with np.errstate(all="ignore"):
        for k, places in enumerate(walks):
            # Only the end counts: of thousands of walks, the rest would fill the memory.
            if k > steps - _tail(steps + 1):
                late.append(loss(places))
        scores = np.mean(late, axis=(0, 2))
    best = np.argmin(np.where(np.isfinite(scores), scores, np.inf))
    return dict(zip(grid, map(float, tried[best]), strict=True))


def run(
    name: str,
    settings: Settings,
    function: Function,
    loss: Callable[..., NDArray],
    start: ArrayLike,
    steps: int,
    pushes: NDArray | None = None,
) -> tuple[NDArray, NDArray, NDArray]:
    """One rule with its settings: a walk, its losses, and its late loss under each noise.

    The walk is the one with the first noise; its losses are means over all noises.
    """
    rule = MADE[name](**settings)
    places = list(together(function, start, rule, steps, pushes))
    heights = [np.broadcast_to(loss(place)[0], places[-1].shape[-1]) for place in places]
    walk = np.array([place[:, 0, 0] for place in places])
    return walk, np.mean(heights, axis=1), tail_mean(heights)


def race(
    function: Function,
    loss: Callable[..., NDArray],
    start: ArrayLike,
    steps: int,
    names: Sequence[str] = tuple(RULES),
    practice: NDArray | None = None,
    pushes: NDArray | None = None,
    rates: ArrayLike = RATES,
) -> tuple[dict[str, Settings], dict[str, NDArray], dict[str, NDArray], dict[str, NDArray]]:
    """Rules with their best settings, by name: settings, walks, losses and late losses.

    The settings are found with the noises of `practice`; the race is `run` with those of `pushes`.
    """
    settings, walks, losses, late = {}, {}, {}, {}
    for name in names:
        settings[name] = tune(name, function, loss, start, steps, practice, rates)
        ran = run(name, settings[name], function, loss, start, steps, pushes)
        walks[name], losses[name], late[name] = ran
    return settings, walks, losses, late


def settings_and_losses(
    settings: dict[str, Settings], late: dict[str, NDArray]
) -> dict[str, float]:
    """The facts of a race: `plain_rate`, `momentum_share`, `adam_decay`, `adam_loss` and so on."""
    called = {"learning_rate": "rate", "momentum": "share", "decay": "decay"}
    facts = {}
    for name, chosen in settings.items():
        for setting, value in chosen.items():
            facts[f"{name.lower()}_{called.get(setting, setting)}"] = value
        facts[f"{name.lower()}_loss"] = float(late[name].mean())
    return facts


# The film. In inches: how it is laid out.
LEFT, RIGHT, BELOW, TITLE, BETWEEN = 0.9, 0.12, 0.62, 0.32, 0.14
CHART, NAMES = 2.3, 1.42  # How high the chart is, and how much room the names beside it have.
OPENING = 15  # Frames before the first step.
FIRST = 16  # So many steps are shown one by one.
LATER = 50  # So many frames show the rest.


def maps(
    names: Sequence[str], function: Heights, window: Window, power: float = 1, below: float = 0
) -> tuple[Figure, list[Axes]]:
    """A figure with one map of a function for each name, in two rows with ticks at their edges.

    It has `below` inches of room under the maps.
    """
    columns = -(-len(names) // 2)
    left, right, bottom, top = window
    wide = (draw.WIDTH - LEFT - RIGHT - (columns - 1) * BETWEEN) / columns
    high = wide * (top - bottom) / (right - left)
    size = (draw.WIDTH, 2 * (TITLE + high) + BELOW + below)
    fig = Figure(figsize=size)
    axes = []
    for number, name in enumerate(names):
        row, column = divmod(number, columns)
        corner = (LEFT + column * (wide + BETWEEN), size[1] - (row + 1) * (TITLE + high))
        ax = fig.add_axes(tuple(np.divide((*corner, wide, high), size * 2)))
        landscape.contours(ax, function, window, power)
        ax.set_title(name, fontsize=style.TEXT)
        ax.locator_params(nbins=4, steps=[1, 2, 5, 10])
        # The lowest map of a column carries the ticks of x for all of it, the first those of y.
        lowest = number + columns >= len(names)
        if lowest:
            ax.set_xlabel("$x$")
        else:
            ax.xaxis.set_major_formatter(NullFormatter())
        if column == 0:
            ax.set_ylabel("$y$")
        else:
            ax.yaxis.set_major_formatter(NullFormatter())
        axes.append(ax)
    return fig, axes


def film(
    function: Heights,
    window: Window,
    walks: dict[str, NDArray],
    losses: dict[str, NDArray],
    bottom: float,
    power: float = 1,
) -> Iterator[Figure]:
    """Walks of one length, by name, each down its own map of a function; below, their losses.

    The axis of the losses is logarithmic and ends at `bottom`.
    """
    steps = len(next(iter(walks.values()))) - 1
    fig, axes = maps(list(walks), function, window, power, below=CHART + BELOW)
    chart = _chart(fig, steps)
    chart.set(yscale="log", ylim=(bottom, 3 * max(loss.max() for loss in losses.values())))
    looks = _looks(walks)
    racers = {name: _racer(ax, chart, looks[name]) for name, ax in zip(walks, axes, strict=True)}
    _name_curves(chart, losses, looks)
    status = draw.status(fig)

    for k in _pace(steps):
        for name, (trail, dot, curve) in racers.items():
            trail.set_data(*walks[name][: k + 1].T)
            dot.set_data(*walks[name][k : k + 1].T)
            curve.set_data(range(k + 1), losses[name][: k + 1])
        # The lowest so far, for that only falls, and nobody who ties or swings is called a leader.
        lowest = min(loss[: k + 1].min() for loss in losses.values())
        height = f"{lowest:.2g}" if lowest > 1e-4 else f"{lowest:.1e}"
        said = f"lowest loss so far {height}" if k else f"all tie at {height}"
        status.set_text(f"step {k}: {said}")
        yield fig


def _chart(fig: Figure, steps: int) -> Axes:
    """The axes of the losses, under the maps, with room for names to the right."""
    size = fig.get_size_inches()
    place = (LEFT, BELOW, draw.WIDTH - LEFT - NAMES, CHART)
    chart = fig.add_axes(tuple(np.divide(place, (*size, *size))))
    chart.set(xlabel="step", ylabel="loss", xlim=(0, steps))
    return chart


def _looks(names):
    """A colour for each of six; what comes after them is dashed."""
    colours = [*style.SIX, style.MUTED]
    dashes = ["-"] * len(style.SIX) + ["--"]
    return {
        name: {"color": colour, "linestyle": dash}
        for name, colour, dash in zip(names, colours, dashes, strict=False)
    }


def _racer(ax: Axes, chart: Axes, look: style.Look) -> tuple[Line2D, Line2D, Line2D]:
    """What moves for one of them: its trail and its dot on the map, and the curve of its losses."""
    edge: style.Look = {"path_effects": draw.edges(2), "clip_on": True, "animated": True}
    trail = draw.line(ax, [], [], linewidth=2, color=look["color"], zorder=5, **edge)
    dot = draw.dot(ax, 0, 0, color=look["color"], markersize=8, clip_on=True, animated=True)
    curve = draw.line(chart, [], [], linewidth=1.8, animated=True, **look)
    return trail, dot, curve


def _name_curves(chart: Axes, losses: dict[str, NDArray], looks: dict[str, style.Look]) -> None:
    """The name of each curve beside its end, with a stroke of its colour, in their final order."""
    low, high = np.log(chart.get_ylim())
    # A loss of 0 has no logarithm.
    lasts = {name: np.log(max(loss[-1], 1e-300)) for name, loss in losses.items()}
    ends = {name: (last - low) / (high - low) for name, last in lasts.items()}
    order = sorted(ends, key=lambda name: ends[name])
    apart = 0.21 / CHART
    heights = [max(ends[order[0]], 0.02)]
    for name in order[1:]:
        heights.append(max(ends[name], heights[-1] + apart))
    # If the topmost is pushed out, all below it give way.
    for number in range(len(order) - 1, -1, -1):
        heights[number] = min(heights[number], 0.98 - (len(order) - 1 - number) * apart)
    for name, height in zip(order, heights, strict=True):
        stroke: style.Look = {"transform": chart.transAxes, "clip_on": False, "linewidth": 2.6}
        draw.line(chart, (1.015, 1.055), (height, height), **stroke | looks[name])
        words = style.lettering(transform=chart.transAxes, va="center")
        chart.text(1.07, height, name, **words)


def _pace(steps: int) -> list[int]:
    """Which step each frame shows: the first ones slowly, later ones ever faster."""
    slow = range(min(steps, FIRST) + 1)
    quick = slow[-1] + draw.log_spaced(steps - slow[-1] + 1, LATER)[1:]
    # A short race has few steps to show, so each stays longer.
    held = 3 if len(quick) else 5
    return [0] * OPENING + [int(k) for k in slow[1:] for _ in range(held)] + [int(k) for k in quick]
