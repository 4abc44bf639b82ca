"""Five ways to answer, with the accuracy and the overlap of each on the held-out scenes."""

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


def best_of(masks, labels):
    """The mask that overlaps the labels most, and its number."""
    overlaps = [intersection_over_union(mask, labels) for mask in masks]
    number = int(np.argmax(overlaps))
    return masks[number], number


# Bees are rare, so even to find nothing is right nearly everywhere.
nothing = np.zeros(labels.shape, bool)

# Of all the levels of darkness this one is the best, so that the rule gets a fair chance.
brightness = images.mean(axis=-1)
dark, _ = best_of([brightness < level for level in np.linspace(0.05, 0.95, 19)], labels)

# Red, green and blue in 32 shades each make one number for each colour.
SHADES = 32


def colour(pixels):
    """The number of the colour of each pixel."""
    red, green, blue = np.moveaxis((pixels * SHADES).astype(int).clip(0, SHADES - 1), -1, 0)
    return (red * SHADES + green) * SHADES + blue


# The table of colours: which share of the pixels of each are bee, in the scenes to learn from.
learnt = bees.training_scenes()
colours = colour(learnt["images"])
pixels = np.bincount(colours.ravel(), minlength=SHADES**3)
bee_pixels = np.bincount(colours[learnt["labels"]], minlength=SHADES**3)
share = bee_pixels / pixels.clip(1)

# How large a share is large enough? That, too, is learnt there.
levels = np.linspace(0.02, 0.9, 45)
_, best = best_of([share[colours] > level for level in levels], learnt["labels"])
coloured = share[colour(images)] > levels[best]

# Early on: of the steps at which the network has begun to find bees, that of the least accuracy.
steps = [step for step in walk["steps"] if 50 < step < 250]
found = {step: found_after(step) for step in steps}
begun = [step for step in steps if overlap(found[step]) > 0.2]
early = min(begun, key=lambda step: accuracy(found[step]))

answers = {
    "no bee anywhere": nothing,
    "whatever is dark": dark,
    "by colour alone": coloured,
    f"network, {early} steps": found[early],
    "network, 3000 steps": found_after(3000),
}
accuracies = [accuracy(answer) for answer in answers.values()]
overlaps = [overlap(answer) for answer in answers.values()]

facts = {"early": int(early), "colours": SHADES**3}
for k, name in enumerate(("none", "dark", "colour", "early", "late")):
    facts[f"accuracy_{name}"] = accuracies[k]
    facts[f"overlap_{name}"] = overlaps[k]

alt = (
    "Five pairs of bars. To answer that there is no bee anywhere has the accuracy "
    f"{accuracies[0]:.3f} and the overlap 0. Marking what is dark scores low in both. By colour "
    f"alone, and for the network after {early} steps and after 3000, the bars of accuracy are "
    f"nearly full, but the overlaps are {overlaps[2]:.2f}, {overlaps[3]:.2f} and {overlaps[4]:.2f}."
)


def bars(ax, middles, values, **look):
    """A row of bars with their numbers behind them."""
    drawn = ax.barh(middles, values, height=0.4, edgecolor=style.INK, linewidth=0.6, **look)
    ax.bar_label(drawn, fmt="{:.3f}", padding=3)


def figure():
    fig, ax = draw.canvas(height=4.4, left=2)
    rows = np.arange(len(answers))
    bars(ax, rows - 0.2, accuracies, label="accuracy", color=style.DATA, hatch="//")
    bars(ax, rows + 0.2, overlaps, label="overlap", color=style.MODEL, hatch="")
    ax.legend(loc="upper center", bbox_to_anchor=(0.45, -0.07), ncols=2, frameon=False)
    ax.set(xlim=(0, 1.2), ylim=(4.6, -0.6), xticks=[0, 0.5, 1], yticks=rows, yticklabels=answers)
    return fig
