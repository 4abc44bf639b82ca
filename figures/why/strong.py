"""On strongly convex functions a step leaves at most a fixed share of the distance."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.problems import random_problems
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

smoothness = 1
convexity = 0.1
steps = 60
count = 60
rates = {"1/L": 1 / smoothness, "2/(L + μ)": 2 / (smoothness + convexity)}
bowl = Bowl(smoothness, convexity)


def distances(function, start, rate):
    """How far the walk is from the lowest point, as a share of the way at the start."""
    walk = descend(function, start, GradientDescent(rate), steps)
    return np.linalg.norm(walk, axis=1) / np.linalg.norm(start)


def share(rate):
    """What a step leaves at most: the larger factor of the two curvatures."""
    return max(abs(1 - rate * convexity), abs(1 - rate * smoothness))


curves = {
    name: np.array([distances(*problem, rate) for problem in random_problems(count, convexity)])
    for name, rate in rates.items()
}
# The flat direction of the bowl is as slow as any function can be.
worst = {name: distances(bowl, (0, 1), rate) for name, rate in rates.items()}
bounds = {name: share(rate) ** np.arange(steps + 1) for name, rate in rates.items()}
nearest = max(np.max(curves[name][:, 1:] / bounds[name][1:]) for name in rates)

# An exercise: steps to a millionth of the distance, at a condition number of 100.
steps_100 = np.ceil(np.log(1e-6) / np.log(99 / 101))

facts = {
    "steps_100": steps_100,
    "count": count,
    "convexity": convexity,
    "share_1": share(rates["1/L"]),
    "share_2": share(rates["2/(L + μ)"]),
    "nearest": nearest,
    "left_1": worst["1/L"][-1],
    "left_2": worst["2/(L + μ)"][-1],
}
alt = (
    "Two charts with a logarithmic axis, for two learning rates. In each, the distances of "
    f"{count} walks fall below a dashed straight line, and the dots of a walk in a bowl lie on "
    f"it: after {steps} steps at {worst['1/L'][-1]:.1e} on the left and at "
    f"{worst['2/(L + μ)'][-1]:.1e} on the right."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.6, left=0.85)
    titles = {"1/L": r"$\alpha = 1/L$", "2/(L + μ)": r"$\alpha = 2/(L + \mu)$"}
    for ax, name in zip(axes, rates, strict=True):
        ax.set(title=titles[name], xlabel="step", yscale="log", xlim=(0, 62), ylim=(1e-7, 3))
        for found in curves[name]:
            draw.line(ax, range(steps + 1), found, color=style.MUTED, linewidth=0.7)
        draw.line(ax, range(steps + 1), bounds[name], color=style.INK, linestyle="--")
        every = np.arange(0, steps + 1, 10)
        dots = {"linestyle": "none", "marker": "o", "color": style.ERROR, "zorder": 4}
        draw.line(ax, every, worst[name][every], **dots)
    axes[0].set_ylabel("share of the distance left")
    axes[1].set_yticklabels([])
    return fig
