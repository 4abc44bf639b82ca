"""Diagrams of networks, neurons, computations and architectures.

The axes come first, the parts come back. What is text in a diagram may be given as a number, which
gets two decimals.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import ArrayLike

from gdviz.drawing import layout, shapes
from gdviz.drawing.layout import Name
from gdviz.drawing.shapes import LINE, PAD, Edge, Node
from gdviz.notation import format_number

RADIUS = 9  # Of a neuron, at least.


def graph(
    ax: Axes,
    nodes: Mapping[Name, Sequence[str | float]],
    edges: Mapping[tuple[Name, Name], str | float],
    **options,
) -> tuple[dict[Name, Node], dict[tuple[Name, Name], Edge]]:
    """Boxes joined by arrows from left to right: a computation, an architecture.

    `nodes` are the lines in every box by its name, the first one its title; `edges` are what
    stands on every arrow by (from, to). Boxes are made for the text given here: what replaces it
    later must not be longer. Options go to every artist.
    Raises ValueError if arrows leave out a box or run in a circle, or if the axes are too small.
    """
    size = shapes.sheet(ax)
    texts = {
        name: [
            shapes.text(ax, title, fontweight="bold", **options),
            *(shapes.text(ax, line, **options) for line in lines),
        ]
        for name, (title, *lines) in nodes.items()
    }
    labels = {pair: shapes.text(ax, label, **options) for pair, label in edges.items()}
    cells, routes = layout.arrange(
        {name: shapes.widest(lines) + 2 * PAD for name, lines in texts.items()},
        {pair: shapes.widest([label]) + 2 * PAD for pair, label in labels.items()},
        LINE * max(map(len, texts.values())) + PAD,
        size,
    )
    drawn = {name: shapes.box(ax, cells[name], lines, **options) for name, lines in texts.items()}
    ways = {pair: shapes.way(route) for pair, route in routes.items()}
    taken = [shapes.bounds(node.shape) for node in drawn.values()]
    for pair, label in labels.items():
        shapes.stand(label, ways[pair], taken, [way for way in ways.values() if way != ways[pair]])
    arrows = {pair: Edge(shapes.arrow(ax, ways[pair], **options), labels[pair]) for pair in ways}
    return drawn, arrows


def turn(edge: Edge, **options) -> None:
    """Let an arrow of a graph point back to where it came from, as slopes go; its text appears.

    Options go to the arrow.
    """
    edge.text.set_visible(True)
    edge.arrow.set(arrowstyle=f"<|-,{shapes.HEAD}", **options)


def neuron(
    ax: Axes,
    inputs: Collection[str | float],
    weights: Collection[str | float],
    bias: str | float,
    total: str | float,
    output: str | float,
    activation: str,
    **options,
) -> tuple[dict[Name, Node], dict[tuple[Name, Name], Edge]]:
    """One neuron with its numbers, as a graph of the nodes 1, 2, ..., `bias`, `total`, `output`."""
    nodes: dict[Name, Sequence[str | float]]
    nodes = {number: (f"$x_{number}$", value) for number, value in enumerate(inputs, start=1)}
    edges: dict[tuple[Name, Name], str | float]
    edges = {(n, "total"): f"× {format_number(w)}" for n, w in enumerate(weights, start=1)}
    nodes |= {"bias": ("bias", bias), "total": ("sum", total), "output": (activation, output)}
    edges |= {("bias", "total"): "+", ("total", "output"): ""}
    return graph(ax, nodes, edges, **options)


def network(
    ax: Axes,
    widths: Sequence[int],
    weights: Sequence[ArrayLike] = (),
    biases: Sequence[ArrayLike] = (),
    values: Sequence[ArrayLike] = (),
    titles: Sequence[str] = (),
    most: int = 6,
    **options,
) -> tuple[list[dict[int, Node]], list[LineCollection]]:
    """Layers of neurons, each joined to all of the next; of wide layers, the first and the last.

    `widths` are the numbers of neurons, `values` what they hold, and `titles` stand above; `biases`
    are those of all layers but the first, and `weights[k][j, i]` leads from neuron i of layer k to
    neuron j of the next: thicker where larger, dashed where negative. A layer shows `most` neurons,
    counting an ellipsis. Back come the neurons of every layer by number, each with the lines of
    its value and its bias, and the edges of every gap. Options go to every artist.
    Raises ValueError if the axes are too small.
    """
    size = shapes.sheet(ax)
    slots = [_slots(count, most) for count in widths]
    texts = _texts(ax, widths, slots, values, biases, options)
    heads = [shapes.text(ax, title, **options) for title in titles or [""] * len(widths)]
    radius, cells = _fit(texts, heads, [min(count, most) for count in widths], size)
    for count, column in zip(widths, cells, strict=True):
        if count > most:
            dots = shapes.text(ax, "⋮", fontsize=16, **options)
            dots.set_position(shapes.middle(column[most // 2]))
    layers = [
        {
            n: shapes.circle(ax, column[slot], radius, lines[n], **options)
            for n, slot in shown.items()
        }
        for column, shown, lines in zip(cells, slots, texts, strict=True)
    ]
    return layers, _edges(ax, layers, weights, options)


def show(
    layers: Sequence[Mapping[int, Node]],
    gaps: Sequence[LineCollection],
    column: int,
    values: Collection[str | float],
    working: Collection[int] = (),
) -> None:
    """Write values into the first neurons of a column, and empty all neurons after them.

    The weights of the `working` ones, which are the edges into them, stand out; others turn pale.
    """
    later = [node for layer in layers[column:] for node in layer.values()]
    written = [*values, *[""] * (len(later) - len(values))]
    for node, value in zip(later, written, strict=True):
        node.lines[0].set_text(format_number(value))
    for number, (gap, ends) in enumerate(zip(gaps, layers[1:], strict=True), start=1):
        clear = [number == column and neuron in working for neuron in ends]
        gap.set_alpha(np.repeat(np.where(clear, 1, 0.2), len(layers[number - 1])).tolist())


def follow(
    layers: Sequence[Mapping[int, Node]], gaps: Sequence[LineCollection], column: int, neuron: int
) -> None:
    """Let the edges that leave a neuron stand out; all others turn pale."""
    for number, gap in enumerate(gaps):
        clear = [number == column and start == neuron for start in layers[number]]
        gap.set_alpha(np.tile(np.where(clear, 1, 0.2), len(layers[number + 1])).tolist())


def _slots(count, most):
    """The place in its column of every neuron that is shown."""
    if count <= most:
        return {number: number for number in range(count)}
    first = most // 2
    last = range(first + 1, most)
    return {slot: slot for slot in range(first)} | {slot - most + count: slot for slot in last}


def _texts(ax, widths, slots, values, biases, options):
    """Value and bias of every neuron that is shown; blank where none is given."""
    blank = [[""] * count for count in widths]
    added = [[format_number(bias, "+.2f") for bias in layer] for layer in biases]
    said = zip(values or blank, [blank[0], *(added or blank[1:])], strict=True)
    return [
        {number: [shapes.text(ax, line[number], **options) for line in lines] for number in shown}
        for shown, lines in zip(slots, said, strict=True)
    ]


def _fit(texts, heads, counts, size):
    """The radius of circles round the texts and the cells of all columns; the heads are placed."""
    inside, below = zip(*(lines for column in texts for lines in column.values()), strict=True)
    radius = max(RADIUS, *(np.hypot(*shapes.bounds(text).size) / 2 + 1 for text in inside))
    wide = max(2 * radius, shapes.widest([*heads, *below]))
    foot = LINE * any(text.get_text() for text in below)
    head = max(shapes.bounds(text).height for text in heads) + PAD
    cells = layout.columns(counts, (wide, 2 * radius + foot), size - (0, head))
    top = max(column[0].y1 for column in cells) + head / 2
    for text, column in zip(heads, cells, strict=True):
        text.set_position((shapes.middle(column[0])[0], top))
    return radius, cells


def _edges(ax, layers, weights, options):
    """The lines of every gap between layers."""
    largest = max((np.abs(matrix).max() for matrix in weights), default=0) or 1
    drawn = []
    for k, (starts, ends) in enumerate(pairwise(layers)):
        look = {}
        if weights:
            shown = np.asarray(weights[k])[np.ix_(list(ends), list(starts))]
            look = shapes.weighed(shown.ravel(), largest)
        circles = ([node.shape for node in layer.values()] for layer in (starts, ends))
        drawn.append(shapes.joins(ax, *circles, **look | options))
    return drawn
