"""A kernel slides over the pixels of a bee and fills a feature map with weighted sums."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.notation import format_number

bee = bees.held_out_scenes()["images"][6, 149:156, 87:94]
pixels = (10 * bee.mean(axis=-1)).astype(int)
kernel = np.array([[-1, 0, 1]] * 3)
windows = np.lib.stride_tricks.sliding_window_view(pixels, kernel.shape)
sums = (windows * kernel).sum(axis=(2, 3))

facts = {"first": sums[0, 0], "highest": sums.max(), "lowest": sums.min()}
alt = (
    "Seven by seven grey pixels with numbers, over which a frame of three by three moves. In each "
    "place its pixels are multiplied by weights −1, 0 and 1, and the sums fill a map, five by five."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.5, bare=[0, 1, 2])
    tables, words = {"Pixels": pixels, "Pixel · weight": kernel, "Feature map": sums}, []
    for ax, (title, table), edge in zip(axes, tables.items(), (0, 0.5, 1), strict=True):
        side, look = len(table), {"vmin": -30, "vmax": 14, "animated": edge == 1}
        shown = draw.image(ax, table, extent=(0, side, -side, 0), **look)
        ax.set(title=title, frame_on=False, xlim=(-edge, side + edge), ylim=(-side - edge, edge))
        words.append(draw.matrix(ax, table, 0, "d", alpha=0))
        [word.set(color=style.OUTLINE, animated=edge > 0) for word in words[-1]]
    frame, status = draw.frame(axes[0], (0, 0), (3, -3), animated=True), draw.status(fig)
    corners, order = frame.get_xydata().copy(), np.arange(25).reshape(5, 5)
    for (row, column), n in np.ndenumerate(order):
        frame.set_data(*np.add(corners, (column, -row)).T)
        shown.set_data(np.ma.masked_where(order > n, sums))
        for k, pixel in enumerate(windows[row, column].flat):
            words[1][k].set_text(f"{pixel}·{format_number(kernel.flat[k], 'd')}")
        for k, word in enumerate(words[2]):
            word.set_visible(k <= n)
        status.set_text(f"row {row + 1}, column {column + 1}: sum {words[2][n].get_text()}")
        yield from [fig] * 3
