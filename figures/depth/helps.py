"""What skips and normalised layers do for the slopes in 32 layers, and for what these learn."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.deep import HELPS, deep_network, naive, strengths
from gdviz.experiments.rings import SEEDS, train

layers, width = 32, 128
x = np.random.default_rng(2).normal(size=(20, width))

# All with the naive size, which alone lets the slope fade.
slopes, losses = {}, {}
for help in HELPS:
    network = deep_network(layers, width, "ReLU", help)
    _, slopes[help] = strengths(network, network.init(0, naive), x)
    losses[help] = train("ReLU", layers, "naive", help)["losses"].min(axis=0)

scaled_sigmoid = train("sigmoid", layers, "naive", "scaled skip")["losses"].min(axis=0)

facts = {
    "none": slopes["none"][0],
    "skip": slopes["skip"][0],
    "scaled": slopes["scaled skip"][0],
    "norm": slopes["skip and norm"][0],
    "learned_none": losses["none"].min(),
    "learned_scaled": losses["scaled skip"].max(),
    "failed": np.sum(losses["skip"] > np.log(2)),
    "sigmoid": scaled_sigmoid.max(),
}
alt = (
    "On the left, slopes over 32 layers of ReLU, on a logarithmic axis: without help one fades to "
    f"{slopes['none'][0]:.0e}, with skips it grows to {slopes['skip'][0]:.0f}, with scaled skips "
    "it stays nearly level. On the right, the losses after training: scaled skips, and skips with "
    "a norm, learn from all three seeds."
)


def figure():
    fig, (chart, ends) = draw.canvas(1, 2, height=4.2, left=0.8)
    looks = {
        "none": {"color": style.ERROR, "marker": "X"},
        "skip": {"color": style.DATA, "marker": "s"},
        "scaled skip": {"color": style.MODEL, "marker": "o"},
        "skip and norm": {"color": style.TRUTH, "marker": "^"},
    }
    for place, (help, look) in enumerate(looks.items()):
        draw.line(chart, range(layers + 1), slopes[help], markevery=8, **look)
        # What has diverged lies on the upper edge, and what is as good as nothing on the lower one.
        found = np.clip(losses[help], 1e-6, 1)
        apart = place + np.linspace(-0.15, 0.15, SEEDS)
        draw.line(ends, apart, found, linestyle="none", markersize=9, **look)
    draw.note(chart, "none", (16, slopes["none"][16]), (26, -6), color=style.ERROR)
    draw.note(chart, "skip", (8, slopes["skip"][8]), (14, 12), color=style.DATA)
    draw.note(chart, "skip, norm", (8, 1), (16, -14), color=style.TRUTH)
    draw.note(chart, "scaled skip", (8, 1), (16, -30), color=style.MODEL)
    chart.set(title="The slope", xlabel="layer", ylabel="strength", yscale="log", ylim=(1e-13, 1e4))
    ends.set(title="What is learned", ylabel="loss after 200 steps", yscale="log", ylim=(5e-7, 2))
    ends.set_xticks(range(4), ["none", "skip", "scaled\nskip", "skip,\nnorm"])
    ends.set_xlim(-0.5, 3.5)
    return fig
