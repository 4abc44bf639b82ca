"""Batches to choose by hand: how a walk trembles at the best fit, and the floor that this makes."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.experiments.shuffles import START, floor, height
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.divergence import before_far
from gdviz.optim.schedules import Decay, Scheduled

x, y = data.line()
loss = line_loss(x, y)

# The order of the dots: each of 2000 drawn from all, or twenty decks that are dealt.
rng = np.random.default_rng(0)
orders = {
    "drawn": rng.integers(100, size=2000),
    "dealt": rng.permuted(np.tile(np.arange(100), (20, 1)), axis=1).ravel(),
}

size = 10
rate = 0.1
order = "drawn"
fading = "stays"
against = "dots"
seen = 2000

schedules = {"stays": lambda k: rate, "fades": Decay(rate, halved_after=100)}
schedule = schedules[fading]
rule = Scheduled(GradientDescent, schedule)

# Each batch takes the next dots of the order, and makes one step.
steps = seen // size
taken = orders[order][: steps * size].reshape(steps, size)
batches = [line_loss(x[rows], y[rows]) for rows in taken]
walk = before_far(descend(batches, START, rule, steps))

steps = len(walk) - 1
above = height(loss, walk)
late = np.mean(above[len(above) // 2 :])

# All the dots in every step make no noise, and so no floor.
quiet = height(loss, descend(loss, START, rule, steps=200))

# The x lie alike on both sides of 0, so the bowl is curved along slope and intercept themselves.
curvatures = np.diag(loss.hessian)

# At the best fit the gradients of single dots, 2r · (x, 1), do not vanish. How far do they scatter?
residuals = loss.residuals(loss.minimum)
gradients = 2 * np.column_stack([residuals * x, residuals])
spreads = np.sqrt(np.mean(gradients**2, axis=0))

# Batches scatter less, by the root of their size. Where the rate fades, the floor sinks with it.
floors = [floor(schedule(k), spreads / np.sqrt(size), curvatures) for k in range(2001)]

# What the page says of this state.
readout = (steps, steps * size, above[-1], late, floors[steps])

facts = {"late": late, "floor": floors[steps]}
alt = (
    f"Around the lowest point of a map, {steps} steps of a walk make a cloud, and a dashed oval "
    "lies in it. Beside it the loss above the lowest: it falls and then trembles about a dashed "
    f"level of {floors[steps]:.4f}. A dotted curve, of all dots in every step, falls more slowly "
    "and does not tremble."
)

# What the script beside this file starts from.
numbers = {
    "x": x,
    "y": y,
    "orders": orders,
    "start": START,
    "best": loss.minimum,
    "curvatures": curvatures,
    "spreads": spreads,
    "size": size,
    "rate": rate,
}


def figure():
    fig, (near, chart) = draw.canvas(1, 2, height=3.6, left=0.75)
    landscape.contours(near, loss, window=(1.45, 2.45, 0.6, 1.4), power=2)
    draw.path(near, *walk.T, linewidth=1.4, clip_on=True)
    draw.dot(near, *walk[-1], clip_on=True)
    near.set(title="At the best fit", xlabel="slope $w$", ylabel="intercept $b$")
    near.set(xlim=(1.45, 2.45), ylim=(0.6, 1.4), xticks=(1.5, 2), yticks=(0.6, 1, 1.4))

    # Where the loss is as high as the floor.
    turn = np.linspace(0, 2 * np.pi, 100)
    radii = np.sqrt(2 * floors[steps] / curvatures)
    oval = loss.minimum[:, None] + radii[:, None] * [np.cos(turn), np.sin(turn)]
    draw.line(near, *oval, linestyle="--", zorder=5, path_effects=draw.edges(2.2))

    each = {"dots": (size, 100, 2000), "steps": (1, 1, 200)}
    mine, full, end = each[against]
    draw.line(chart, mine * np.arange(steps + 1), above, linewidth=1)
    # What lies far below the chart is nothing but rounding.
    shown = np.maximum(quiet, 1e-12)
    draw.line(chart, full * np.arange(len(quiet)), shown, color=style.TRUTH, linestyle=":")
    draw.line(chart, mine * np.arange(len(floors)), floors, color=style.INK, linestyle="--")
    chart.set(title="Loss above the lowest", xlabel=against, xlim=(0, 1.03 * end))
    chart.set(xticks=(0, end / 2, end), ylabel="loss", yscale="log", ylim=(1e-5, 160))
    draw.note(chart, "all 100 a step", (0.62 * end, 9), (0, 0), color=style.TRUTH)
    return fig
