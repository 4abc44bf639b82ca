"""The same network, data and rate from nine random starts: most learn the spiral, two never do."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.spiral import arm, loss, network, points, share_right, train

seeds = range(9)


def ends(rate):
    """The last weights of every start."""
    return [train(seed, rate)["walk"][-1] for seed in seeds]


fast = ends(2)
rights = [share_right(weights, points, arm) for weights in fast]
slow_rights = [share_right(weights, points, arm) for weights in ends(0.4)]

# The first start that fails jumps to and fro between a lower place and a higher one.
stuck = next(seed for seed in seeds if rights[seed] < 1)
low, high = sorted(train(stuck, 2)["walk"][-2:], key=loss)

# Neurons do the same work if their weights are the same; tanh being odd, they may all be turned.
inward, _, outward, _ = network.split(low)
work = inward[:, 0] * outward[0]
alike = [np.sum(np.abs(work - one) < 1e-3) for one in work]

facts = {
    "reached": sum(share == 1 for share in rights),
    "reached_slow": sum(share == 1 for share in slow_rights),
    "worst_slow": min(slow_rights),
    "stuck": stuck,
    "low": loss(low),
    "high": loss(high),
    "right": share_right(low, points, arm),
    "slope": np.linalg.norm(loss.gradient(low)),
    "alike": max(alike),
}
# The first start again, with other rates.
for name, rate in {"0_4": 0.4, "1": 1, "2": 2, "4": 4, "8": 8}.items():
    facts[f"rate_{name}"] = loss(train(0, rate)["walk"][-1])
alt = (
    f"Nine small pictures of the spiral, each with the area of a network. In {facts['reached']} "
    "the area winds round the dots. In the two others, drawn in another colour, it is a plain band "
    f"that cuts through both arms, and the loss is still {loss(low):.2f}."
)

window = (-2.6, 2.6, -2.6, 2.6)
grid = landscape.grid(window)


def figure():
    fig, axes = draw.canvas(3, 3, height=6.6, bare=range(9))
    fills = np.where(arm, style.DATA, "none").tolist()
    for ax, seed in zip(axes, seeds, strict=True):
        logits = network.predict(grid.reshape(2, -1).T, fast[seed])
        border = landscape.outline(logits.reshape(grid.shape[1:]), window)

        learned = rights[seed] == 1
        color = style.MODEL if learned else style.ERROR
        title = "learned" if learned else f"loss {loss(fast[seed]):.2f}"
        landscape.area(ax, border, facecolor=(color, 0.3), edgecolor=color)
        draw.scatter(ax, *points.T, s=5, linewidth=0.8, facecolor=fills, zorder=5)
        ax.set_title(f"start {seed}: {title}", color=color)
        ax.set(xticks=[], yticks=[], aspect="equal", xlim=window[:2], ylim=window[2:])
    return fig
