"""How strong the signal is after each of thirty layers, for three sizes of random weights."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.network import dense_network, he

inputs = np.random.default_rng(0).normal(size=(200, 128))
network = dense_network((128,) * 31)
draws = range(1, 11)

# Every layer multiplies the signal by about the factor, so that 30 of them make its 30th power.
strengths = {}
for factor in (0.5, 1, 2):
    strengths[factor] = []
    for seed in draws:
        outputs = list(network.outputs(inputs, factor * network.init(seed, he)))
        sums = outputs[::2]
        strengths[factor].append([np.sqrt(np.mean(layer**2)) for layer in sums])

ends = {factor: np.array(runs)[:, -1] for factor, runs in strengths.items()}
facts = {
    "half": ends[0.5].max(),
    "he_low": ends[1].min(),
    "he_high": ends[1].max(),
    "double": ends[2].min(),
    "layers": len(strengths[1][0]),
    "width": inputs.shape[1],
}
alt = (
    "Three bundles of lines on a logarithmic axis over 30 layers. With half of He's size the "
    f"signal falls to {facts['half']:.0e} or less, with twice the size it climbs to "
    f"{facts['double']:.0e} or more, and with He's size it stays almost level and ends between "
    f"{facts['he_low']:.1f} and {facts['he_high']:.1f}."
)


def signal(ax, name, factor, color):
    """The strength layer by layer, a line for every draw, and the name above them."""
    layers = range(1, facts["layers"] + 1)
    for strength in strengths[factor]:
        draw.line(ax, layers, strength, color=color, linewidth=1)
    draw.note(ax, name, (20, strengths[factor][0][19]), (0, 24), color=color)


def figure():
    fig, ax = draw.canvas(height=4)
    signal(ax, "half as large", 0.5, style.MODEL)
    signal(ax, "He's size", 1, style.TRUTH)
    signal(ax, "twice as large", 2, style.ERROR)
    ax.set(xlabel="layer", ylabel="strength of the sums", yscale="log", ylim=(1e-11, 1e11))
    return fig
