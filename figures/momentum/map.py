"""What a step leaves of the distance in the long run, for every rate and every memory."""

import numpy as np

from gdviz.drawing import draw, landscape, style


def left_along(curvature, rate, share):
    """The size of the larger root of z² − (1 + β − αλ) z + β, for one curvature λ."""
    middle = (1 + share - curvature * rate) / 2
    inside = np.square(middle) - share
    real = abs(middle) + np.sqrt(np.maximum(inside, 0))
    # With a negative number under the root the ball swings: both roots are complex, of size √β.
    return np.where(inside < 0, np.sqrt(share), real)


def left(point):
    """What a step leaves in a bowl of the curvatures 5 and 1: the slower direction decides."""
    rate, share = point
    return np.maximum(left_along(5, rate, share), left_along(1, rate, share))


def shown(point):
    """All that diverges looks the same."""
    return np.minimum(left(point), 1)


root = np.sqrt(5)
best = (4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2)
best_plain = (1 / 3, 0)
usual = (0.1, 0.9)

facts = {"best": left(best), "plain": left(best_plain), "usual": left(usual)}
alt = (
    "A map with the learning rate to the right and the share of memory upwards. It is darkest at "
    f"the rate {best[0]:.2f} and the share {best[1]:.2f}, where a step leaves {left(best):.2f}. "
    f"The usual pair leaves {left(usual):.2f}. In a grey area on the right all walks diverge."
)


def figure():
    fig, ax = draw.canvas(height=4.4)
    window = (0.005, 0.9, 0, 0.99)
    landscape.contours(ax, shown, window, bar="left after a step")
    # Where walks diverge there is nothing to compare: no colour of the map, but grey.
    shares = np.array([0, 0.99])
    border = 2 * (1 + shares) / 5
    ax.fill([*border, 0.9, 0.9], [*shares, 0.99, 0], facecolor=style.GRID, edgecolor=style.INK)
    ax.set(xlabel="learning rate α", ylabel="share β that is kept")

    crosses = {
        f"best: {left(best):.3f}": best,
        f"no memory: {left(best_plain):.3f}": best_plain,
        f"usual: {left(usual):.3f}": usual,
    }
    for words, place in crosses.items():
        draw.dot(ax, *place, color=style.TRUTH, marker="X", markersize=11)
        colour = style.TRUTH if words.startswith("best") else style.INK
        draw.note(ax, words, place, (12, 12), ha="left", color=colour)
    draw.note(ax, "diverges", (0.72, 0.25), (0, 0))
    return fig
