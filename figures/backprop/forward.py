"""Numbers run through a small computation from left to right, one operation at a time."""

from gdviz.drawing import diagram, draw, style
from gdviz.networks.autodiff import Value, record, tanh
from gdviz.notation import format_number

x, w, b, t = Value(2, "x"), Value(0.4, "w"), Value(0.5, "b"), Value(0.2, "t")
loss = (tanh(x * w + b) - t) ** 2
signs = ("x input", "w weight", "p x · w", "b bias", "z p + b", "y tanh z", "t target", "e y − t")
titles = {v: sign.split(" ", 1) for v, sign in zip(record(loss), (*signs, "L e²"), strict=True)}
FORMS = {"×": "{} × {}", "+": "{} + {}", "tanh": "tanh {}", "−": "{} − {}", "power 2": "{}²"}
order = sorted(titles, key=lambda v: bool(v.parents))

facts = {name: v.number for v, (name, _) in titles.items() if name in "pzyeL"}
alt = (
    "Boxes joined by arrows from left to right. Input and weight make a product, {p:.2f}, with the "
    "bias the sum {z:.2f}, through tanh {y:.2f}, less the target {e:.2f}, and the loss {L:.2f}."
).format(**facts)


def figure():
    fig, ax = draw.canvas(height=3.3, bare=[0])
    arrows = {(parent, v): "" for v in titles for parent in v.parents}
    boxes = {v: (*title, v.number) for v, title in titles.items()}
    nodes, _ = diagram.graph(ax, boxes, arrows, animated=True)
    for node in nodes.values():
        node.lines[2].set_visible(False)
    status = draw.status(fig)
    for v in order:
        for node in nodes.values():
            node.shape.set(edgecolor=style.INK, linewidth=1.2)
        nodes[v].lines[2].set_visible(True)
        nodes[v].shape.set(edgecolor=style.MODEL, linewidth=2.6)
        name, made = titles[v]
        if v.parents:
            numbers = FORMS[v.name].format(*(format_number(parent.number) for parent in v.parents))
            status.set_text(f"{name} = {made} = {numbers} = {format_number(v.number)}")
        else:
            status.set_text(f"the {made} {name} is given: {format_number(v.number)}")
        yield from [fig] * 8
