"""How a hundred starts end for each of five widths: the losses come in steps."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import LEARNED, STEPS, train

WIDTHS = (1, 2, 4, 16, 64)
losses = {width: train(width)["losses"][-1] for width in WIDTHS}
learned = {width: np.sum(losses[width] < LEARNED) for width in WIDTHS}

# Corners that get one answer can do no better than the share of their kinds: two of either kind
# cost log 2 each, and three of which one is of the other kind cost what log 3 - 2/3 log 2 is.
two_alike = np.log(2) / 2
three_alike = (3 * np.log(3) - 2 * np.log(2)) / 4

middling = np.concatenate([losses[width][losses[width] > LEARNED] for width in WIDTHS])
off = np.minimum(abs(middling - two_alike), abs(middling - three_alike))

facts = {
    "steps": STEPS,
    "two_alike": two_alike,
    "three_alike": three_alike,
    "off": off.max(),
    "highest": max(losses[width][losses[width] < LEARNED].max() for width in WIDTHS[1:]),
    "two_at_two": np.sum(abs(losses[2] - two_alike) < 0.01),
    "two_at_three": np.sum(abs(losses[2] - three_alike) < 0.01),
}
for width in WIDTHS:
    facts[f"learned_{width}"] = learned[width]
    facts[f"size_{width}"] = 4 * width + 1
alt = (
    "Five columns of a hundred marks each, for 1, 2, 4, 16 and 64 hidden neurons, by loss. They "
    f"lie in three rows: near 0 the {learned[1]}, {learned[2]}, {learned[4]}, {learned[16]} and "
    f"{learned[64]} starts that learned all four corners, the others at {two_alike:.3f} and at "
    f"{three_alike:.3f}."
)


def spread(count):
    """Places beside one another, so that marks at one height can be told apart."""
    return np.linspace(-0.4, 0.4, count + 2)[1:-1]


def figure():
    fig, ax = draw.canvas(height=4)
    for place, width in enumerate(WIDTHS):
        ends = np.sort(losses[width])
        for low, high, look in (
            (0, LEARNED, {"color": style.MODEL}),
            (LEARNED, 0.4, {"color": style.ERROR, "marker": "x"}),
            (0.4, 1, {"color": style.ERROR, "marker": "x"}),
        ):
            here = ends[(ends >= low) & (ends < high)]
            draw.scatter(ax, place + spread(len(here)), here, s=18, **look)
        draw.note(ax, f"{learned[width]}\nlearned", (place, 0), (0, -24), color=style.MODEL)

    for height in (two_alike, three_alike):
        ax.axhline(height, color=style.MUTED, linewidth=1, linestyle=":", zorder=1)
    ax.set(xlabel="hidden neurons", ylabel="loss", ylim=(-0.13, 0.56), xlim=(-0.6, 4.6))
    ax.set_xticks(range(5), [str(width) for width in WIDTHS])
    ax.set_yticks(np.arange(0, 0.6, 0.1))
    return fig
