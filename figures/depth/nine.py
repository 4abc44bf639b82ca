"""Signals and slopes in 64 layers, for three activations and three sizes of the first weights."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.deep import ACTIVATIONS, DEPTHS, SIZES, deep_network, expected, strengths

width = 128
deepest = max(DEPTHS)
x = np.random.default_rng(2).normal(size=(20, width))

# Below the last layer of a deep network, slopes fade as they do in a network that ends there: a
# network of each depth is measured by itself.
slopes, signals, left = {}, {}, {}
for activation in ACTIVATIONS:
    for size, scale in SIZES.items():
        for layers in DEPTHS:
            network = deep_network(layers, width, activation)
            signal, slope = strengths(network, network.init(0, scale), x)
            left[activation, size, layers] = slope[0]
        signals[activation, size] = signal
        slopes[activation, size] = slope

facts = {}
for (activation, size, layers), share in left.items():
    facts[f"{activation}_{size}_{layers}"] = share
facts |= {
    "width": width,
    "signal_sigmoid": signals["sigmoid", "Glorot"][-1],
    "signal_fades": signals["ReLU", "Glorot"][-1],
    "signal_kept": signals["ReLU", "He"][-1],
}
alt = (
    "Nine panels, each with a signal over 64 layers and the slope on its way back, on logarithmic "
    "axes. With sigmoid the signal is level and the slope falls steeply in all three. With tanh "
    "both are nearly level for Glorot's and He's size, with ReLU for He's only, where "
    f"{left['ReLU', 'He', 64]:.2f} of the slope is left."
)


def figure():
    fig, axes = draw.canvas(3, 3, height=7.6, left=0.85)
    layers = np.arange(deepest + 1)
    cases = [(activation, size) for activation in ACTIVATIONS for size in SIZES]
    for number, (ax, (activation, size)) in enumerate(zip(axes, cases, strict=True)):
        gain = SIZES[size]((width, width)) * np.sqrt(width)
        for theory in expected(activation, gain, deepest):
            draw.line(ax, layers, theory, color=style.INK, linewidth=1, linestyle=":", zorder=4)
        draw.line(ax, layers, signals[activation, size], color=style.DATA, linestyle="--")
        draw.line(ax, layers, slopes[activation, size])
        ax.set(title=f"{activation}, {size}", yscale="log", xticks=(0, 32, 64))
        # Slopes fall so much further with sigmoid that its row has an axis of its own.
        if activation == "sigmoid":
            ax.set(ylim=(1e-60, 1e12), yticks=(1e-60, 1e-40, 1e-20, 1))
        else:
            ax.set(ylim=(1e-30, 1e6), yticks=(1e-30, 1e-20, 1e-10, 1))
        # The panels of a row share their strengths, so that they may stand closer than others.
        _, bottom, _, high = ax.get_position().bounds
        ax.set_position((0.13 + 0.295 * (number % 3), bottom, 0.25, high))
        if number % 3 == 0:
            ax.set_ylabel("strength")
        else:
            ax.set_yticklabels([])
        # Those of a column share their layers.
        if number >= 6:
            ax.set_xlabel("layer")
        else:
            ax.set_xticklabels([])
    draw.note(axes[0], "signal", (14, 0.5), (0, 13), color=style.DATA)
    draw.note(axes[0], "slope", (32, slopes["sigmoid", "naive"][32]), (22, -12), color=style.MODEL)
    return fig
