"""Slopes fill a small computation from the loss back to its inputs, one arrow at a time."""

from math import ceil

from gdviz.drawing import diagram, draw, shapes, style
from gdviz.networks.autodiff import Value, gradients, tanh
from gdviz.notation import format_number

x = Value(2)
w = Value(0.4)
p = x * w
b = Value(0.5)
z = p + b
y = tanh(z)
t = Value(0.2)
e = y - t
loss = e**2
slopes = gradients(loss)

names = {x: "x", w: "w", p: "p", b: "b", z: "z", y: "y", t: "t", e: "e", loss: "L"}


def spelled(factor):
    """A factor with two decimals, if it has any: short enough to stand on an arrow."""
    return format_number(factor, ".2f" if factor % 1 else ".0f")


# How much faster a value grows than each of those that it is made of.
factors = {}
for value in names:
    for parent, derivative in zip(value.parents, value.derivatives, strict=True):
        factors[parent, value] = spelled(derivative)

facts = {}
for value in (x, w, b, y, t):
    facts[f"slope_{names[value]}"] = slopes[value]
alt = (
    "The same boxes. Slopes pass from the loss to the left, along arrows that turn round. Each is "
    f"multiplied on its way, and w gets {facts['slope_w']:.2f} and b gets {facts['slope_b']:.2f}."
)


def empty_boxes(ax):
    """The boxes and arrows, made for all that will stand in them, with the slopes still hidden."""
    boxes = {value: (name, value.number, slopes[value]) for value, name in names.items()}
    labels = {pair: f"× {factor}" for pair, factor in factors.items()}
    nodes, edges = diagram.graph(ax, boxes, labels, animated=True)

    for node in nodes.values():
        node.lines[2].set(visible=False, color=style.ERROR)
    for edge in edges.values():
        edge.text.set(visible=False, color=style.ERROR)
    return nodes, edges


def fill(node):
    """Show the slope in a box."""
    node.shape.set(edgecolor=style.ERROR, linewidth=2)
    node.lines[2].set_visible(True)


def figure():
    fig, ax = draw.canvas(height=3.6, bare=[0])
    nodes, edges = empty_boxes(ax)
    product = shapes.text(ax, "", ha="left", va="bottom", color=style.ERROR, animated=True)
    status = draw.status(fig)

    def say(words):
        """Keep a line of text for a quarter of a second a word."""
        status.set_text(words)
        return [fig] * ceil(2.5 * len(words.split()))

    # The loss grows exactly as fast as itself: this 1 is where all slopes come from.
    fill(nodes[loss])
    yield from say("every value is known, and the slope of L by itself is 1")

    for (start, end), edge in reversed(edges.items()):
        factor = factors[start, end]
        diagram.turn(edge, color=style.ERROR, linewidth=2)
        product.set_text("")
        yield from say(f"{names[end]} grows {factor} times as fast as {names[start]}")

        # The chain rule: the slope at the end of the arrow, known by now, times the factor.
        written = f"{format_number(slopes[end])} × {factor}"
        place = nodes[start].shape.get_bbox()
        product.set(text=written, x=place.x0, y=place.y1 + 3)
        fill(nodes[start])
        yield from say(f"slope of {names[start]} = {written} = {format_number(slopes[start])}")
