"""A race of six rules, each with the learning rate that suits it best, and the film of it."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
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
    descend,
)

RULES: dict[str, Callable[[float], Rule]] = {
    "plain": GradientDescent,
    "momentum": Momentum,
    "Nesterov": Nesterov,
    "AdaGrad": AdaGrad,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
# Six rates for every factor of ten.
RATES = 10 ** np.linspace(-4, 1, 31)
# Walkers without and with rates of their own for each coordinate differ in colour.
LOOKS = [
    {"color": style.MODEL, "marker": "o", "linestyle": "-"},
    {"color": style.MODEL, "marker": "s", "linestyle": "--"},
    {"color": style.MODEL, "marker": "D", "linestyle": ":"},
    {"color": style.DATA, "marker": "v", "linestyle": "-"},
    {"color": style.DATA, "marker": "^", "linestyle": "--"},
    {"color": style.DATA, "marker": "P", "linestyle": ":"},
]
FRAMES = 60
TAIL = 10  # So many steps a walker trails behind it on the map.


def tail_mean(losses: NDArray) -> float:
    """How well a walk does in the end: the mean loss of its last tenth, so that no luck decides."""
    return losses[-(len(losses) // 10) :].mean()


def best_rate(
    function: Function | Iterable[Function],
    loss: Callable[..., NDArray],
    start: ArrayLike,
    rule: Callable[[float], Rule],
    steps: int,
) -> float:
    """The learning rate of RATES with which a rule comes lowest, by its `tail_mean`.

    `function` is what `descend` walks on, and `rule` makes a rule of a rate. A walk that diverges
    is out of the question.
    """
    scores = []
    for rate in RATES:
        walk = descend(function, start, rule(rate), steps)
        # A walk that diverges ends before its last step.
        finished = len(walk) == steps + 1
        with np.errstate(over="ignore"):
            scores.append(tail_mean(loss(walk.T)) if finished else np.inf)
    return RATES[np.argmin(scores)]


def race(
    function: Function | Iterable[Function],
    loss: Callable[..., NDArray],
    start: ArrayLike,
    steps: int,
    practice: Function | Iterable[Function] | None = None,
) -> tuple[dict[str, float], dict[str, NDArray], dict[str, NDArray]]:
    """The six rules with their best rates: the rates, the walks and the losses, by name.

    The rates are found on `practice`, which is the function itself if it has no noise.
    """
    rates = {}
    walks = {}
    losses = {}
    for name, rule in RULES.items():
        rates[name] = best_rate(practice or function, loss, start, rule, steps)
        walks[name] = descend(function, start, rule(rates[name]), steps)
        losses[name] = loss(walks[name].T)
    return rates, walks, losses


def film(
    function: Heights,
    window: Window,
    walks: dict[str, NDArray],
    losses: dict[str, NDArray],
    bottom: float,
    power: float = 1,
) -> Iterator[Figure]:
    """Up to six walks of one length, by name, down a function seen from above.

    Their losses, beside it, have a logarithmic axis that ends at `bottom`.
    """
    steps = len(next(iter(walks.values())))
    highest = max(loss.max() for loss in losses.values())

    fig, (above, chart) = draw.canvas(1, 2, height=3.6)
    landscape.contours(above, function, window, power)
    above.set(title="Where they are", xlabel="$x$", ylabel="$y$")
    chart.set(title="Their losses", xlabel="step", xlim=(0, 1.04 * steps))
    chart.set(yscale="log", ylim=(bottom, 3 * highest))

    walkers = {}
    for name, look in zip(walks, LOOKS, strict=False):
        walkers[name] = _walker(above, chart, name, look)
    draw.legend(fig, [curve for _, _, curve in walkers.values()])
    status = draw.status(fig)

    shown = draw.log_spaced(steps, FRAMES)
    # A short race has few steps to show: each is held, so that no film is over at once.
    held = FRAMES // len(shown)
    for k in shown:
        for name, (tail, dot, curve) in walkers.items():
            x, y = walks[name][: k + 1].T
            tail.set_data(x[-TAIL - 1 :], y[-TAIL - 1 :])
            dot.set_data(x[-1:], y[-1:])
            curve.set_data(range(k + 1), losses[name][: k + 1])
        now = {name: loss[k] for name, loss in losses.items()}
        first = min(now, key=lambda name: now[name])
        status.set_text(f"step {k}: lowest is {first} with a loss of {now[first]:.2g}")
        yield from [fig] * held


def _walker(
    above: Axes, chart: Axes, name: str, look: dict[str, str]
) -> tuple[Line2D, Line2D, Line2D]:
    """What moves for one walker: a tail and a dot on the map, and the curve of its losses."""
    tail = draw.line(above, [], [], linewidth=1.2, color=style.HALO, animated=True)
    # A walker that leaves the map is not drawn beside it.
    on_map = look | {"linestyle": "none", "clip_on": True}
    dot = draw.dot(above, 0, 0, animated=True, **on_map)
    curve = draw.line(chart, [], [], label=name, linewidth=1.6, animated=True, **look)
    curve.set_markevery([-1])
    return tail, dot, curve
