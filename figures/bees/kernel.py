"""A kernel slides over the pixels of a bee and fills a feature map with weighted sums."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.notation import format_number

# Part of a bee's abdomen, in whole shades of grey from 0, black, to 10, white.
bee = bees.held_out_scenes()["images"][6, 149:156, 87:94]
pixels = (10 * bee.mean(axis=-1)).astype(int)

# The sum is large where it is bright on the right and dark on the left.
kernel = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])

# Every place of the kernel has a window of three by three pixels: (5, 5, 3, 3) in all.
windows = sliding_window_view(pixels, kernel.shape)
sums = (windows * kernel).sum(axis=(2, 3))

facts = {"first": sums[0, 0], "highest": sums.max(), "lowest": sums.min()}
alt = (
    "Seven by seven grey pixels with numbers, over which a frame of three by three moves. In each "
    "place its pixels are multiplied by weights −1, 0 and 1, and the sums fill a map, five by five."
)


def table(ax, title, numbers, margin):
    """Numbers on grey squares, with a margin round them: the squares and the numbers."""
    side = len(numbers)
    edges = (0, side, -side, 0)
    squares = draw.image(ax, numbers, extent=edges, vmin=-30, vmax=14)
    low = -margin
    high = side + margin
    ax.set(title=title, frame_on=False, xlim=(low, high), ylim=(-high, -low))

    words = draw.matrix(ax, numbers, 0, "d", alpha=0)
    for word in words:
        word.set_color(style.OUTLINE)
    return squares, words


def figure():
    fig, (left, middle, right) = draw.canvas(1, 3, height=2.5, bare=[0, 1, 2])
    table(left, "Pixels", pixels, margin=0)
    _, products = table(middle, "Pixel · weight", kernel, margin=0.5)
    squares, written = table(right, "Feature map", sums, margin=1)
    for artist in [squares, *products, *written]:
        artist.set_animated(True)

    frame = draw.frame(left, (0, 0), (3, -3), animated=True)
    across, upright = frame.get_data()
    status = draw.status(fig)

    # At first nothing of the map is known.
    hidden = np.ones(sums.shape, bool)
    for word in written:
        word.set_visible(False)

    for n, (row, column) in enumerate(np.ndindex(sums.shape)):
        frame.set_data(across + column, upright - row)

        window = windows[row, column]
        for word, pixel, weight in zip(products, window.flat, kernel.flat, strict=True):
            factor = format_number(weight, "d")
            word.set_text(f"{pixel}·{factor}")

        # Each place of the frame adds one number to the map.
        hidden[row, column] = False
        squares.set_data(np.ma.masked_array(sums, hidden))
        written[n].set_visible(True)

        total = written[n].get_text()
        status.set_text(f"row {row + 1}, column {column + 1}: sum {total}")
        yield from [fig] * 3
