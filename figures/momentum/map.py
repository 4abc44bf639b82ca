"""What a step leaves of the distance in the long run, for every rate and every memory."""

import numpy as np

from gdviz.drawing import draw, landscape, style


def left(point):
    """The larger root of z² − (1 + β − αλ) z + β, for the slower of the curvatures 5 and 1."""
    rate, share = point
    middle = (1 + share - np.multiply.outer((5, 1), rate)) / 2
    roots = abs(middle) + np.sqrt(np.maximum(middle**2 - share, 0))
    return np.where(middle**2 < share, np.sqrt(share), roots).max(axis=0)


def shown(point):
    """All that diverges looks the same."""
    return np.minimum(left(point), 1)


root = np.sqrt(5)
best = (4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2)
facts = {"best": left(best), "plain": left((1 / 3, 0)), "usual": left((0.1, 0.9))}
alt = (
    "A map with the learning rate to the right and the share of memory upwards. It is darkest at "
    f"the rate {best[0]:.2f} and the share {best[1]:.2f}, where a step leaves {left(best):.2f}, "
    "and brighter all around. A bright area on the right is where walks diverge."
)


def figure():
    fig, ax = draw.canvas(height=4)
    landscape.contours(ax, shown, window=(0.005, 0.9, 0, 0.99), bar="left after a step")
    for place, word in ((best, "best"), ((1 / 3, 0), "best without memory"), ((0.1, 0.9), "usual")):
        draw.dot(ax, *place, color=style.TRUTH, marker="X")
        draw.note(ax, word, place, (12, 9), ha="left")
    draw.note(ax, "diverges", (0.72, 0.25), (0, 0))
    ax.set(xlabel="learning rate α", ylabel="share β that is kept")
    return fig
