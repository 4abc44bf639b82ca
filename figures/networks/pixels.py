"""From a picture of a bee to twelve of its pixels, and from these to three sheets of numbers."""

import numpy as np

from gdviz.drawing import draw, style

# A bee drawn square by square; each letter is a colour.
DRAWN = """
................
....uuu.uu......
...uwwwuwwu..k..
...uwwwwwwu.k...
....uwwwwu.k....
...klkwwwffkkk..
..khlkhlkffkekk.
.dkhhkhhkffkekk.
kdkdhkdhkdfkkkk.
..kddkddkddfkk..
....k..k..k.....
................
"""
# Red, green and blue, each from 0 to 255.
COLORS = {
    ".": (126, 166, 90),  # leaf
    "h": (204, 153, 51),  # honey
    "l": (232, 190, 94),  # honey in the light
    "d": (158, 108, 30),  # honey in the shade
    "f": (186, 150, 96),  # fur
    "k": (44, 34, 28),  # black
    "e": (250, 250, 245),  # a light in the eye
    "w": (232, 240, 246),  # wing
    "u": (190, 208, 220),  # the edge of a wing
}
image = np.array([[COLORS[letter] for letter in row] for row in DRAWN.split()], dtype=np.uint8)

top = 6
left = 3
few = image[top : top + 3, left : left + 4].astype(int)

facts = {
    "rows": image.shape[0],
    "columns": image.shape[1],
    "numbers": image.size,
    "red": few[0, 0, 0],
    "green": few[0, 0, 1],
    "blue": few[0, 0, 2],
}
alt = (
    f"A bee on a leaf, drawn with {image.shape[0]} rows of {image.shape[1]} squares, and beside it "
    "twelve of the squares, each of one colour. Under them, three tables of three rows and four "
    "columns say how much red, green and blue they have; the first pixel, the colour of honey, "
    f"has {few[0, 0, 0]}, {few[0, 0, 1]} and {few[0, 0, 2]}."
)


def picture(ax):
    """The whole picture: 6.8 wide, from 1.2 to 6.3."""
    # Row 0 is at the top, as in a table.
    ax.imshow(image, extent=(0, 6.8, 1.2, 6.3), interpolation="nearest")
    ax.text(3.4, 6.5, "12 × 16 pixels", ha="center", va="bottom", fontsize=13)


def squares(ax):
    """Twelve pixels, as large as the whole picture, with gaps that keep equal neighbours apart."""
    for row, column in np.ndindex(3, 4):
        x = 7.2 + 1.7 * column
        y = 6.3 - 1.7 * row
        pixel = few[row : row + 1, column : column + 1].astype(np.uint8)
        ax.imshow(pixel, extent=(x + 0.03, x + 1.67, y - 1.67, y - 0.03))
    ax.text(10.6, 6.5, "3 × 4 of them", ha="center", va="bottom", fontsize=13)


def zoom(ax, column, row):
    """A frame round twelve pixels of the picture, and lines to where they stand enlarged."""
    side = 6.8 / image.shape[1]
    x = side * column
    y = 6.3 - side * row
    draw.frame(ax, (x, y), (4 * side, -3 * side))
    draw.path(ax, (x + 4 * side, 7.2), (y, 6.3))
    draw.path(ax, (x + 4 * side, 7.2), (y - 3 * side, 1.2))


def sheet(ax, numbers, left, name):
    """The numbers of one colour."""
    look = {"facecolor": style.PAPER, "edgecolor": style.MUTED, "alpha": 1, "linewidth": 1.2}
    draw.matrix(ax, numbers, left, "d", **look)
    ax.text(left + 2, 0.15, name, ha="center", va="bottom", fontsize=13)


def figure():
    fig, ax = draw.canvas(height=5, bare=[0])
    picture(ax)
    squares(ax)
    zoom(ax, left, top)

    sheet(ax, few[..., 0], 0, "red")
    sheet(ax, few[..., 1], 5, "green")
    sheet(ax, few[..., 2], 10, "blue")
    # The first of the twelve is the colour of honey: here and in each sheet.
    draw.frame(ax, (7.2, 6.3), (1.7, -1.7))
    for first in (0, 5, 10):
        draw.frame(ax, (first, 0), (1, -1))

    ax.set(xlim=(-0.05, 14.05), ylim=(-3.1, 7.1), aspect="equal")
    ax.set_axis_off()
    return fig
