"""Three walks look at the same number of dots: one for each step, ten, or all hundred."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.optim.descent import GradientDescent, descend

loss, walks = line_loss(*data.line()), {}
facts = {"lowest": loss(loss.minimum)}
for size in (1, 10, 100):
    batches = Batches(line_loss, *data.line(), size)
    walk = descend(batches, (-2, 5), GradientDescent(0.05), steps=1000 // size)
    walks[size] = walk[np.arange(301) // size]  # Where it is when so many dots have been seen.
    facts |= {f"size_{size}_after_{n}": loss(walk[100 * n // size]) for n in (1, 3, 10)}
alt = (
    "A map with three walks, and their losses beside it. With one dot a step the walk rushes down "
    "and trembles. With ten it comes down almost smoothly. With all hundred it makes three steps."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=3.4)
    landscape.contours(above, loss, window=(-3, 6, -3, 6), power=2)
    draw.dot(above, *loss.minimum, color=style.TRUTH, marker="X")
    above.set(title="Three walks", xlabel="slope $w$", ylabel="intercept $b$", aspect="equal")
    chart.set(title="Loss", xlabel="dots seen", yscale="log", xlim=(-5, 330), ylim=(0.15, 90))
    for size, place in zip(walks, ((75, 0.19), (215, 1.9), (205, 46)), strict=True):
        draw.note(chart, f"{size} a step", place, (0, 0), color=style.MODEL)
    trails = [draw.path(above, 0, 0, marker=m, markevery=[-1], animated=True) for m in "osD"]
    curves = [draw.line(chart, 0, 0, marker=m, markevery=[-1], animated=True) for m in "osD"]
    status = draw.status(fig)
    for seen in range(0, 301, 10):
        for walk, trail, curve in zip(walks.values(), trails, curves, strict=True):
            trail.set_data(*walk[: seen + 1].T)
            curve.set_data(range(seen + 1), loss(walk[: seen + 1].T))
        now = ", ".join(f"{loss(walk[seen]):.3f}" for walk in walks.values())
        status.set_text(f"{seen} dots seen: losses {now}")
        yield fig
