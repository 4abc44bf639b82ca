"""A kernel slides over the pixels of a bee and fills a feature map with weighted sums."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.notation import format_number

# A scene in ten whole shades of grey, from 0 for black to 9 for white.
scene = bees.held_out_scenes()["images"][6]
shades = (10 * scene.mean(axis=-1)).astype(int).clip(0, 9)

# The rows and columns of one bee, and in it those of a patch of its abdomen.
bee = shades[135:167, 76:118]
patch = shades[149:156, 87:94]

# The sum is large where it is bright on the right and dark on the left.
kernel = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])


def windows(image):
    """Every three by three pixels on which the kernel may lie: (rows, columns, 3, 3)."""
    return sliding_window_view(image, kernel.shape)


sums = (windows(patch) * kernel).sum(axis=(2, 3))
filtered = (windows(shades) * kernel).sum(axis=(2, 3))

facts = {"first": sums[0, 0], "highest": sums.max(), "lowest": sums.min()}
alt = (
    "Above, a bee with a frame round a patch of its abdomen, and the whole scene filtered: grey, "
    "with black and white along edges. Below, the patch as seven by seven numbers on which a frame "
    "moves, the kernel with a column each of −1, 0 and 1, the nine products, and the map of sums, "
    "five by five."
)


def table(ax, title, numbers, left, darkest, brightest):
    """Numbers on grey squares of side 1, from a left edge on: the squares and the numbers."""
    rows, columns = numbers.shape
    edges = (left, left + columns, -rows, 0)
    squares = draw.image(ax, numbers, extent=edges, vmin=darkest, vmax=brightest)
    ax.text(left + columns / 2, 0.25, title, ha="center")
    words = draw.matrix(ax, numbers, left, "d", alpha=0)
    for word in words:
        word.set_color(style.OUTLINE)  # The squares are light in both schemes.
    return squares, words


def figure():
    fig, (above, beside, left, right) = draw.canvas(2, 2, height=5.2, bare=range(4))

    draw.image(above, bee, vmax=9)
    above.set_title("A bee")
    # A pixel reaches half its width to either side of its number.
    draw.frame(above, (87 - 76 - 0.5, 149 - 135 - 0.5), (7, 7))
    draw.image(beside, filtered, vmin=-12, vmax=12)
    beside.set_title("The whole scene, filtered")
    draw.frame(beside, (76, 135), (42, 32))

    # Black would hide the numbers, so the darkest squares are of a middle grey.
    table(left, "patch", patch, 0, -9, 8)
    table(left, "kernel", kernel, 8, -4, 1.5)
    _, products = table(right, "products", kernel, 0, -34, 14)
    squares, written = table(right, "feature map", sums, 4, -34, 14)
    left.set(frame_on=False, anchor="N", xlim=(-0.2, 11.2), ylim=(-7.2, 1))
    right.set(frame_on=False, anchor="N", xlim=(-0.2, 9.2), ylim=(-5.2, 1))
    for artist in [squares, *products, *written]:
        artist.set_animated(True)

    frame = draw.frame(left, (0, 0), (3, -3), animated=True)
    across, upright = frame.get_data()
    cell = draw.frame(right, (4, 0), (1, -1), animated=True)
    cell_across, cell_upright = cell.get_data()
    status = draw.status(fig)

    # At first nothing of the map is known.
    hidden = np.ones(sums.shape, bool)
    for word in written:
        word.set_visible(False)

    for n, (row, column) in enumerate(np.ndindex(sums.shape)):
        frame.set_data(across + column, upright - row)
        cell.set_data(cell_across + column, cell_upright - row)

        pairs = windows(patch)[row, column] * kernel
        for word, product in zip(products, pairs.flat, strict=True):
            word.set_text(format_number(product, "d"))

        # Each place of the frame adds one number to the map.
        hidden[row, column] = False
        squares.set_data(np.ma.masked_array(sums, hidden))
        written[n].set_visible(True)

        total = written[n].get_text()
        status.set_text(f"row {row + 1}, column {column + 1}: the nine products add up to {total}")
        yield from [fig] * 3
