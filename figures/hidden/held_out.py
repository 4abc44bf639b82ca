"""The loss of samples learned from and of others held out: by steps, and by width."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import FRESH, MOONS_STEPS, SEEN, fit_moons, mislabelled

WIDTHS = (1, 2, 4, 16, 64)
runs = {width: fit_moons(width) for width in WIDTHS}
# The middle of twenty starts, at each look.
seen = {width: np.median(run["seen"], axis=1) for width, run in runs.items()}
unseen = {width: np.median(run["unseen"], axis=1) for width, run in runs.items()}

# When to stop is chosen by a third sample: what chooses the lowest of many looks cannot judge it.
stop = {width: np.median(run["fresh"], axis=1).argmin() for width, run in runs.items()}
stopped = {width: unseen[width][stop[width]] for width in WIDTHS}

steps = runs[64]["steps"]
turn = stop[64]

facts = {
    "samples": SEEN,
    "others": 150 - SEEN,
    "fresh": len(mislabelled(FRESH)[1]),
    "steps": MOONS_STEPS,
    "turn": steps[turn],
    "hindsight": unseen[64].min(),
    "last": unseen[64][-1],
    "last_seen": seen[64][-1],
}
for width in WIDTHS:
    facts[f"seen_{width}"] = seen[width][-1]
    facts[f"unseen_{width}"] = unseen[width][-1]
    facts[f"stopped_{width}"] = stopped[width]
alt = (
    f"Left, two losses of networks with 64 hidden neurons over {MOONS_STEPS} steps: that of the "
    f"samples falls to {facts['last_seen']:.2f}, that of others falls, too, and then "
    f"rises to {facts['last']:.1f}; a dot is at step {facts['turn']}. Right, the losses in the end "
    "by width: the samples' loss falls with width, and the others' rises. Where the walk is "
    "stopped in time, it falls."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.9)
    others = {"color": style.DATA, "linestyle": "--"}
    draw.line(left, steps[1:], seen[64][1:])
    draw.line(left, steps[1:], unseen[64][1:], **others)
    draw.dot(left, steps[turn], stopped[64], color=style.DATA)
    left.set(title="64 neurons", xlabel="step", ylabel="loss", xscale="log", yscale="log")

    places = range(len(WIDTHS))
    ends = [seen[width][-1] for width in WIDTHS]
    draw.line(right, places, ends, marker="o", label="learned from")
    ends = [unseen[width][-1] for width in WIDTHS]
    draw.line(right, places, ends, marker="s", label="held out", **others)
    look = {"color": style.TRUTH, "marker": "^", "linestyle": ":"}
    draw.line(right, places, stopped.values(), label="held out, stopped", **look)
    right.set(title="In the end", xlabel="hidden neurons", ylabel="loss", yscale="log")
    right.set_xticks(places, [str(width) for width in WIDTHS])
    right.legend(loc="upper left")
    left.set_xticks((1, 10, 100, 1000), ("1", "10", "100", "1,000"))
    for ax in (left, right):
        ax.set(ylim=(0.01, 200))
        ax.set_yticks((0.01, 0.1, 1, 10), ("0.01", "0.1", "1", "10"))
        ax.minorticks_off()
    return fig
