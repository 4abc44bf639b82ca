"""How many steps it takes to leave a saddle, for starts ever nearer to the ridge."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

saddle = Bowl(1, -1)
rate = 0.1
rule = GradientDescent(rate)

# From 0.1 down to a millionth of a millionth.
offsets = 10.0 ** -np.arange(1, 13)

counts = []
still = []
for offset in offsets:
    walk = descend(saddle, (1, offset), rule, steps=300)
    away = walk[:, 1] >= 1
    count = np.argmax(away)
    counts.append(count)

    # The saddle's own height is 0.
    heights = saddle(walk[:count].T)
    still.append(np.sum(np.abs(heights) < 0.01))

# Every step multiplies the distance by 1 + rate, so the count grows with its logarithm.
law = np.log(1 / offsets) / np.log(1 + rate)

facts = {
    "rate": rate,
    "at_3": counts[2],
    "at_6": counts[5],
    "still_6": still[5],
    "at_12": counts[11],
    "each": law[1] - law[0],
}

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

    millionth = (offsets[5], counts[5])
    smallest = (offsets[11], counts[11])
    draw.note(ax, f"{counts[5]} steps", millionth, (38, -11), color=style.MODEL)
    draw.note(ax, f"{counts[11]} steps", smallest, (-8, 16), color=style.MODEL)

    # The axis runs backwards: the further right, the nearer to the ridge.
    ax.set(xlabel="distance from the ridge at the start", xscale="log", xlim=(0.4, 2e-13))
    ax.set(ylabel="steps to a distance of 1", ylim=(0, 330))
    return fig
