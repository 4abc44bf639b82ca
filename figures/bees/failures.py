"""The three worst held-out scenes, and from each the part with the most mistakes."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, predict

weights, scenes = bees.training()["weights"][-1], bees.held_out_scenes()
images, labels = scenes["images"], scenes["labels"]
found = np.array([predict(weights, image) for image in images]) > 0.5
overlaps = np.array([intersection_over_union(*pair) for pair in zip(found, labels, strict=True)])
worst, wrong = np.argsort(overlaps)[:3], found != labels
padded = np.pad(labels, ((0, 0), (1, 1), (1, 1)), "edge")
near = sliding_window_view(padded, (3, 3), axis=(1, 2)).mean(axis=(3, 4))
border = (near > 0) & (near < 1)
parts = sliding_window_view(wrong[worst], (36, 48), axis=(1, 2)).sum(axis=(3, 4))
corners = [np.unravel_index(part.argmax(), part.shape) for part in parts]

facts = {"mean": overlaps.mean(), "worst": overlaps.min(), "best": overlaps.max()}
facts |= {"border": border[wrong].mean(), "wrong": int(wrong.sum())}
alt = (
    "Above, three scenes with a frame in each round a place with a bee. Below, what the frames "
    "hold, enlarged. Most crosses for misses and rings for false alarms stand in thin rows along "
    "the outlines of bees."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=3.8, bare=range(6))
    for above, below, k, (row, column) in zip(axes[:3], axes[3:], worst, corners, strict=True):
        part = slice(row, row + 36), slice(column, column + 48)
        draw.image(above, images[k]).axes.set_title(f"overlap {overlaps[k]:.2f}")
        draw.frame(above, (column, row), (48, 36))
        draw.image(below, images[k][part], interpolation="none", alpha=0.6)
        draw.mistakes(below, found[k][part], labels[k][part], s=14)
    axes[4].set_title("× missed, ○ false alarm")
    return fig
