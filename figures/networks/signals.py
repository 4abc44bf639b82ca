"""How strong the signal is after each of thirty layers, for three sizes of random weights."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.network import dense_network, he

inputs = np.random.default_rng(0).normal(size=(200, 128))
network = dense_network((128,) * 31)
strengths = {}
for factor in (0.5, 1, 2):
    weights = network.init(1, lambda shape, factor=factor: factor * he(shape))
    sums = list(network.outputs(inputs, weights))[::2]
    strengths[factor] = [np.sqrt(np.mean(layer**2)) for layer in sums]

facts = {"half": strengths[0.5][-1], "he": strengths[1][-1], "double": strengths[2][-1]}
facts |= {"layers": len(strengths[1]), "width": inputs.shape[1]}
alt = (
    "Three lines on a logarithmic axis over 30 layers. With half of He's size the signal falls to "
    f"{facts['half']:.0e}, with twice the size it climbs to {facts['double']:.0e}, and with He's "
    f"size it stays almost level and ends at {facts['he']:.2f}."
)


def figure():
    fig, ax = draw.canvas(height=3.8)
    looks = {
        0.5: ("half as large", style.MODEL, "s"),
        1: ("He's size", style.TRUTH, "o"),
        2: ("twice as large", style.ERROR, "^"),
    }
    for factor, (name, color, marker) in looks.items():
        layers = range(1, facts["layers"] + 1)
        draw.line(ax, layers, strengths[factor], color=color, marker=marker, markersize=4)
        draw.note(ax, name, (22, strengths[factor][21]), (0, 18), color=color)
    ax.set(xlabel="layer", ylabel="strength of the sums", yscale="log", ylim=(1e-11, 1e11))
    return fig
