"""Coordinates in a row learn of each other one step at a time, whatever the rule."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.bounds import Chain
from gdviz.optim.accelerated import Accelerated
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.second_order import ConjugateGradients

size = 40
chain = Chain(size)
start = np.zeros(size)
lowest = chain(chain.minimum)

# The chain is 1-smooth, so this is the rate 1/L.
plain = descend(chain, start, GradientDescent(1), size)
looks = descend(chain, start, Accelerated(1), size)
# The ball itself comes one plain step further than it looked a step before.
balls = np.vstack([start, looks[:-1] - chain.gradient(looks[:-1].T).T])
conjugate = descend(chain, start, ConjugateGradients(chain.hessian), size)
walks = {"plain": plain, "Nesterov": balls, "conjugate": conjugate}
above = {name: np.maximum(chain(walk.T) - lowest, 1e-17) for name, walk in walks.items()}

# After k steps all but the first k coordinates are 0 still: so high is the lowest of such points.
k = np.arange(size)
floor = (1 / (k + 1) - 1 / (size + 1)) / 8

facts = {
    "size": size,
    "half": size // 2,
    "plain_half": above["plain"][size // 2],
    "nesterov_half": above["Nesterov"][size // 2],
    "conjugate_half": above["conjugate"][size // 2],
}
alt = (
    f"Left, {size} coordinates as curves below a dashed straight line from 1 down to 0: one by "
    "one they leave 0, and the curves slowly rise to the line. Right, on a logarithmic axis, the "
    "height above the lowest for three walks: at each step none is below a dotted floor, and one "
    "runs along it."
)


def figure():
    fig, (row, chart) = draw.canvas(1, 2, height=3.6, left=0.75)
    places = np.arange(1, size + 1)
    row.set(title="The coordinates", xlabel="number of the coordinate", ylabel="its value")
    row.set(xlim=(0, size + 1), ylim=(-0.05, 1.05), xticks=(1, 20, 40))
    chart.set(title="Height above the lowest", xlabel="step", ylabel="height", yscale="log")
    chart.set(xlim=(-1, size + 1), ylim=(1e-4, 0.3), xticks=(0, 20, 40))
    draw.line(row, places, chain.minimum, color=style.TRUTH, linestyle="--", linewidth=1.6)
    draw.line(chart, k, floor, color=style.INK, linestyle=":", linewidth=4)

    looks = {
        "plain": {"color": style.MUTED},
        "Nesterov": {"color": style.MODEL, "linestyle": "-."},
        "conjugate": {"color": style.DATA, "marker": "o", "markersize": 5, "markevery": 5},
    }
    labels = {"plain": "plain descent", "conjugate": "conjugate gradients"}
    rows, curves = {}, {}
    for name, look in looks.items():
        label = labels.get(name, name)
        rows[name] = draw.line(row, places, start, label=label, animated=True, **look)
        curves[name] = draw.line(chart, [], [], animated=True, **look)
    draw.legend(fig, list(rows.values()))
    status = draw.status(fig)

    for step in [0] * 4 + list(range(size + 1)):
        for name, walk in walks.items():
            rows[name].set_ydata(walk[step])
            curves[name].set_data(range(step + 1), above[name][: step + 1])
        status.set_text(f"step {step}: {step} of {size} coordinates have left 0")
        yield fig
