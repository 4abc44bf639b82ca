"""Signal and slope, layer by layer, in a network whose depth and weights one may change."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.deep import ACTIVATIONS, strength

width = 48
layers = 32
activation = "sigmoid"
size = 1.0


def numbers_drawn(count, state):
    """Numbers from −1 to 1 in no order, which come out alike in every programming language."""
    found = []
    for _ in range(count):
        # All products stay below 2⁵³, where whole numbers are exact.
        state = (1664525 * state + 1013904223) % 2**32
        found.append(2 * state / 2**32 - 1)
    # Numbers that lie evenly from −1 to 1 have a strength of 1/√3.
    return np.sqrt(3) * np.array(found)


# A size of 1 is Glorot's.
draws = numbers_drawn(layers * width**2, state=1).reshape(layers, width, width)
matrices = size / np.sqrt(width) * draws
bend = ACTIVATIONS[activation]

signals = [numbers_drawn(width, state=2)]
pullbacks = []
for matrix in matrices:
    signal, pullback = bend(matrix @ signals[-1])
    signals.append(signal)
    pullbacks.append(pullback)

slopes = [numbers_drawn(width, state=3)]
for matrix, pullback in zip(reversed(matrices), reversed(pullbacks), strict=True):
    (by_sums,) = pullback(slopes[-1])
    slopes.append(by_sums @ matrix)
slopes.reverse()

forward = strength(signals) / strength(signals[:1])
backward = strength(slopes) / strength(slopes[-1:])
left = backward[0]
share = left ** (1 / layers)

# What the page says of this state.
readout = (layers, left, share, forward[-1])
facts = {"left": left, "share": share, "signal": forward[-1]}
alt = (
    f"Two curves over {layers} layers with {activation} on a logarithmic axis. The signal goes "
    f"forward and ends at {forward[-1]:.2g} of what went in. The slope begins with 1 at the last "
    f"layer, and before the first one {left:.1e} of it is left."
)
numbers = {"layers": layers, "activation": activation, "size": size, "width": width}


def figure():
    fig, (front, back) = draw.canvas(1, 2, height=3.6)
    places = range(layers + 1)
    draw.line(front, places, forward, color=style.DATA)
    draw.line(back, places, backward)
    front.set(title="The signal, forward", xlabel="layer", ylabel="strength", yscale="log")
    back.set(title="The slope, backward", xlabel="layer", yscale="log", ylabel="strength")
    for ax in (front, back):
        ax.set_ylim(
            min(backward.min(), forward.min()) / 10, max(backward.max(), forward.max()) * 10
        )
    return fig
