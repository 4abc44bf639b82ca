"""The loss of samples learned from and of others held out: by steps, and by width."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import MOONS_STEPS, SEEN, fit_moons

WIDTHS = (1, 2, 4, 16, 64)
runs = {width: fit_moons(width) for width in WIDTHS}
# The middle of twenty starts, at each look.
seen = {width: np.median(run["seen"], axis=1) for width, run in runs.items()}
unseen = {width: np.median(run["unseen"], axis=1) for width, run in runs.items()}

steps = runs[64]["steps"]
turn = unseen[64].argmin()

facts = {
    "samples": SEEN,
    "others": 150 - SEEN,
    "steps": MOONS_STEPS,
    "turn": steps[turn],
    "lowest": unseen[64][turn],
    "last": unseen[64][-1],
    "last_seen": seen[64][-1],
}
for width in WIDTHS:
    facts[f"seen_{width}"] = seen[width][-1]
    facts[f"unseen_{width}"] = unseen[width][-1]
    facts[f"stopped_{width}"] = unseen[width].min()
alt = (
    f"Left, two losses of networks with 64 hidden neurons over {MOONS_STEPS} steps: that of the "
    f"samples falls to {facts['last_seen']:.2f}, that of others turns at step {facts['turn']} and "
    f"rises to {facts['last']:.1f}. Right, the losses in the end by width: the samples' loss falls "
    "with width, the others' rises; its lowest on the way falls, too."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.9)
    others = {"color": style.DATA, "linestyle": "--"}
    draw.line(left, steps[1:], seen[64][1:])
    draw.line(left, steps[1:], unseen[64][1:], **others)
    draw.dot(left, steps[turn], unseen[64][turn], color=style.DATA)
    left.set(title="64 neurons", xlabel="step", ylabel="loss", xscale="log", yscale="log")

    places = range(len(WIDTHS))
    ends = [seen[width][-1] for width in WIDTHS]
    draw.line(right, places, ends, marker="o", label="learned from")
    ends = [unseen[width][-1] for width in WIDTHS]
    draw.line(right, places, ends, marker="s", label="held out", **others)
    ends = [unseen[width].min() for width in WIDTHS]
    look = {"color": style.TRUTH, "marker": "^", "linestyle": ":"}
    draw.line(right, places, ends, label="held out, lowest", **look)
    right.set(title="In the end", xlabel="hidden neurons", ylabel="loss", yscale="log")
    right.set_xticks(places, [str(width) for width in WIDTHS])
    right.legend(loc="upper left")
    left.set_xticks((1, 10, 100, 1000), ("1", "10", "100", "1,000"))
    for ax in (left, right):
        ax.set(ylim=(0.01, 200))
        ax.set_yticks((0.01, 0.1, 1, 10), ("0.01", "0.1", "1", "10"))
        ax.minorticks_off()
    return fig
