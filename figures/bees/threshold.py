"""A threshold rises, and the mask of a bee shrinks from too much to too little."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, precision, predict, recall

weights, scenes = bees.training()["weights"][-1], bees.held_out_scenes()
labels, part = scenes["labels"], (6, slice(135, 167), slice(76, 118))
answers = np.array([predict(weights, image) for image in scenes["images"]])
levels = np.arange(1, 50) / 50
measures = {"precision": precision, "recall": recall, "overlap": intersection_over_union}
curves = {name: [f(answers > level, labels) for level in levels] for name, f in measures.items()}

facts = {f"{name}_{k * 2}": curve[k - 1] for name, curve in curves.items() for k in (5, 25, 45)}
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
    looks = ((style.TRUTH, "--"), (style.ERROR, ":"), (style.MODEL, "-"))
    places = ((0.02, 0.92), (0.7, 0.9), (0.37, 0.81))
    for name, (colour, dashes), place in zip(curves, looks, places, strict=True):
        draw.line(right, levels, curves[name], color=colour, linestyle=dashes)
        right.text(*place, name, color=colour)
    mark, status = right.axvline(0, color=style.INK, animated=True), draw.status(fig)
    for k, level in enumerate(levels):
        mask.set_data(answers[part] > level)
        mark.set_xdata([level, level])
        numbers = ", ".join(f"{name} {curve[k]:.3f}" for name, curve in curves.items())
        status.set_text(f"threshold {level:.2f}: {numbers}")
        yield fig
