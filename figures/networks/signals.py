"""How strong the signal is after each of thirty layers, for three sizes of random weights."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.network import dense_network, he

inputs = np.random.default_rng(0).normal(size=(200, 128))
network = dense_network((128,) * 31)
he_weights = network.init(1, he)

# Every layer multiplies the signal by about the factor, so that 30 of them make its 30th power.
strengths = {}
for factor in (0.5, 1, 2):
    outputs = list(network.outputs(inputs, factor * he_weights))
    sums = outputs[::2]
    strengths[factor] = [np.sqrt(np.mean(layer**2)) for layer in sums]

facts = {
    "half": strengths[0.5][-1],
    "he": strengths[1][-1],
    "double": strengths[2][-1],
    "layers": len(strengths[1]),
    "width": inputs.shape[1],
}
alt = (
    "Three lines on a logarithmic axis over 30 layers. With half of He's size the signal falls to "
    f"{facts['half']:.0e}, with twice the size it climbs to {facts['double']:.0e}, and with He's "
    f"size it stays almost level and ends at {facts['he']:.2f}."
)


def signal(ax, name, factor, color, marker):
    """The strength of the signal layer by layer, with its name above the line."""
    strength = strengths[factor]
    layers = range(1, facts["layers"] + 1)
    draw.line(ax, layers, strength, color=color, marker=marker, markersize=4)
    draw.note(ax, name, (22, strength[21]), (0, 18), color=color)


def figure():
    fig, ax = draw.canvas(height=3.8)
    signal(ax, "half as large", 0.5, style.MODEL, marker="s")
    signal(ax, "He's size", 1, style.TRUTH, marker="o")
    signal(ax, "twice as large", 2, style.ERROR, marker="^")
    ax.set(xlabel="layer", ylabel="strength of the sums", yscale="log", ylim=(1e-11, 1e11))
    return fig
