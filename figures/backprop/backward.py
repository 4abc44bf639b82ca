"""Slopes fill a small computation from the loss back to its inputs, one arrow at a time."""

from gdviz.drawing import diagram, draw, shapes, style
from gdviz.networks.autodiff import Value, gradients, record, tanh
from gdviz.notation import format_number

loss = (tanh(Value(2) * Value(0.4) + Value(0.5)) - Value(0.2)) ** 2
signs = ("x input", "w weight", "p x · w", "b bias", "z p + b", "y tanh z", "t target", "e y − t")
titles = {v: sign.split(" ", 1) for v, sign in zip(record(loss), (*signs, "L e²"), strict=True)}
slopes, pairs = gradients(loss), [(v, end) for end in titles for v in end.parents]
factors = dict(
    zip(pairs, (f"× {format_number(s)}" for v in titles for s in v.derivatives), strict=True)
)
facts = {f"slope_{name}": slopes[v] for v, (name, _) in titles.items() if name in "xwbty"}
alt = (
    "The same boxes. Slopes pass from the loss to the left, along arrows that turn round. Each is "
    f"multiplied on its way, and w gets {facts['slope_w']:.2f} and b gets {facts['slope_b']:.2f}."
)


def figure():
    fig, ax = draw.canvas(height=3.8, bare=[0])
    boxes = {v: (*title, v.number, slopes[v]) for v, title in titles.items()}
    nodes, edges = diagram.graph(ax, boxes, factors, animated=True)
    for text in [node.lines[3] for node in nodes.values()] + [text for _, text in edges.values()]:
        text.set(visible=text is nodes[loss].lines[3], color=style.ERROR)
    product = shapes.text(ax, "", ha="left", va="bottom", color=style.ERROR, animated=True)
    status = draw.status(fig)
    status.set_text("every value is known, and the slope of L by itself is 1")
    nodes[loss].shape.set(edgecolor=style.ERROR, linewidth=2)
    yield from [fig] * 8
    for (v, end), edge in reversed(edges.items()):
        name, after, factor = titles[v][0], titles[end][0], factors[v, end]
        box, place = nodes[v], nodes[v].shape.get_bbox()
        product.set_text("")
        diagram.turn(edge, color=style.ERROR, linewidth=2)
        status.set_text(f"when {name} grows a little, {after} grows {factor[2:]} times as much")
        yield from [fig] * 8
        product.set(text=f"{format_number(slopes[end])} {factor}", x=place.x0, y=place.y1 + 3)
        box.shape.set(edgecolor=style.ERROR, linewidth=2)
        box.lines[3].set_visible(True)
        status.set_text(f"slope of {name} = {product.get_text()} = {box.lines[3].get_text()}")
        yield from [fig] * 8
