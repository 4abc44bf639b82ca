"""A race as a film: the walkers on a map, and their losses beside it."""

from collections.abc import Callable, Iterator

from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from gdviz import draw, landscape, style

# Walkers without and with rates of their own for each coordinate differ in colour.
LOOKS = [
    {"color": color, "marker": marker, "linestyle": dashes}
    for color, markers in ((style.MODEL, "osD"), (style.DATA, "v^P"))
    for marker, dashes in zip(markers, ("-", "--", ":"), strict=True)
]


def race(
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
    draw.key(fig, [curve for *_, curve in movers.values()])
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
