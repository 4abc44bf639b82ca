"""Three walks look at the same number of dots: one for each step, ten, or all hundred."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.optim.descent import GradientDescent, descend

x, y = data.line()
loss = line_loss(x, y)
sizes = (1, 10, 100)

facts = {"lowest": loss(loss.minimum)}
walks = {}
losses = {}
for size in sizes:
    batches = Batches(line_loss, x, y, size)
    walk = descend(batches, (-2, 5), GradientDescent(0.05), steps=1000 // size)

    # To compare the walks fairly we count the dots they look at, not their steps.
    walks[size] = walk[np.arange(1001) // size]
    losses[size] = loss(walks[size].T)
    for epochs in (1, 3, 10):
        facts[f"size_{size}_after_{epochs}"] = loss(walks[size][100 * epochs])

alt = (
    "A map with three walks, and their losses beside it. With one dot a step the walk rushes down "
    "and trembles. With ten it comes down almost smoothly. With all hundred it makes three steps."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.4)
    landscape.contours(above, loss, window=(-3, 6, -3, 6), power=2)
    draw.dot(above, *loss.minimum, color=style.TRUTH, marker="X")
    above.set(title="Three walks", xlabel="slope $w$", ylabel="intercept $b$", aspect="equal")
    chart.set(title="Loss", yscale="log", ylim=(0.15, 90))
    chart.set(xlabel="dots seen", xlim=(-5, 330))
    draw.note(chart, "1 a step", (75, 0.19), (0, 0), color=style.MODEL)
    draw.note(chart, "10 a step", (215, 1.9), (0, 0), color=style.MODEL)
    draw.note(chart, "100 a step", (205, 46), (0, 0), color=style.MODEL)

    trails = {}
    curves = {}
    for size, marker in zip(sizes, "osD", strict=True):
        look = {"marker": marker, "markevery": [-1], "animated": True}
        trails[size] = draw.path(above, 0, 0, **look)
        curves[size] = draw.line(chart, 0, 0, **look)
    status = draw.status(fig)

    for seen in range(0, 301, 10):
        for size in sizes:
            trails[size].set_data(*walks[size][: seen + 1].T)
            curves[size].set_data(range(seen + 1), losses[size][: seen + 1])

        now = ", ".join(f"{losses[size][seen]:.3f}" for size in sizes)
        status.set_text(f"{seen} dots seen: losses {now}")
        yield fig
