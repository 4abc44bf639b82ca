"""Slices through both bowls: each has its lowest point, and one lies far above the other."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

losses = {"line": line_loss(*data.line()), "parabola": line_loss(*data.parabola())}

best = {}
lowest = {}
explained = {}
for name, loss in losses.items():
    best[name] = loss.minimum
    lowest[name] = loss(best[name])

    # A level line leaves all the variance; R² is the share that the best line explains.
    explained[name] = 1 - lowest[name] / np.var(loss.y)

# Each of the two weights fits away one hundredth of the noise.
noise = 0.5**2
expected = noise * (1 - 2 / len(losses["line"].y))

# What other noise would have given: the seeds of this data were chosen, these are not.
others = []
for seed in range(500):
    loss = line_loss(*data.line(seed))
    others.append(loss(loss.minimum))

facts = {
    "lowest_line": lowest["line"],
    "lowest_parabola": lowest["parabola"],
    "explained_line": explained["line"],
    "explained_parabola": explained["parabola"],
    "noise": noise,
    "expected": expected,
    "others": np.mean(others),
    "others_spread": np.std(others),
}

alt = (
    "Two curves of loss against slope, each a bowl cut open. That of the line's data dips to "
    f"{lowest['line']:.3f} near slope 2; that of the parabola's data turns at slope 0 already, at "
    f"a height of {lowest['parabola']:.3f}."
)


def draw_slice(ax, name, color, dashes):
    """A loss against the slope, where the intercept is the best one."""
    slopes = np.linspace(-5, 7, 241)
    intercepts = np.full_like(slopes, best[name][1])
    values = losses[name]((slopes, intercepts))
    draw.line(ax, slopes, values, color=color, linestyle=dashes)


def draw_lowest(ax, name, offset):
    """The lowest point of a slice, with its height and what the line explains there."""
    point = (best[name][0], lowest[name])
    words = f"lowest {lowest[name]:.3f}\n$R^2$ = {explained[name]:.2f}"
    draw.dot(ax, *point, marker="X", color=style.TRUTH)
    draw.note(ax, words, point, offset, color=style.TRUTH)


def figure():
    fig, ax = draw.canvas(height=4)
    draw_slice(ax, "line", style.MODEL, "-")
    draw.note(ax, "data from\na line", (5.8, 8), (0, 0), color=style.MODEL)
    draw_lowest(ax, "line", (80, 6))
    draw_slice(ax, "parabola", style.ERROR, "--")
    draw.note(ax, "data from\na parabola", (-3.6, 12), (0, 0), color=style.ERROR)
    draw_lowest(ax, "parabola", (-78, -4))
    ax.set(xlabel="slope $w$", ylabel="loss at the best intercept", xlim=(-5, 7), ylim=(-1.2, 20))
    return fig
