"""Without memory the steps grow like the condition number, with memory like its root."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, Momentum, descend


def needed(ratio, rule):
    """Steps until the distance is a millionth of what it was."""
    walk = descend(Bowl(ratio, 1), (1, 1), rule, steps=2200)
    return 1 + np.flatnonzero(np.hypot(*walk.T) > 1e-6 * np.sqrt(2))[-1]


ratios = np.array([2, 5, 10, 20, 50, 100, 200])
roots = np.sqrt(ratios)
balls = zip(4 / (roots + 1) ** 2, ((roots - 1) / (roots + 1)) ** 2, strict=True)
counts = {
    "plain": [needed(ratio, GradientDescent(2 / (ratio + 1))) for ratio in ratios],
    "heavy": [needed(ratio, Momentum(*both)) for ratio, both in zip(ratios, balls, strict=True)],
}
facts = {f"{name}_{n}": row[k] for name, row in counts.items() for k, n in ((1, 5), (5, 100))}
alt = (
    "Steps against the condition number, both on logarithmic axes. Without memory the dots climb "
    f"along a steep straight line, to {facts['plain_100']} steps at 100. With memory they climb "
    f"about half as steeply, to {facts['heavy_100']} steps."
)


def figure():
    fig, ax = draw.canvas()
    looks = {"plain": (style.MUTED, "o", "--", 14), "heavy": (style.MODEL, "s", "-", -14)}
    for name, (color, marker, dashes, up) in looks.items():
        draw.line(ax, ratios, counts[name], color=color, marker=marker, linestyle=dashes)
        word = {"plain": "without memory", "heavy": "heavy ball"}[name]
        draw.note(ax, word, (50, counts[name][4]), (-5 * up, up), color=color)
    ax.set(xlabel="condition number", ylabel="steps", xscale="log", yscale="log")
    return fig
