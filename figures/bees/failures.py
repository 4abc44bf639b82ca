"""The three worst held-out scenes, and from each the part with the most mistakes."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, predict

HEIGHT, WIDTH = 36, 48  # Of the parts that are enlarged.

weights = bees.training()["weights"][-1]
scenes = bees.held_out_scenes()
images = scenes["images"]
labels = scenes["labels"]
found = np.array([predict(weights, image) for image in images]) > 0.5
wrong = found != labels

overlaps = []
for mask, label in zip(found, labels, strict=True):
    overlaps.append(intersection_over_union(mask, label))
worst = np.argsort(overlaps)[:3]

# At a border the nine pixels of a neighbourhood are neither all bee nor all background.
padded = np.pad(labels, ((0, 0), (1, 1), (1, 1)), "edge")
neighbourhoods = sliding_window_view(padded, (3, 3), axis=(1, 2))
share = neighbourhoods.mean(axis=(3, 4))
border = (share > 0) & (share < 1)


def corner_of_most(mistakes):
    """The upper left corner of the part of a scene with the most mistakes: row and column."""
    parts = sliding_window_view(mistakes, (HEIGHT, WIDTH))
    counts = parts.sum(axis=(2, 3))
    return np.unravel_index(counts.argmax(), counts.shape)


facts = {
    "mean": np.mean(overlaps),
    "worst": min(overlaps),
    "best": max(overlaps),
    "border": border[wrong].mean(),
    "wrong": int(wrong.sum()),
}
alt = (
    "Above, three scenes with a frame in each round a place with a bee. Below, what the frames "
    "hold, enlarged. Most crosses for misses and rings for false alarms stand in thin rows along "
    "the outlines of bees."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=3.8, bare=range(6))

    for above, below, k in zip(axes[:3], axes[3:], worst, strict=True):
        row, column = corner_of_most(wrong[k])
        part = slice(row, row + HEIGHT), slice(column, column + WIDTH)

        draw.image(above, images[k])
        above.set_title(f"overlap {overlaps[k]:.2f}")
        draw.frame(above, (column, row), (WIDTH, HEIGHT))

        # The pixels are left as they are, and pale, so that every mistake shows on its own.
        draw.image(below, images[k][part], interpolation="none", alpha=0.6)
        draw.mistakes(below, found[k][part], labels[k][part], s=14)

    axes[4].set_title("× missed, ○ false alarm")
    return fig
