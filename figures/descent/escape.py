"""How many steps it takes to leave a saddle, for starts ever nearer to the ridge."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

saddle, rate, digits = Bowl(1, -1), 0.1, np.arange(1, 13)
offsets = 10.0**-digits
walks = [descend(saddle, (1, offset), GradientDescent(rate), steps=300) for offset in offsets]
counts = [np.argmax(walk[:, 1] >= 1) for walk in walks]
law = np.log(1 / offsets) / np.log(1 + rate)

facts = {"rate": rate, "at_6": counts[5], "at_12": counts[11], "each": law[1] - law[0]}
alt = (
    "Steps against the distance of the start from the ridge, on a logarithmic axis from 0.1 down "
    f"to a millionth of a millionth. The dots lie on a line: {counts[5]} steps for one millionth, "
    f"{counts[11]} for a millionth of that."
)


def figure():
    fig, ax = draw.canvas()
    draw.line(ax, offsets, law, color=style.INK, linestyle="--", linewidth=1.4)
    for offset, count in zip(offsets, counts, strict=True):
        draw.dot(ax, offset, count)
    for n, offset in ((5, (38, -11)), (11, (-8, 16))):
        draw.note(ax, f"{counts[n]} steps", (offsets[n], counts[n]), offset, color=style.MODEL)
    ax.set(xlabel="distance from the ridge at the start", ylabel="steps to a distance of 1")
    ax.set(xscale="log", xlim=(0.4, 2e-13), ylim=(0, 330))
    return fig
