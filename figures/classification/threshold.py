"""In winter flights are rare: what a threshold finds, what it gets wrong, and what that costs."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.experiments.mornings import fit
from gdviz.functions.classification import LogLoss, logistic
from gdviz.networks.segmentation import precision, recall

weather, flew = data.mornings(seed=3, count=100_000)
cold = weather[:, 0] < 8
weather, flew = weather[cold], flew[cold]
scaled = (weather - weather.mean(axis=0)) / weather.std(axis=0)
inputs = np.column_stack([scaled, np.ones(len(flew))])

# Every other morning is to learn from; the rest is held out.
weights = fit(LogLoss(inputs[::2], flew[::2]))
chances, truth = logistic(inputs[1::2] @ weights), flew[1::2].astype(bool)

levels = np.arange(1, 60) / 100
found = [chances > level for level in levels]
precisions = np.array([precision(mask, truth) for mask in found])
recalls = np.array([recall(mask, truth) for mask in found])

# A flight that nobody expected costs five times as much as a false alarm.
COST = 5


def cost(mask):
    """What the mistakes of a mask cost, by the morning."""
    return np.mean(COST * (truth & ~mask) + (mask & ~truth))


costs = np.array([cost(mask) for mask in found])
even = 1 / (1 + COST)

facts = {
    "count": len(truth),
    "share": truth.mean(),
    "lazy": 1 - truth.mean(),
    "top": chances.max(),
    "mean": chances.mean(),
    "cheapest": levels[costs.argmin()],
    "even": even,
    "cost_even": cost(chances > even),
    "cost_lazy": COST * truth.mean(),
    "cost_cheapest": costs.min(),
}
for percent in (5, 10, 20):
    facts[f"precision_{percent}"] = precisions[percent - 1]
    facts[f"recall_{percent}"] = recalls[percent - 1]
    facts[f"cost_{percent}"] = costs[percent - 1]
alt = (
    "On the left, against the threshold, recall falls from near 1 to 0 while precision climbs, "
    "raggedly where few mornings are left. On the right the cost of all mistakes by the "
    f"threshold, lowest at {facts['cheapest']:.2f}, near a dashed line at one sixth, and "
    "level where nothing is found any more."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.3, left=0.75)
    some = levels < chances.max()
    left.set(xlabel="threshold", ylabel="share", xlim=(-0.02, 0.5), ylim=(-0.04, 1.04))
    draw.line(left, levels, recalls, color=style.ERROR, linestyle=":")
    draw.line(left, levels[some], precisions[some], color=style.TRUTH, linestyle="--")
    draw.note(left, "recall", (0.08, recalls[7]), (32, 6), color=style.ERROR)
    draw.note(left, "precision", (0.3, precisions[29]), (10, 24), color=style.TRUTH)

    right.set(xlabel="threshold", ylabel="cost of a morning", xlim=(-0.02, 0.5), ylim=(0, 0.56))
    draw.line(right, levels, costs)
    right.axvline(even, color=style.TRUTH, linestyle="--")
    draw.note(right, "one sixth", (even, 0.42), (6, 0), color=style.TRUTH, ha="left")
    return fig
