"""Straight ahead the bowl is a curve, and a search for a good step looks only at this curve."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.line_search import Backtracking, ExactSearch

bowl, start = Bowl(5, 1), np.array([4, -9])
gradient = bowl.gradient(start)
steepness = gradient @ gradient
rates = np.linspace(0, 0.6, 200)
exact = np.linalg.norm(ExactSearch(bowl.hessian)(gradient, None)[0]) / np.sqrt(steepness)
rule = Backtracking()
tried = [1, 0.5, 0.25]
losses = bowl(start[:, None] - gradient[:, None] * tried)

facts = {"exact": exact, "start": bowl(start), "lowest": bowl(start - exact * gradient)}
facts |= dict(zip(("tried_1", "tried_2", "tried_4"), losses, strict=True))
alt = (
    f"Loss against learning rate, a parabola with its lowest point at {exact:.3f}. A dashed line "
    "falls from its left end, less steeply than the curve. The try at 0.5 lies above this line "
    "and has a cross; the try at 0.25 lies below it and has a dot."
)


def figure():
    fig, ax = draw.canvas()
    draw.line(ax, rates, bowl(start[:, None] - gradient[:, None] * rates))
    draw.line(ax, rates, bowl(start) - rule.share * rates * steepness, color=style.INK, ls="--")
    for rate, loss, offset in zip(tried[1:], losses[1:], [(-62, 6), (62, -16)], strict=True):
        pays = rule.pays(rate, bowl, start, gradient)
        draw.dot(ax, rate, loss, marker="o" if pays else "X", markersize=11)
        draw.note(ax, f"{rate}: {'pays' if pays else 'too far'}", (rate, loss), offset)
    draw.dot(ax, exact, facts["lowest"], color=style.TRUTH, marker="D", markersize=7)
    draw.note(ax, f"lowest: {exact:.3f}", (exact, facts["lowest"]), (-10, -24), color=style.TRUTH)
    draw.note(ax, "what a step must reach", (0.06, 70), (80, 22), color=style.INK)
    ax.set(xlabel="learning rate α of this step", ylabel="loss", xlim=(0, 0.6), ylim=(-20, 160))
    return fig
