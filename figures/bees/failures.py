"""The three worst held-out scenes, and from each the bee with the most mistakes."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, predict
from gdviz.scenes import bee, scene

HEIGHT, WIDTH = 42, 56  # Of the parts that are enlarged.

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


def corner_of_worst(number):
    """The upper left corner of the part round the bee of a scene with the most mistakes on it."""
    rows, columns = labels[number].shape

    def place(one):
        """Where a part with the bee in its middle begins, as far as the scene reaches."""
        shown = np.argwhere(bee.label([one], rows, columns))
        middle = (shown.min(axis=0) + shown.max(axis=0)) // 2
        return (middle - [HEIGHT // 2, WIDTH // 2]).clip(0, [rows - HEIGHT, columns - WIDTH])

    def mistakes(corner):
        row, column = corner
        return wrong[number][row : row + HEIGHT, column : column + WIDTH].sum()

    # The scenes that are held out have the seeds from 1000 on.
    return max(map(place, scene.laid_out(1000 + number).bees), key=mistakes)


facts = {
    "mean": np.mean(overlaps),
    "worst": min(overlaps),
    "best": max(overlaps),
    "border": border[wrong].mean(),
    "wrong": int(wrong.sum()),
}
alt = (
    "On the left, three scenes with a frame in each round a bee. On the right, what the frames "
    "hold, enlarged. Most crosses for misses and rings for false alarms stand in thin rows along "
    "the outlines of bees."
)


def figure():
    fig, axes = draw.canvas(3, 2, height=7.6, bare=range(6))

    for left, right, k in zip(axes[::2], axes[1::2], worst, strict=True):
        row, column = corner_of_worst(k)
        part = slice(row, row + HEIGHT), slice(column, column + WIDTH)

        draw.image(left, images[k])
        left.set_title(f"overlap {overlaps[k]:.2f}")
        draw.frame(left, (column, row), (WIDTH, HEIGHT))

        # The pixels are left as they are, so that every mistake lies on its own.
        draw.image(right, images[k][part], interpolation="none")
        draw.mistakes(right, found[k][part], labels[k][part], s=12, path_effects=draw.edges(1.5))

    axes[1].set_title("× missed, ○ false alarm")
    return fig
