"""From a picture to twelve of its pixels, and from these to three sheets of numbers."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.scenes import labelled

image = np.round(255 * labelled.bees(seed=0, rows=48)[0]).astype(int)
top, left = 12, 51
few = image[top : top + 3, left : left + 4]

facts = {"rows": image.shape[0], "columns": image.shape[1], "numbers": image.size}
alt = (
    "Above, a drawn scene of bees on a board in the grass, one of the bees as a few dozen squares, "
    "and twelve of the squares, each of one colour. Below, three tables of three rows and four "
    f"columns for red, green and blue; the first pixel has {few[0, 0, 0]}, {few[0, 0, 1]} and "
    f"{few[0, 0, 2]}."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=4, bare=range(6))
    part = image[top - 4 : top + 5, left - 4 : left + 8]
    titles = ("48 × 64 pixels", "9 × 12 of them", "3 × 4 of them")
    for ax, pixels, title in zip(axes[:3], (image, part, few), titles, strict=True):
        ax.imshow(pixels, interpolation="nearest")
        ax.set_title(title)
    for ax, x, y, wide in ((axes[0], left - 4, top - 4, 12), (axes[1], 4, 4, 4)):
        sides = np.array([(0, 0), (1, 0), (1, 0.75), (0, 0.75), (0, 0)]) * wide + (x, y) - 0.5
        draw.line(ax, *sides.T, color=style.HALO)
    for channel, (ax, name) in enumerate(zip(axes[3:], ("red", "green", "blue"), strict=True)):
        draw.matrix(ax, few[..., channel], left=0, form="d")
        ax.set(title=name, xlim=(0, 4), ylim=(-3, 0), aspect="equal")
    for ax in axes:
        ax.set_axis_off()
    return fig
