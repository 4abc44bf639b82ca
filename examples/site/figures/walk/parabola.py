"""A dot walks down a parabola."""

import numpy as np

from gdviz.drawing import draw
from gdviz.functions.curves import Parabola
from gdviz.optim.descent import GradientDescent, descend

curve = Parabola()
walk = descend(curve, (2,), GradientDescent(0.2), steps=10)

facts = {"steps": len(walk) - 1, "end": walk[-1, 0]}
alt = f"A dot walks down a parabola in {facts['steps']} steps, each shorter than the one before."


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="x", ylabel="height")
    x = np.linspace(-2.2, 2.2, 200)
    draw.line(ax, x, curve(x[None]))
    # What moves is marked so; it is drawn much faster then.
    dot = draw.dot(ax, *walk[0], curve(walk[0]), animated=True)
    status = draw.status(fig)
    for k, point in enumerate(walk):
        dot.set_data(point, [curve(point)])
        status.set_text(f"step {k}: x = {point[0]:.3f}")
        yield fig
