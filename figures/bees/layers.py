"""The network's levels: down to coarser pictures and up again, with skips across."""

from itertools import pairwise

from gdviz.drawing import diagram, draw
from gdviz.networks.segmentation import NETWORK, WIDTHS

# How many maps there are at each level, and how their sides compare with those of the image.
full = (str(WIDTHS[0]), "1/1")
half = (str(WIDTHS[1]), "1/2")
quarter = (str(WIDTHS[2]), "1/4")
eighth = (str(WIDTHS[3]), "1/8")
boxes = {
    "image": ("3", "1/1"),
    "full, down": full,
    "half, down": half,
    "quarter, down": quarter,
    "eighth": eighth,
    "quarter, up": quarter,
    "half, up": half,
    "full, up": full,
    "answer": ("1", "1/1"),
}

arrows = dict.fromkeys(pairwise(boxes), "")
# A skip carries fine detail past the coarse levels and adds it on the way up.
arrows["full, down", "full, up"] = "+"
arrows["half, down", "half, up"] = "+"
arrows["quarter, down", "quarter, up"] = "+"

# The weights of a convolution fill four axes, its biases one.
convolutions = [shape for shape in NETWORK.shapes if len(shape) == 4]

facts = {"size": NETWORK.size, "layers": len(convolutions)}
alt = (
    "Nine boxes joined by arrows in the shape of a U. The image has 3 maps of full size. Then "
    f"come {WIDTHS[0]}, {WIDTHS[1]}, {WIDTHS[2]} and {WIDTHS[3]} maps, each time of half the width "
    "and height, and back up the same numbers, to an answer of one map. Three arrows marked with a "
    "plus cross the U."
)


def figure():
    fig, ax = draw.canvas(height=2.6, bare=[0])
    diagram.graph(ax, boxes, arrows)
    return fig
