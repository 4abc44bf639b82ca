"""A threshold rises, and the mask of a bee shrinks from too much to too little."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, precision, predict, recall

weights = bees.training()["weights"][-1]
scenes = bees.held_out_scenes()
labels = scenes["labels"]

# The network answers once; a threshold only says how sure is sure enough.
answers = np.array([predict(weights, image) for image in scenes["images"]])
levels = np.arange(1, 50) / 50
masks = [answers > level for level in levels]

curves = {
    "precision": [precision(mask, labels) for mask in masks],
    "recall": [recall(mask, labels) for mask in masks],
    "overlap": [intersection_over_union(mask, labels) for mask in masks],
}

# The scene, the rows and the columns of one bee.
part = (6, slice(135, 167), slice(76, 118))

facts = {}
for percent in (10, 50, 90):
    k = abs(levels - percent / 100).argmin()
    for name, curve in curves.items():
        facts[f"{name}_{percent}"] = curve[k]

alt = (
    "On the left the mask of one bee is white and its label a dashed outline. As the threshold "
    "rises the mask shrinks from beyond the outline to well inside it. On the right "
    "precision climbs, recall falls, and the overlap is highest in between."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=2.9, bare=[0])

    mask = draw.image(left, answers[part], animated=True)
    left.contour(labels[part], [0.5], colors=style.DATA, linestyles="--", linewidths=2)
    left.set_title("Mask of a bee, and its label")

    right.set(title="On all held-out scenes", xlabel="threshold", xlim=(0, 1), ylim=(0.6, 1.02))
    right.set_xticks([0.2, 0.5, 0.8])
    draw.line(right, levels, curves["precision"], color=style.TRUTH, linestyle="--")
    right.text(0.02, 0.92, "precision", color=style.TRUTH)
    draw.line(right, levels, curves["recall"], color=style.ERROR, linestyle=":")
    right.text(0.7, 0.9, "recall", color=style.ERROR)
    draw.line(right, levels, curves["overlap"], color=style.MODEL)
    right.text(0.37, 0.81, "overlap", color=style.MODEL)

    mark = right.axvline(0, color=style.INK, animated=True)
    status = draw.status(fig)
    for k, level in enumerate(levels):
        mask.set_data(masks[k][part])
        mark.set_xdata([level, level])
        numbers = ", ".join(f"{name} {curve[k]:.3f}" for name, curve in curves.items())
        status.set_text(f"threshold {level:.2f}: {numbers}")
        yield fig
