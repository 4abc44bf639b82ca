"""A kernel to choose by hand: what its nine weights make of nine pixels, and of a whole picture."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.convolution import convolve
from gdviz.networks.segmentation import NETWORK
from gdviz.notation import format_number
from gdviz.scenes.shades import middle_square, read

# A bee and what is round it, in ten whole shades of grey, from 0 for black to 9 for white.
scene = bees.held_out_scenes()["images"][6]
greys = scene.mean(axis=-1)[127:175, 73:121]
bee = (10 * greys).astype(int).clip(0, 9)

picture = None  # Or the name of a file of your own, such as "photo.png".
kernel = [-1, 0, 1, -1, 0, 1, -1, 0, 1]
row = 26
column = 19

shades = bee if picture is None else middle_square(read(picture), len(bee))
weights = np.reshape(kernel, (3, 3)).astype(float)
# One picture of one channel, one kernel, and a bias of 0.
with_border, _ = convolve(shades[None, None].astype(float), weights[None, None], np.zeros(1))
# On the outermost pixels the kernel would stick out of the picture. Weights have two digits and
# shades are whole, so a sum has two digits as well.
sums = with_border[0, 0, 1:-1, 1:-1].round(2)

products = shades[row - 1 : row + 2, column - 1 : column + 2] * weights
total = sums[row - 1, column - 1]

# Grey is 0 where there are sums below it; else black is.
white = abs(sums).max()
black = -white if sums.min() < 0 else 0
# What the page says of this state.
readout = (row, column, total, black, white)

# A grey pixel has the same number in all three colours, so their weights may be added. Of the
# first layer's kernels, take the one that says least on even surfaces.
of_colours, *_ = NETWORK.split(bees.training()["weights"][-1])
of_grey = of_colours.sum(axis=1)
learnt = min(of_grey, key=lambda weights: abs(weights.sum())).ravel()

facts = {"highest": sums.max(), "side": len(bee), "map_side": len(sums)}
alt = (
    "Above, a bee in shades of grey with a frame round three by three of its pixels, and the map "
    "that a kernel makes of it, in which stripes and legs stand out. Below, the nine weights of "
    f"the kernel, and the nine products in that frame, which add up to {total:g}."
)

kernels = [
    ("Edges", [-1, 0, 1, -1, 0, 1, -1, 0, 1]),
    ("Outlines", [-1, -1, -1, -1, 8, -1, -1, -1, -1]),
    ("Blur", [0.1, 0.1, 0.1, 0.1, 0.2, 0.1, 0.1, 0.1, 0.1]),
    ("Sharpen", [0, -1, 0, -1, 5, -1, 0, -1, 0]),
    ("Learnt", [round(float(weight), 2) for weight in learnt]),
]
# What the script beside this file starts from.
numbers = {"shades": bee, "kernels": kernels, "kernel": kernel, "row": row, "column": column}


def table(ax, title, values):
    """Nine numbers in boxes below a title."""
    ax.set(title=title, xlim=(-0.2, 3.2), ylim=(-3.1, 0.1), frame_on=False, xticks=[], yticks=[])
    look = {"facecolor": style.PAPER, "edgecolor": style.MUTED, "linewidth": 1, "alpha": 1}
    draw.matrix(ax, values, 0, "g", **look)


def figure():
    fig, (left, right, below, beside) = draw.canvas(2, 2, height=5.2, bare=range(4))

    draw.image(left, shades, vmax=9)
    left.set_title("The picture")
    # A pixel reaches half its width to either side of its number.
    draw.frame(left, (column - 1.5, row - 1.5), (3, 3))

    draw.image(right, sums, vmin=black, vmax=max(white, 1e-9))
    right.set_title("The map of sums")
    draw.frame(right, (column - 1.5, row - 1.5), (1, 1))

    table(below, "The kernel", weights)
    table(beside, f"The products: their sum is {format_number(total, 'g')}", products)
    return fig
