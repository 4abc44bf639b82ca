"""From a picture to twelve of its pixels, and from these to three sheets of numbers."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.scenes import labelled

scene, _ = labelled.bees(seed=0, rows=48)
# A colour is three whole numbers from 0 to 255.
image = np.round(255 * scene).astype(int)

top = 12
left = 51
few = image[top : top + 3, left : left + 4]
part = image[top - 4 : top + 5, left - 4 : left + 8]

facts = {
    "rows": image.shape[0],
    "columns": image.shape[1],
    "numbers": image.size,
}
alt = (
    "Above, a drawn scene of bees on a board in the grass, one of the bees as a few dozen squares, "
    "and twelve of the squares, each of one colour. Below, three tables of three rows and four "
    f"columns for red, green and blue; the first pixel has {few[0, 0, 0]}, {few[0, 0, 1]} and "
    f"{few[0, 0, 2]}."
)


def picture(ax, pixels, title):
    """Pixels as they are, each a square."""
    ax.imshow(pixels, interpolation="nearest")
    ax.set_title(title)


def cutout(ax, column, row, wide):
    """A line round the part of a picture that the next one enlarges."""
    high = 0.75 * wide
    # A pixel's number is that of its middle, which is half a pixel from its edge.
    x = np.array([0, wide, wide, 0, 0]) + column - 0.5
    y = np.array([0, 0, high, high, 0]) + row - 0.5
    draw.line(ax, x, y, color=style.HALO)


def sheet(ax, numbers, name):
    """The numbers of one colour."""
    draw.matrix(ax, numbers, left=0, form="d")
    ax.set(title=name, xlim=(0, 4), ylim=(-3, 0), aspect="equal")


def figure():
    fig, axes = draw.canvas(2, 3, height=4, bare=range(6))
    whole, bee, squares, red, green, blue = axes

    picture(whole, image, "48 × 64 pixels")
    picture(bee, part, "9 × 12 of them")
    picture(squares, few, "3 × 4 of them")
    cutout(whole, left - 4, top - 4, wide=12)
    cutout(bee, 4, 4, wide=4)

    sheet(red, few[..., 0], "red")
    sheet(green, few[..., 1], "green")
    sheet(blue, few[..., 2], "blue")
    for ax in axes:
        ax.set_axis_off()
    return fig
