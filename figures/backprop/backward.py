"""Slopes fill a small computation from the loss back to its inputs, one arrow at a time."""

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

titles = {
    x: ("x", "input"),
    w: ("w", "weight"),
    p: ("p", "x · w"),
    b: ("b", "bias"),
    z: ("z", "p + b"),
    y: ("y", "tanh z"),
    t: ("t", "target"),
    e: ("e", "y − t"),
    loss: ("L", "e²"),
}

# How much faster a value grows than each of those that it is made of.
factors = {}
for value in titles:
    for parent, derivative in zip(value.parents, value.derivatives, strict=True):
        factors[parent, value] = format_number(derivative)

facts = {}
for value in (x, w, b, y, t):
    name, _ = titles[value]
    facts[f"slope_{name}"] = slopes[value]
alt = (
    "The same boxes. Slopes pass from the loss to the left, along arrows that turn round. Each is "
    f"multiplied on its way, and w gets {facts['slope_w']:.2f} and b gets {facts['slope_b']:.2f}."
)


def empty_boxes(ax):
    """The boxes and arrows, made for all that will stand in them, with the slopes still hidden."""
    boxes = {value: (*title, value.number, slopes[value]) for value, title in titles.items()}
    labels = {pair: f"× {factor}" for pair, factor in factors.items()}
    nodes, edges = diagram.graph(ax, boxes, labels, animated=True)

    for node in nodes.values():
        node.lines[3].set(visible=False, color=style.ERROR)
    for edge in edges.values():
        edge.text.set(visible=False, color=style.ERROR)
    return nodes, edges


def fill(node):
    """Show the slope in a box."""
    node.shape.set(edgecolor=style.ERROR, linewidth=2)
    node.lines[3].set_visible(True)


def figure():
    fig, ax = draw.canvas(height=3.8, bare=[0])
    nodes, edges = empty_boxes(ax)
    product = shapes.text(ax, "", ha="left", va="bottom", color=style.ERROR, animated=True)
    status = draw.status(fig)

    # The loss grows exactly as fast as itself: this 1 is where all slopes come from.
    fill(nodes[loss])
    status.set_text("every value is known, and the slope of L by itself is 1")
    yield from [fig] * 8

    for (start, end), edge in reversed(edges.items()):
        name, _ = titles[start]
        after, _ = titles[end]
        factor = factors[start, end]
        diagram.turn(edge, color=style.ERROR, linewidth=2)
        product.set_text("")
        status.set_text(f"when {name} grows a little, {after} grows {factor} times as much")
        yield from [fig] * 8

        # The chain rule: the slope at the end of the arrow, known by now, times the factor.
        spelled = f"{format_number(slopes[end])} × {factor}"
        place = nodes[start].shape.get_bbox()
        product.set(text=spelled, x=place.x0, y=place.y1 + 3)
        fill(nodes[start])
        status.set_text(f"slope of {name} = {spelled} = {format_number(slopes[start])}")
        yield from [fig] * 8
