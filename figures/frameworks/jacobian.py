"""A row of slopes times a table with many zeros, and the same numbers from a pullback."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.operations import dense

sample = np.array([[3.0, 1.0, 2.0]])
weights = np.array([[1.0, 0.0, -1.0], [2.0, 1.0, 0.0]])
slopes = np.array([[2.0, -1.0]])

# The slope of each sum by each weight: a neuron's sum knows nothing of the other's weights.
table = np.kron(np.eye(2), sample)
long_way = slopes @ table

sums, pullback = dense(sample, weights, np.zeros(2))
_, by_weights, _ = pullback(slopes)

facts = {
    "entries": table.size,
    "zeros": np.count_nonzero(table == 0),
    "first": by_weights[0, 0],
    "last": by_weights[1, 2],
}
alt = (
    "A row of two slopes, 2 and -1, times a table with two rows and six columns, half of it zeros, "
    "makes a row of six: " + ", ".join(f"{number:.0f}" for number in long_way[0]) + ". Then a "
    "column of the same two slopes times the sample, 3, 1 and 2, makes the same six numbers in "
    "two rows of three."
)


def product(ax, factors, top):
    """Tables side by side with signs between them, and their names above."""
    left = 0
    for name, numbers, sign in factors:
        look = {"facecolor": style.PAPER, "edgecolor": style.MUTED, "alpha": 1, "linewidth": 1.2}
        draw.matrix(ax, numbers, left, ".0f", top, **look)
        wide = numbers.shape[1]
        ax.text(left + wide / 2, top + 0.2, name, ha="center", va="bottom")
        ax.text(left + wide + 0.5, top - 0.5, sign, ha="center", va="center", fontsize=16)
        left += wide + 1


def figure():
    fig, ax = draw.canvas(height=3.4, bare=[0])
    product(
        ax,
        (("slopes", slopes, "·"), ("Jacobian", table, "="), ("by six weights", long_way, "")),
        top=0,
    )
    product(
        ax,
        (("slopes", slopes.T, "·"), ("sample", sample, "="), ("pullback", by_weights, "")),
        top=-4,
    )
    ax.set(xlim=(-0.2, 16.2), ylim=(-6.3, 1.2))
    ax.set_axis_off()
    return fig
