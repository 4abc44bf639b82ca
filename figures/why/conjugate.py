"""Conjugate gradients arrive at the bottom of a bowl in as many steps as it has directions."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import LinearLoss
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, Momentum, descend
from gdviz.optim.line_search import ExactSearch
from gdviz.optim.second_order import ConjugateGradients

bowl = Bowl(5, 1)
start = (1.8, -9)
exact = descend(bowl, start, ExactSearch(bowl.hessian), 12)
two = descend(bowl, start, ConjugateGradients(bowl.hessian), 2)

# Twelve directions, with curvatures from 1 to 100 at equal factors.
size = 12
curvatures = np.logspace(0, 2, size)
loss = LinearLoss(np.diag(np.sqrt(size / 2 * curvatures)), np.zeros(size))
far = np.ones(size)
steps = 30
rules = {
    "plain": GradientDescent(2 / 101),
    "heavy": Momentum(4 / 11**2, (9 / 11) ** 2),
    "conjugate": ConjugateGradients(loss.hessian),
}
walks = {name: descend(loss, far, rule, steps) for name, rule in rules.items()}
left = {name: np.linalg.norm(walk, axis=1) / np.linalg.norm(far) for name, walk in walks.items()}

facts = {
    "size": size,
    "plain": left["plain"][size],
    "heavy": left["heavy"][size],
    "conjugate": left["conjugate"][size],
    "overtakes": np.argmax(left["heavy"] < left["plain"]),
}
alt = (
    "Left, on the map of an oval bowl, a zigzag of many steps and a walk of two, which ends at the "
    f"bottom. Right, the share of the distance left in a bowl of {size} directions, on a "
    "logarithmic axis: plain descent falls slowly, the heavy ball rises at first and then "
    f"overtakes it, and the conjugate gradients drop by nearly four powers of ten at step {size}."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.7)
    landscape.contours(above, bowl, window=(-10, 10, -10, 10), power=2)
    above.set(title="Two directions", xlabel="$x$", ylabel="$y$")
    above.set(xticks=(-5, 0, 5), yticks=(-5, 0, 5))
    draw.path(above, *exact.T, linestyle=":", linewidth=2.4)
    draw.path(above, *two.T, marker="o", markersize=4)
    draw.dot(above, *two[0], color=style.TRUTH)
    draw.dot(above, *two[-1])

    chart.set(title="Twelve directions", xlabel="step", ylabel="share left", yscale="log")
    chart.set(xlim=(0, steps), ylim=(1e-8, 30), xticks=(0, 6, 12, 18, 24, 30))
    looks = {
        "plain": {"color": style.INK, "linestyle": "--"},
        "heavy": {"color": style.MODEL, "linestyle": "-."},
        "conjugate": {"color": style.DATA},
    }
    for name, look in looks.items():
        draw.line(chart, range(steps + 1), left[name], **look)
    draw.note(chart, "plain", (22, left["plain"][22]), (0, 12))
    draw.note(chart, "heavy ball", (22, left["heavy"][22]), (0, -25), color=style.MODEL)
    draw.note(chart, "conjugate", (12.5, 3e-8), (42, 0), color=style.DATA)
    return fig
