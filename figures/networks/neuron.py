"""One neuron: every input times its weight, all added up with the bias, then cut off below 0."""

import numpy as np

from gdviz import data
from gdviz.drawing import diagram, draw, style
from gdviz.networks.network import dense_network
from gdviz.networks.operations import relu

inputs = np.array([204, 153, 51]) / 255
rows, biases = dense_network((3, 4, 3, 1)).split(data.few_weights())[:2]
weights, bias = rows[0], biases[0]
terms = np.array([*(weights * inputs), bias])
total, output = terms.sum(), relu(terms.sum())[0]

facts = {f"input_{n}": value for n, value in enumerate(inputs, start=1)}
facts |= {f"weight_{n}": weight for n, weight in enumerate(weights, start=1)}
facts |= {f"term_{n}": term for n, term in enumerate(terms[:3], start=1)}
facts |= {"bias": bias, "total": total, "output": output}
alt = (
    "Three inputs, 0.80, 0.60 and 0.20, run along arrows marked with their weights into a sum, a "
    f"bias of {bias:.2f} joins them, and ReLU passes the sum on. Below, four bars start where the "
    f"one before ends: two go up, one goes down, the bias goes up, and they end at {total:.2f}."
)


def figure():
    fig, (sketch, chart) = draw.canvas(2, 1, height=5.8, bare=[0])
    diagram.neuron(sketch, inputs, weights, bias, total, output, "ReLU")
    names = [f"$w_{n} x_{n}$" for n in (1, 2, 3)] + ["bias $b$", "sum $z$"]
    ends = [*np.cumsum(terms), total]
    for place, (height, end) in enumerate(zip([*terms, total], ends, strict=True)):
        up, down = {"color": style.MODEL if place < 4 else style.MUTED}, {"hatch": "//"}
        look = up if height > 0 else down | {"facecolor": style.PAPER, "edgecolor": style.INK}
        chart.bar(place, height, bottom=end - height, width=0.6, **look)
        reach = (place - 0.3, place + 0.7 if place < 4 else place + 0.3)
        draw.line(chart, reach, (end, end), linewidth=1, color=style.MUTED)
        text = f"{height:+.2f}".replace("-", "−")
        draw.note(chart, text, (place, max(end, end - height)), (0, 9))
    chart.set(xticks=range(5), xticklabels=names, ylim=(0, 1.5), ylabel="sum so far")
    return fig
