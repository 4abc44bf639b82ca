"""Four ways to answer, with the accuracy and the overlap of each on the held-out scenes."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, predict

walk = bees.training()
scenes = bees.held_out_scenes()
images = scenes["images"]
labels = scenes["labels"]


def accuracy(answer):
    """The share of all pixels, bee or not, that are answered right."""
    return (answer == labels).mean()


def overlap(answer):
    """The share that is hit of all pixels that are bee or taken for one."""
    return intersection_over_union(answer, labels)


def found_after(step):
    """What the network takes for bees in all scenes after so many steps."""
    number = list(walk["steps"]).index(step)
    weights = walk["weights"][number]
    return np.array([predict(weights, image) for image in images]) > 0.5


# Bees are rare, so even to find nothing is right nearly everywhere.
nothing = np.zeros(labels.shape, bool)

# Of all the levels of darkness this one is the best, so that the rule gets a fair chance.
brightness = images.mean(axis=-1)
masks = [brightness < level for level in np.linspace(0.05, 0.95, 19)]
dark = max(masks, key=overlap)

answers = {
    "no bee anywhere": nothing,
    "whatever is dark": dark,
    "network, 100 steps": found_after(100),
    "network, 3000 steps": found_after(3000),
}
accuracies = [accuracy(answer) for answer in answers.values()]
overlaps = [overlap(answer) for answer in answers.values()]

facts = {}
for k, name in enumerate(("none", "dark", "early", "late")):
    facts[f"accuracy_{name}"] = accuracies[k]
    facts[f"overlap_{name}"] = overlaps[k]

alt = (
    "Four pairs of bars. To answer that there is no bee anywhere has the accuracy "
    f"{accuracies[0]:.3f} and the overlap 0. Marking what is dark scores low in both. The network "
    "has nearly full bars of accuracy after 100 steps as well as after 3000, but the overlaps "
    f"{overlaps[2]:.2f} and {overlaps[3]:.2f}."
)


def bars(ax, middles, values, **look):
    """A row of bars with their numbers behind them."""
    drawn = ax.barh(middles, values, height=0.36, edgecolor=style.INK, linewidth=0.6, **look)
    ax.bar_label(drawn, fmt="{:.3f}", padding=3, fontsize=9)


def figure():
    fig, ax = draw.canvas(height=2.9, left=1.9)
    rows = np.arange(len(answers))
    bars(ax, rows - 0.18, accuracies, label="accuracy", color=style.DATA, hatch="//")
    bars(ax, rows + 0.18, overlaps, label="overlap", color=style.MODEL, hatch="")
    ax.legend(loc="upper right", bbox_to_anchor=(1, 0.8))
    ax.set(xlim=(0, 1.15), ylim=(3.6, -0.6), yticks=rows, yticklabels=answers)
    return fig
