"""A line, a curve or a chance that walks onto a table of one's own, and the film of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from gdviz.drawing import draw, landscape, style
from gdviz.functions.classification import LogLoss, logistic
from gdviz.functions.regression import LinearLoss
from gdviz.notation import format_number
from gdviz.optim.descent import descend
from gdviz.optim.second_order import Newton

FRAMES = 60
BLOCK = 100_000
ARRIVED = 1e-4  # By how much of itself a loss may be above the lowest and count as that.


@dataclass(frozen=True)
class Scale:
    """What is taken off numbers, and what the rest is divided by; unless given, nothing changes."""

    middle: float = 0.0
    spread: float = 1.0

    @classmethod
    def standard(cls, values: NDArray) -> "Scale":
        """The scale on which values lie around 0 and are about as large as 1."""
        if values.min() == values.max():
            # Rounded, their mean is another number, and their spread is not 0.
            return cls(float(values[0]), max(1.0, abs(float(values[0]))))
        return cls(float(values.mean()), float(values.std()))

    def __call__(self, values: NDArray) -> NDArray:
        """The values on this scale."""
        return (values - self.middle) / self.spread


@dataclass(frozen=True)
class Density:
    """How many rows lie in each cell of a grid, (rows, columns) from the lower left corner.

    `window` is (left, right, bottom, top).
    """

    counts: NDArray
    window: Sequence[float]

    @classmethod
    def of(cls, x: NDArray, y: NDArray, cells: tuple[int, int] = (120, 80)) -> "Density":
        """Count rows: so many cells across and upright."""
        ends = (x.min(), x.max()), (y.min(), y.max())
        counts = np.zeros(cells)
        # Where each row lies takes more memory than the rows: so some are counted at a time.
        for start in range(0, len(x), BLOCK):
            part = slice(start, start + BLOCK)
            found, across, upright = np.histogram2d(x[part], y[part], cells, ends)
            counts += found
        edges = (across[0], across[-1], upright[0], upright[-1])
        return cls(counts.T, tuple(map(float, edges)))


@dataclass(frozen=True)
class Fit:
    """A loss over scaled numbers, and what its weights say in the units of the table.

    With a `LinearLoss` weights are those of a polynomial, the highest power first. With a `LogLoss`
    they are those of the logit.
    """

    loss: LinearLoss | LogLoss
    x_scale: Scale = Scale()
    y_scale: Scale = Scale()

    @property
    def best(self) -> NDArray:
        """The weights with the lowest loss: by a formula, or for chances by Newton's steps."""
        if isinstance(self.loss, LinearLoss):
            return self.loss.minimum
        return descend(self.loss, np.zeros(self.loss.columns.shape[1]), Newton(), 30)[-1]

    def predict(self, weights: NDArray, x: NDArray) -> NDArray:
        """What weights predict for values of x: y, or the chance of the upper value."""
        scaled = np.polyval(weights, self.x_scale(x))
        if isinstance(self.loss, LogLoss):
            return logistic(scaled)
        return self.y_scale.middle + self.y_scale.spread * scaled

    def losses(self, weights: NDArray) -> NDArray:
        """The loss in the squared unit of y; for chances it has no unit."""
        return self.y_scale.spread**2 * self.loss(weights)

    def coefficients(self, weights: NDArray) -> NDArray:
        """The same polynomial in the units of the table, the highest power first."""
        inner = np.poly1d([1 / self.x_scale.spread, -self.x_scale.middle / self.x_scale.spread])
        own = self.y_scale.middle + self.y_scale.spread * np.poly1d(weights)(inner)
        # A leading zero is dropped on the way.
        return np.pad(own.coeffs, (len(weights) - len(own.coeffs), 0))

    @property
    def hessian(self) -> NDArray:
        """The second derivatives of the loss; for chances at weights 0, where they are largest."""
        if isinstance(self.loss, LinearLoss):
            return self.loss.hessian
        return self.loss.hessian(np.zeros(self.loss.columns.shape[1]))


def reached(fit: Fit, walk: NDArray, steps: int) -> str:
    """How far a walk of `descend`, cut off before it gets far away, came in its steps."""
    if len(walk) <= steps:
        return f"diverged at step {len(walk)}"
    losses, lowest = fit.losses(walk.T), fit.losses(fit.best)
    if losses[-1] > losses[0]:
        times = f"{losses[-1] / losses[0]:.2g} times as large"
        return f"diverging: after {steps} steps the loss is {times}"
    # Of a perfect fit the lowest loss is 0, and no loss comes within a share of that.
    near = lowest + ARRIVED * lowest + 1e-12 * losses[0]
    if losses[-1] <= near:
        return f"arrived at step {np.argmax(losses <= near)}"
    return f"after {steps} steps its loss is {losses[-1]:.5g}, the lowest {lowest:.5g}"


def described(fit: Fit, walk: NDArray, names: Sequence[str]) -> str:
    """The film in whole sentences, for those who cannot see it."""
    losses = fit.losses(walk.T)
    first, last = float(losses[0]), float(losses[-1])  # Of a walk that leaves at once the same.
    mark = "a cross" if walk.shape[1] == 2 else "a dashed line"
    what = "chances" if isinstance(fit.loss, LogLoss) else "predictions"
    return (
        f"The {what} of {names[1]} by {names[0]} move onto the measurements in {len(walk) - 1} "
        f"steps. Their loss goes from {format_number(first, '.3g')} to "
        f"{format_number(last, '.3g')}; {mark} marks the lowest, "
        f"{format_number(float(fit.losses(fit.best)), '.3g')}."
    )


def film(
    fit: Fit,
    walk: NDArray,
    data: tuple[NDArray, NDArray] | Density,
    names: Sequence[str],
    end: str,
) -> Iterator[Figure]:
    """A dot walks down the loss while what it stands for moves onto the table.

    Above is the map of losses where there are two weights, else the loss by step. `data` are the
    rows, or how densely they lie; `names` are those of x and y, and for chances those of the two
    values; `end` is what the last frame says.
    """
    fig, (above, plot) = draw.canvas(2, 1, height=6.2)
    losses = fit.losses(walk.T)
    if walk.shape[1] == 2:
        trail, dot = _draw_map(above, fit, walk)
        places = walk
    else:
        trail, dot = _draw_losses(above, losses, float(fit.losses(fit.best)))
        places = np.column_stack([range(len(losses)), losses])
    line = _draw_table(plot, data, names)
    status = draw.status(fig)

    x = line.get_xdata()
    # The walk may begin far from the table, and may not come near.
    shown = [*plot.get_ylim(), *fit.predict(walk[0], x)]
    plot.set_ylim(min(shown), max(shown))
    for step in draw.log_spaced(len(walk), FRAMES):
        trail.set_data(*places[: step + 1].T)
        dot.set_data(*places[step : step + 1].T)
        line.set_ydata(fit.predict(walk[step], x))
        status.set_text(f"step {step}: {_weights(fit, walk[step])}loss {losses[step]:.4g}")
        yield fig
    status.set_text(end)
    yield fig


def _weights(fit, weights):
    if len(weights) != 2 or isinstance(fit.loss, LogLoss):
        return ""
    slope, intercept = fit.coefficients(weights)
    return f"slope {slope:.4g}, intercept {intercept:.4g}, "


def _draw_map(ax: Axes, fit: Fit, walk: NDArray):
    """The losses of all pairs of weights round the walk and the best pair."""
    best = fit.best
    start = fit.loss(walk[0])
    # A walk that diverges climbs out of the window.
    near = walk[fit.loss(walk.T) <= 4 * start]
    shown = np.vstack([near, best])
    low, high = shown.min(axis=0), shown.max(axis=0)
    width = np.maximum(high - low, 0.4 * np.ptp(shown, axis=0).max())
    width = np.where(width > 0, width, 1)
    middle = (low + high) / 2
    window = np.column_stack([middle - 0.65 * width, middle + 0.65 * width]).ravel()
    landscape.contours(ax, fit.loss, window, power=2)
    scaled = "" if fit.x_scale == Scale() else " (standardised)"
    ax.set(title="Where we stand", xlabel=f"slope{scaled}", ylabel="intercept")
    ax.set(xlim=window[:2], ylim=window[2:])
    draw.dot(ax, *best, marker="X", color=style.TRUTH)
    trail = draw.path(ax, [], [], clip_on=True, animated=True)
    return trail, draw.dot(ax, 0, 0, clip_on=True, animated=True)


def _draw_losses(ax: Axes, losses: NDArray, lowest: float):
    """The loss by step, and the lowest there is."""
    ax.set(title="Its loss", xlabel="step", ylabel="loss", xlim=(0, 1.02 * (len(losses) - 1) or 1))
    bottom = 0.8 * max(lowest, 1e-12 * losses.max())
    ax.set(yscale="log", ylim=(bottom, 1.25 * losses.max()))
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    if lowest > bottom:  # Of a perfect fit the lowest loss is 0, which has no place here.
        ax.axhline(lowest, color=style.TRUTH, linestyle="--")
    trail = draw.line(ax, [], [], animated=True)
    return trail, draw.dot(ax, 0, losses[0], clip_on=True, animated=True)


def _draw_table(ax: Axes, data, names):
    """The rows, or how densely they lie, and the curve that will move onto them."""
    ax.set(xlabel=names[0], ylabel=names[1], title="What it stands for")
    look: style.Look = {}
    if isinstance(data, Density):
        left, right, bottom, top = data.window
        colours = LinearSegmentedColormap.from_list("density", [style.PAPER, style.DATA])
        place: style.Look = {"extent": data.window, "origin": "lower", "aspect": "auto"}
        # By its root the cells with few rows show as well.
        ax.imshow(np.sqrt(data.counts), cmap=colours, interpolation="none", **place)
        ax.grid(False)
        # On the cloud only a line with edges shows.
        look = {"path_effects": draw.edges(2.2)}
    else:
        x, y = data
        draw.scatter(ax, x, y, alpha=0.6 if len(x) > 200 else 1)
        left, right, bottom, top = x.min(), x.max(), y.min(), y.max()
    room = 0.08 * (top - bottom) or max(1, 0.08 * abs(top))
    side = 0.02 * (right - left)
    ax.set(xlim=(left - side, right + side), ylim=(bottom - room, top + room))
    if len(names) > 2:
        ax.set(ylabel=f"chance of {names[3]}", yticks=(0, 0.5, 1))
    ends = np.linspace(left, right, 200)
    return draw.line(ax, ends, 0 * ends, animated=True, **look)
