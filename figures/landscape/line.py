"""The loss along two straight lines: from the start of a walk to its end, and between two ends."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.residual import COIN, train

(loss, walk), (_, other) = (train(skips=True, seed=seed) for seed in (5, 2))
way, over = walk[-1] - walk[0], other[-1] - walk[-1]
along, across = np.linspace(-0.25, 1.25, 121), np.linspace(-0.1, 1.1, 121)
straight = np.array([loss(walk[0] + share * way) for share in along])
between = np.array([loss(walk[-1] + share * over) for share in across])
losses, places = np.array([loss(weights) for weights in walk]), (walk - walk[0]) @ way / (way @ way)
worst = np.argmax(losses)

facts = {"coin": COIN, "step": worst, "worst": losses[worst], "other": loss(other[-1])}
facts |= {"below": loss(walk[0] + places[worst] * way), "ridge": between[10:-10].max()}
alt = (
    "Left, a smooth curve falls from the start of a walk to its end and rises steeply behind it. "
    f"The diamonds of the walk itself are lower at first, then leap up to {losses[worst]:.1f}. "
    f"Right, a ridge as high as {facts['ridge']:.2f} stands between two ends that are near 0."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.3)
    draw.line(left, along, straight)
    draw.scatter(left, places, losses, s=11, color=style.PAPER, edgecolor=style.PATH, marker="D")
    draw.line(right, across, between)
    for ax, ends in ((left, ("start", "end")), (right, ("one end", "another"))):
        ax.axhline(COIN, color=style.MUTED, linestyle="--", linewidth=1.2)
        ax.set(yscale="log", ylim=(0.003, 6), xticks=[0, 1], xticklabels=ends, ylabel="loss")
    draw.note(right, "a coin", (0.36, COIN), (0, 9), color=style.MUTED)
    draw.note(left, "the walk", (places[worst], losses[worst]), (-34, 4), color=style.PATH)
    left.set(title="From start to end")
    right.set(title="From end to end")
    return fig
