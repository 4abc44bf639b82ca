"""The loss along two straight lines: from the start of a walk to its end, and between two ends."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import COIN, train

loss, walk = train(skips=True, seed=5)
start = walk[0]
end = walk[-1]
_, other_walk = train(skips=True, seed=2)
other_end = other_walk[-1]

# The numbers are shares of the way: 0 is where a line begins, and 1 where it ends.
along = np.linspace(-0.25, 1.25, 121)
straight = np.array([loss(start + share * (end - start)) for share in along])
across = np.linspace(-0.1, 1.1, 121)
between = np.array([loss(end + share * (other_end - end)) for share in across])

# The walk does not keep to the line: each of its points is shown at the nearest place there.
way = end - start
losses = np.array([loss(weights) for weights in walk])
places = (walk - start) @ way / (way @ way)
worst = np.argmax(losses)

facts = {
    "coin": COIN,
    "step": worst,
    "worst": losses[worst],
    "other": loss(other_end),
    "below": loss(start + places[worst] * way),
    "ridge": between[10:-10].max(),
    "beyond": straight.min(),
}
alt = (
    "Left, a smooth curve falls from the start of a walk to its end and rises steeply behind it. "
    f"The diamonds of the walk itself are lower at first, then leap up to {losses[worst]:.1f}. "
    f"Right, a ridge as high as {facts['ridge']:.2f} stands between two ends that are near 0."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.6)
    draw.line(left, along, straight)
    diamonds = {"marker": "D", "s": 11, "color": style.PAPER, "edgecolor": style.INK}
    draw.scatter(left, places, losses, **diamonds)
    draw.line(right, across, between)

    # Above the dashed line a network is worth less than a coin.
    for ax in (left, right):
        ax.axhline(COIN, color=style.MUTED, linestyle="--", linewidth=1.2)
        ax.set(yscale="log", ylim=(0.002, 6), ylabel="loss")

    left.set_title("From start to end")
    left.set_xticks([0, 1], ["start", "end"])
    right.set_title("From end to end")
    right.set_xticks([0, 1], ["one end", "another"])
    draw.note(right, "a coin", (0.36, COIN), (0, 9), color=style.MUTED)
    draw.note(left, "the steps", (places[worst], losses[worst]), (-34, 4))
    lowest = (along[np.argmin(straight)], straight.min())
    draw.note(left, "lower still", lowest, (-44, -3), color=style.MODEL)
    return fig
