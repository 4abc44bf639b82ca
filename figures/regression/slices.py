"""Slices through both bowls: each has its lowest point, and one lies far above the other."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

slopes = np.linspace(-5, 7, 241)
losses = {"line": line_loss(*data.line()), "parabola": line_loss(*data.parabola())}
best = {name: loss.minimum for name, loss in losses.items()}
lowest = {name: loss(best[name]) for name, loss in losses.items()}
explained = {name: 1 - lowest[name] / np.var(loss.y) for name, loss in losses.items()}

facts = {f"lowest_{name}": low for name, low in lowest.items()}
facts |= {f"explained_{name}": share for name, share in explained.items()}
facts |= {"noise": 0.5**2, "expected": 0.5**2 * (1 - 2 / len(losses["line"].y))}
alt = (
    "Two curves of loss against slope, each a bowl cut open. That of the line's data dips to "
    f"{lowest['line']:.3f} near slope 2; that of the parabola's data turns at slope 0 already, at "
    f"a height of {lowest['parabola']:.3f}."
)


def figure():
    fig, ax = draw.canvas(height=4)
    looks = {
        "line": (style.MODEL, "-", (5.8, 8), (80, 6)),
        "parabola": (style.ERROR, "--", (-3.6, 12), (-78, -4)),
    }
    for name, (color, dashes, place, offset) in looks.items():
        slope, intercept = best[name]
        values = losses[name]((slopes, np.full_like(slopes, intercept)))
        draw.line(ax, slopes, values, color=color, linestyle=dashes)
        draw.note(ax, f"data from\na {name}", place, (0, 0), color=color)
        draw.dot(ax, slope, lowest[name], marker="X", color=style.TRUTH)
        words = f"lowest {lowest[name]:.3f}\n$R^2$ = {explained[name]:.2f}"
        draw.note(ax, words, (slope, lowest[name]), offset, color=style.TRUTH)
    ax.set(xlabel="slope $w$", ylabel="loss at the best intercept", xlim=(-5, 7), ylim=(-1.2, 20))
    return fig
