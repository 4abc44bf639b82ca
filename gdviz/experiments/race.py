"""A race of six rules, each with the learning rate that suits it best, and the film of it."""

from collections.abc import Callable, Iterator

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from gdviz.drawing import draw, landscape, style
from gdviz.optim.descent import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp, descend

RULES = {
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
    {"color": color, "marker": marker, "linestyle": dashes}
    for color, markers in ((style.MODEL, "osD"), (style.DATA, "v^P"))
    for marker, dashes in zip(markers, ("-", "--", ":"), strict=True)
]


def tail_mean(losses: NDArray) -> float:
    """How well a walk does in the end: the mean loss of its last tenth, so that no luck decides."""
    return losses[-(len(losses) // 10) :].mean()


def best_rate(function, loss: Callable, start: ArrayLike, rule: Callable, steps: int) -> float:
    """The learning rate of RATES with which a rule comes lowest, by its `tail_mean`.

    `function` is what `descend` walks on, and `rule` makes a rule of a rate. A walk that diverges
    is out of the question.
    """
    walks = [descend(function, start, rule(rate), steps) for rate in RATES]
    with np.errstate(over="ignore"):
        scores = [tail_mean(loss(walk.T)) if len(walk) > steps else np.inf for walk in walks]
    return RATES[np.argmin(scores)]


def race(
    function, loss: Callable, start: ArrayLike, steps: int, practice=None
) -> tuple[dict[str, float], dict[str, NDArray], dict[str, NDArray]]:
    """The six rules with their best rates: the rates, the walks and the losses, by name.

    The rates are found on `practice`, which is the function itself if it has no noise.
    """
    rates = {
        name: best_rate(practice or function, loss, start, rule, steps)
        for name, rule in RULES.items()
    }
    walks = {
        name: descend(function, start, RULES[name](rate), steps) for name, rate in rates.items()
    }
    return rates, walks, {name: loss(walk.T) for name, walk in walks.items()}


def film(
    function: Callable,
    window: ArrayLike,
    walks: dict[str, NDArray],
    losses: dict[str, NDArray],
    bottom: float,
    power: float = 1,
) -> Iterator[Figure]:
    """Up to six walks of one length, by name, down a function seen from above.

    Their losses, beside it, have a logarithmic axis that ends at `bottom`.
    """
    fig, (above, chart) = draw.canvas(1, 2, height=3.6)
    landscape.contours(above, function, window, power)
    above.set(title="Where they are", xlabel="$x$", ylabel="$y$")
    steps = len(next(iter(walks.values())))
    top = 3 * max(loss.max() for loss in losses.values())
    chart.set(title="Their losses", xlabel="step", yscale="log", xlim=(0, 1.04 * steps))
    chart.set_ylim(bottom, top)
    movers = {}
    for name, look in zip(walks, LOOKS, strict=False):
        tail = draw.line(above, [], [], linewidth=1.2, color=style.HALO, animated=True)
        dot = draw.dot(above, 0, 0, clip_on=True, animated=True, **look | {"linestyle": "none"})
        curve = draw.line(chart, [], [], label=name, linewidth=1.6, animated=True, **look)
        curve.set_markevery([-1])
        movers[name] = tail, dot, curve
    draw.legend(fig, [curve for *_, curve in movers.values()])
    status = draw.status(fig)
    shown = draw.log_spaced(steps, frames=60)
    for k in shown:
        for name, (tail, dot, curve) in movers.items():
            tail.set_data(*walks[name][max(k - 10, 0) : k + 1].T)
            dot.set_data(*walks[name][k, :, None])
            curve.set_data(range(k + 1), losses[name][: k + 1])
        first = min(losses, key=lambda name: losses[name][k])
        status.set_text(f"step {k}: lowest is {first} with a loss of {losses[first][k]:.2g}")
        for _ in range(60 // len(shown)):
            yield fig
