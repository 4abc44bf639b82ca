"""Numbers run through a small computation from left to right, one operation at a time."""

from math import ceil

from gdviz.drawing import diagram, draw, style
from gdviz.networks.autodiff import Value, tanh
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

# The operations with a gap for each number that goes into them.
operations = {
    p: "{} × {}",
    z: "{} + {}",
    y: "tanh {}",
    e: "{} − {}",
    loss: "{}²",
}

facts = {
    "p": p.number,
    "z": z.number,
    "y": y.number,
    "e": e.number,
    "L": loss.number,
}
alt = (
    "Boxes joined by arrows from left to right. Input and weight make a product, {p:.2f}, with the "
    "bias the sum {z:.2f}, through tanh {y:.2f}, less the target {e:.2f}, and the loss {L:.2f}."
).format(**facts)


def said(value):
    """Where a value comes from, in words."""
    name, description = titles[value]
    number = format_number(value.number)
    if value not in operations:
        return f"the {description} {name} is given: {number}"

    inputs = [format_number(parent.number) for parent in value.parents]
    worked = operations[value].format(*inputs)
    return f"{name} = {description} = {worked} = {number}"


def figure():
    fig, ax = draw.canvas(height=3.3, bare=[0])
    boxes = {value: (*title, value.number) for value, title in titles.items()}
    arrows = {(parent, value): "" for value in titles for parent in value.parents}
    nodes, _ = diagram.graph(ax, boxes, arrows, animated=True)
    for node in nodes.values():
        node.lines[2].set_visible(False)
    status = draw.status(fig)

    # An operation has to wait until all that goes into it is known.
    for value in (x, w, b, t, p, z, y, e, loss):
        for node in nodes.values():
            node.shape.set(edgecolor=style.INK, linewidth=1.2)
        node = nodes[value]
        node.shape.set(edgecolor=style.MODEL, linewidth=2.6)
        node.lines[2].set_visible(True)
        words = said(value)
        status.set_text(words)
        # Long enough to be read: a quarter of a second a word.
        yield from [fig] * ceil(2.5 * len(words.split()))
