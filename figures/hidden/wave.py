"""A wave built from hinges, and how far networks of growing width are off: built, and learned."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import fit_wave, wave
from gdviz.networks.network import dense_network

WIDTHS = (2, 4, 8, 16, 32)
fine = np.linspace(-1, 1, 2001)


def build(width):
    """A network whose answer meets the wave at equal distances and is straight between."""
    knots = np.linspace(-1, 1, width + 1)
    slopes = np.diff(wave(knots)) / np.diff(knots)
    network = dense_network((1, width, 1))
    weights = np.zeros(network.size)
    inward, biases, outward, base = network.split(weights)
    inward[:] = 1
    # A hinge opens at each knot but the last, and turns the slope into that of the next piece.
    biases[:] = -knots[:-1]
    outward[:] = np.diff(slopes, prepend=0)
    base[:] = wave(knots[0])
    return network, weights


def error(network, weights):
    """The largest distance from the wave."""
    return np.abs(network.predict(fine[:, None], weights)[:, 0] - wave(fine)).max()


built = {width: error(*build(width)) for width in WIDTHS}
learned = {}
for width in WIDTHS:
    network = dense_network((1, width, 1))
    learned[width] = np.sort([error(network, row) for row in fit_wave(width)["weights"]])

network, weights = build(8)
far = np.linspace(-1.5, 1.5, 601)
answers = network.predict(far[:, None], weights)[:, 0]

facts = {
    "built_8": built[8],
    "built_32": built[32],
    "ratio": built[8] / built[32],
    "best_32": learned[32][0],
    "median_32": np.median(learned[32]),
    "outside": abs(answers[-1] - wave(far[-1])),
}
alt = (
    "Left, one full wave and a line with eight straight pieces that meets it; outside the range it "
    "goes straight on and leaves the wave. Right, on logarithmic axes, the largest error by the "
    f"number of hinges: that of built networks falls to {built[32]:.3f} for 32. Learned ones, "
    f"twenty for each width, come down more slowly; the middle one to {facts['median_32']:.3f}."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.7)
    draw.line(left, far, wave(far), color=style.TRUTH, linestyle="--", label="wave")
    draw.line(left, far, answers, label="8 hinges")
    for end in (-1, 1):
        draw.line(left, (end, end), (-2, 1.5), color=style.MUTED, linestyle=":", linewidth=1.2)
    left.set(title="Built by hand", xlabel="$x$", ylabel="height", ylim=(-2.2, 3.1))
    left.legend(loc="upper left")

    for width in WIDTHS:
        look = {"color": style.DATA, "s": 12, "marker": "s"}
        draw.scatter(right, np.full(len(learned[width]), width), learned[width], **look)
    middle = [np.median(learned[width]) for width in WIDTHS]
    draw.line(right, WIDTHS, middle, color=style.DATA, linestyle="--", label="learned")
    draw.line(right, WIDTHS, list(built.values()), marker="o", label="built")
    right.set(title="How far off", xlabel="hinges", ylabel="largest error")
    right.set(xscale="log", yscale="log", ylim=(0.003, 3))
    right.set_xticks(WIDTHS, [str(width) for width in WIDTHS])
    right.set_yticks((0.01, 0.1, 1), ("0.01", "0.1", "1"))
    right.minorticks_off()
    right.legend(loc="lower left")
    return fig
