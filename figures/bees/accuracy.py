"""Four ways to answer, with the accuracy and the overlap of each on the held-out scenes."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, predict

walk, scenes = bees.training(), bees.held_out_scenes()
images, labels = scenes["images"], scenes["labels"]
dark = [images.mean(axis=-1) < level for level in np.linspace(0.05, 0.95, 19)]
answers = {"no bee anywhere": np.zeros(labels.shape, bool)}
answers["whatever is dark"] = max(dark, key=lambda found: intersection_over_union(found, labels))
for step in (100, 3000):
    weights = walk["weights"][list(walk["steps"]).index(step)]
    found = np.array([predict(weights, image) for image in images]) > 0.5
    answers[f"network, {step} steps"] = found
accuracies = [(answer == labels).mean() for answer in answers.values()]
overlaps = [intersection_over_union(answer, labels) for answer in answers.values()]

names = ("none", "dark", "early", "late")
facts = dict(zip([f"accuracy_{name}" for name in names], accuracies, strict=True))
facts |= dict(zip([f"overlap_{name}" for name in names], overlaps, strict=True))
alt = (
    "Four pairs of bars. To answer that there is no bee anywhere has the accuracy "
    f"{accuracies[0]:.3f} and the overlap 0. Marking what is dark scores low in both. The network "
    "has nearly full bars of accuracy after 100 steps as well as after 3000, but the overlaps "
    f"{overlaps[2]:.2f} and {overlaps[3]:.2f}."
)


def figure():
    fig, ax = draw.canvas(height=2.9, left=1.9)
    bars = [("accuracy", accuracies, style.DATA, "//"), ("overlap", overlaps, style.MODEL, "")]
    for shift, (label, values, colour, hatch) in zip((-0.18, 0.18), bars, strict=True):
        look = {"color": colour, "hatch": hatch, "edgecolor": style.INK, "linewidth": 0.6}
        drawn = ax.barh(np.arange(4) + shift, values, height=0.36, label=label, **look)
        ax.bar_label(drawn, fmt="{:.3f}", padding=3, fontsize=9)
    ax.legend(loc="upper right", bbox_to_anchor=(1, 0.8))
    ax.set(xlim=(0, 1.15), ylim=(3.6, -0.6), yticks=range(4), yticklabels=answers)
    return fig
