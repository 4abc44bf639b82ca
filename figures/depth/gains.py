"""What share of the slope a layer keeps, by the size of its weights: expected and measured."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.deep import ACTIVATIONS, deep_network, expected, strengths

width, layers = 128, 32
gains = np.geomspace(0.4, 12, 61)
x = np.random.default_rng(2).normal(size=(5, width))


def share(slopes):
    """What each of the layers keeps of the slope, on average."""
    return slopes[0] ** (1 / layers)


lines, dots = {}, {}
for activation in ACTIVATIONS:
    lines[activation] = np.array([share(expected(activation, g, layers)[1]) for g in gains])
    network = deep_network(layers, width, activation)
    dots[activation] = [
        share(strengths(network, gain * network.init(0, lambda _: width**-0.5), x)[1])
        for gain in gains[::10]
    ]

# Between the gains that are drawn the lines are taken to be straight.
level = {activation: np.interp(1, lines[activation], gains) for activation in ACTIVATIONS}

facts = {
    "sigmoid_level": level["sigmoid"],
    "tanh_level": level["tanh"],
    "ReLU_level": level["ReLU"],
    "sigmoid_glorot": share(expected("sigmoid", 1, layers)[1]),
    "sigmoid_eight": share(expected("sigmoid", 1, layers)[1]) ** 8,
    "tanh_two": share(expected("tanh", 2, layers)[1]),
    "farthest": max(
        abs(dots[activation] / lines[activation][::10] - 1).max() for activation in ACTIVATIONS
    ),
}
alt = (
    "Three rising curves: the share of the slope that a layer keeps, by the size of the weights. "
    f"ReLU keeps all of it at {level['ReLU']:.2f} times Glorot's size, tanh at about "
    f"{level['tanh']:.1f}, and sigmoid only at {level['sigmoid']:.1f}. Dots, which are measured, "
    "lie on the curves."
)


def figure():
    fig, ax = draw.canvas(height=4)
    looks = {
        "ReLU": {"color": style.MODEL, "linestyle": "-"},
        "tanh": {"color": style.DATA, "linestyle": "--"},
        "sigmoid": {"color": style.TRUTH, "linestyle": "-."},
    }
    ax.axhline(1, color=style.INK, linestyle=":")
    for activation, look in looks.items():
        draw.line(ax, gains, lines[activation], **look)
        for gain, measured in zip(gains[::10], dots[activation], strict=True):
            draw.dot(ax, gain, measured, color=look["color"], markersize=7)
    draw.note(ax, "ReLU", (2.6, 1.9), (-22, 10), color=style.MODEL)
    draw.note(ax, "tanh", (6, 1.85), (12, -14), color=style.DATA)
    draw.note(ax, "sigmoid", (2, 0.42), (28, -14), color=style.TRUTH)
    for name, gain in {"naive": 3**-0.5, "Glorot": 1, "He": 2**0.5}.items():
        ax.axvline(gain, color=style.MUTED, linewidth=1)
        draw.note(ax, name, (gain, 12), (0, 0))
    ax.set(xlabel="size of the weights, in units of Glorot's", ylabel="share kept by a layer")
    ax.set(xscale="log", yscale="log", xticks=(0.5, 1, 2, 4, 8), xlim=(0.37, 13), ylim=(0.07, 20))
    ax.set_xticklabels(["0.5", "1", "2", "4", "8"])
    ax.set_yticks((0.1, 0.3, 1, 3, 10), ["0.1", "0.3", "1", "3", "10"])
    ax.minorticks_off()
    return fig
