"""How far networks of 2, 8 and 32 layers learn, for three activations and three first sizes."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.deep import ACTIVATIONS, SIZES
from gdviz.experiments.rings import SEEDS, train

depths = (2, 8, 32)

# A fair comparison lets each start choose the rate that suits it.
losses = {}
for activation in ACTIVATIONS:
    for size in SIZES:
        for layers in depths:
            tried = train(activation, layers, size)["losses"]
            losses[activation, size, layers] = tried.min(axis=0)


def lowest(activation, layers):
    """The lowest loss that any size and seed comes to."""
    return min(losses[activation, size, layers].min() for size in SIZES)


facts = {
    "sigmoid_2": lowest("sigmoid", 2),
    "sigmoid_8": lowest("sigmoid", 8),
    "sigmoid_32": lowest("sigmoid", 32),
    "tanh_naive": losses["tanh", "naive", 32].min(),
    "tanh_Glorot": losses["tanh", "Glorot", 32].max(),
    "tanh_He": losses["tanh", "He", 32].max(),
    "ReLU_naive": losses["ReLU", "naive", 32].min(),
    "ReLU_Glorot": losses["ReLU", "Glorot", 32].min(),
    "ReLU_He": losses["ReLU", "He", 32].max(),
    "ReLU_eight": losses["ReLU", "naive", 8].max(),
}
alt = (
    "Three panels for sigmoid, tanh and ReLU, each with dots for three first sizes and for 2, 8 "
    "and 32 layers; a dot is a loss. With 2 layers all are low. With 32, sigmoid has all dots at "
    f"{facts['sigmoid_32']:.3f}, tanh only those of the naive size, and ReLU all but those of He's "
    f"size, which come to about {facts['ReLU_He']:.2f} or less."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=4.2, left=0.8)
    looks = {
        "naive": {"color": style.ERROR, "marker": "X"},
        "Glorot": {"color": style.DATA, "marker": "s"},
        "He": {"color": style.MODEL, "marker": "o"},
    }
    for ax, activation in zip(axes, ACTIVATIONS, strict=True):
        ax.axhline(np.log(2), color=style.INK, linestyle=":")
        for shift, (size, look) in zip((-0.25, 0, 0.25), looks.items(), strict=True):
            for place, layers in enumerate(depths):
                found = losses[activation, size, layers]
                apart = place + shift + np.linspace(-0.06, 0.06, SEEDS)
                draw.line(ax, apart, found, linestyle="none", markersize=8, **look)
        ax.set(title=activation, yscale="log", ylim=(1e-4, 1.5), xlim=(-0.5, 2.5))
        ax.set_xticks(range(3), [str(layers) for layers in depths])
        ax.set_xlabel("layers")
    axes[0].set_ylabel("loss after 200 steps")
    # The panels share their losses, so that they may stand closer than others.
    for number, ax in enumerate(axes):
        _, bottom, _, high = ax.get_position().bounds
        ax.set_position((0.13 + 0.295 * number, bottom, 0.25, high))
        if number:
            ax.set_yticklabels([])
    for height, (size, look) in zip((0.006, 0.002, 0.0007), looks.items(), strict=True):
        draw.line(axes[0], 1.1, height, linestyle="none", markersize=8, **look)
        draw.note(axes[0], size, (1.1, height), (10, 0), ha="left", color=look["color"])
    return fig
