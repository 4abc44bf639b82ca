"""One small loss, computed forward and back, and what two tapes write down on the way."""

from gdviz.drawing import diagram, draw, style
from gdviz.networks.autodiff import Value, gradients, record
from gdviz.notation import format_number

# What a reader may choose: the weight, what it reads and should answer, and how far to go.
weight = 0.7
sample = 2.0
target = 0.5
at = 13  # How many of the thirteen stages are done.

w = Value(weight, "w")
x = Value(sample, "x")
t = Value(target, "t")
product = w * x
miss = product - t
square = miss**2
size = w**2
penalty = 0.1 * size
loss = square + penalty

slopes = gradients(loss)
tape = record(loss)

# What each stage tells: six operations forward, the slope 1, and six operations back. The square
# of w is the first to send a slope to w, and the product adds its own.
by_size = slopes[size] * 2 * weight
by_product = slopes[product] * sample
stages = (
    (weight, sample, target),
    (weight, sample, product.number),
    (product.number, target, miss.number),
    (miss.number, square.number),
    (weight, size.number),
    (0.1, size.number, penalty.number),
    (square.number, penalty.number, loss.number),
    (1,),
    (1, 1),
    (0.1, slopes[size]),
    (2 * weight, slopes[size], by_size),
    (2, miss.number, slopes[miss]),
    (slopes[product],),
    (slopes[product], sample, by_product, by_size, slopes[w]),
)
# What the page says of this state.
readout = stages[at]

facts = {
    "loss": loss.number,
    "by_product": by_product,
    "by_size": by_size,
    "slope": slopes[w],
    "rows": len(tape),
}
alt = (
    "A weight w goes two ways to a loss: through a product with x, less the target t, squared; and "
    f"through its own square, times 0.1. The loss is {loss.number:.2f}. Its slope by w is the sum "
    f"of {by_product:.2f} and {by_size:.2f}, which is {slopes[w]:.2f}."
)

# What the script beside this file starts from.
numbers = {"weight": weight, "sample": sample, "target": target}

names = {
    w: "w",
    x: "x",
    t: "t",
    product: "w · x",
    miss: "miss",
    square: "miss²",
    size: "w²",
    penalty: "0.1 w²",
    loss: "loss",
}


def figure():
    fig, ax = draw.canvas(height=3.6, bare=[0])
    boxes = {value: (name, value.number, slopes[value]) for value, name in names.items()}
    arrows = {(parent, value): "" for value in names for parent in value.parents if parent in names}
    nodes, _ = diagram.graph(ax, boxes, arrows)
    for value, node in nodes.items():
        node.lines[2].set(color=style.ERROR, text=format_number(slopes[value]))
        node.shape.set(edgecolor=style.ERROR, linewidth=3 if value is w else 1.4)
    return fig
