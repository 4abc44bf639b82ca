"""The network's levels: down to coarser pictures and up again, with skips across."""

from itertools import pairwise

from gdviz.drawing import diagram, draw
from gdviz.networks.segmentation import NETWORK, WIDTHS

sizes = ("1/1", "1/2", "1/4", "1/8")
levels = dict(enumerate(zip(map(str, WIDTHS), sizes, strict=True)))
boxes = {"image": ("3", "1/1")} | levels | {-n: levels[n] for n in (2, 1)} | {"sum": levels[0]}
boxes |= {"answer": ("1", "1/1")}
arrows = dict.fromkeys(pairwise(boxes), "") | {(0, "sum"): "+", (1, -1): "+", (2, -2): "+"}

facts = {"size": NETWORK.size, "layers": sum(len(shape) == 4 for shape in NETWORK.shapes)}
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
