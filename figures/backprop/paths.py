"""A network in which every circle says on how many ways its value reaches the loss."""

from itertools import pairwise

import numpy as np

from gdviz.drawing import diagram, draw, style

widths = (3, 4, 4, 4, 4, 4, 1)

# One matrix of ones for each gap: a line is one way on.
gaps = [np.ones((after, before)) for before, after in pairwise(widths)]

# From the end to the front, as slopes go: the ways of a neuron are those of all it leads to.
ways = [np.ones(1)]
for matrix in reversed(gaps):
    ways.insert(0, ways[0] @ matrix)

lines = sum(matrix.size for matrix in gaps)
facts = {
    "one": ways[0][0],
    "all": ways[0].sum(),
    "lines": lines,
    "marked": ways[2][0],
    "next": ways[3][0],
}
alt = (
    f"Circles in seven columns, joined by {lines} lines. In each stands the number of ways from "
    f"there to the end: 1 in the last column, then 1, 4, 16 and so on, up to {ways[0][0]:.0f} "
    f"for each input. One neuron is marked, whose four lines lead to {ways[3][0]:.0f} ways each."
)


def figure():
    fig, ax = draw.canvas(height=3.7, bare=[0])
    counts = [[f"{count:,.0f}" for count in column] for column in ways]
    titles = ("inputs", "", "", "hidden", "", "", "output")
    nodes, edges = diagram.network(ax, widths, values=counts, titles=titles)

    # The four ways on from one neuron: each is as good as the number at its end.
    marked = np.zeros((4, 4), bool)
    marked[:, 0] = True
    edges[2].set(
        colors=np.where(marked.ravel(), style.ERROR, style.MUTED).tolist(),
        linewidths=np.where(marked.ravel(), 2.4, 0.6),
        zorder=3,
    )
    for node in (nodes[2][0], *nodes[3].values()):
        node.shape.set(edgecolor=style.ERROR, linewidth=2.4)
    return fig
