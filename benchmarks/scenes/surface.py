"""A path grows on a loss surface while its line swings onto the data."""

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure

FRAMES = 100
TIMES_FASTER = 18

rng = np.random.default_rng(0)
x = np.linspace(0, 1, 60)
y = 0.8 * x + 0.1 + rng.normal(0, 0.06, x.size)
slopes, intercepts = np.meshgrid(np.linspace(-1.5, 2.5, 120), np.linspace(-1.2, 1.6, 120))
losses = np.mean((slopes[..., None] * x + intercepts[..., None] - y) ** 2, axis=-1)


def _descent(steps, rate=0.25):
    slope, intercept = -1.1, 1.3
    for _ in range(steps):
        error = slope * x + intercept - y
        yield slope, intercept, np.mean(error**2)
        slope -= rate * 2 * np.mean(error * x)
        intercept -= rate * 2 * np.mean(error)


walk = np.array(list(_descent(FRAMES))).T


def build(figure: Figure) -> Callable[[int], list[Artist]]:
    """Draw all that stands still, and return what moves the rest to frame k."""
    valley, plot = figure.subplots(1, 2)
    valley.contourf(slopes, intercepts, losses, levels=24, cmap="viridis")
    valley.contour(slopes, intercepts, losses, levels=24, colors="w", linewidths=0.4, alpha=0.5)
    valley.set(xlabel="slope", ylabel="intercept", title="loss surface")
    plot.scatter(x, y, s=16, alpha=0.8)
    plot.set(xlabel="x", ylabel="y", title="data and model", xlim=(0, 1), ylim=(-0.5, 1.6))
    path = valley.plot([], [], color="red", lw=1.5)[0]
    dot = valley.plot([], [], "o", color="red", mec="white", ms=8)[0]
    line = plot.plot([0, 1], [0, 0], color="red", lw=2)[0]
    text = plot.text(0.03, 0.94, "", transform=plot.transAxes, va="top")
    figure.subplots_adjust(left=0.08, right=0.98, bottom=0.13, top=0.91, wspace=0.22)

    def move(k):
        slope, intercept, loss = walk[:, k]
        path.set_data(*walk[:2, : k + 1])
        dot.set_data([slope], [intercept])
        line.set_ydata([intercept, slope + intercept])
        text.set_text(f"step {k:3d}   loss {loss:.4f}")
        return [path, dot, line, text]

    return move
