"""Two losses of a network whose answer should be yes, and how steep each of them is."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.operations import cross_entropy, sigmoid, squared_error

z = np.linspace(-6, 6, 241)
yes = np.ones(241)
chances, through_sigmoid = sigmoid(z)

squared = (chances - yes) ** 2
crossed = -np.log(chances)

# The operations give means over all answers: times their number, the slopes are those of each.
_, through_squares = squared_error(chances, yes)
(by_chances,) = through_squares(len(z))
# Far out the sigmoid is almost level, and its slope stifles that of the squared error.
(squared_slopes,) = through_sigmoid(by_chances)
_, through_cross_entropy = cross_entropy(z, yes)
(crossed_slopes,) = through_cross_entropy(len(z))

facts = {"squared": squared_slopes[0], "crossed": crossed_slopes[0]}
alt = (
    "Against the output from -6 to 6, on the left, the cross-entropy falls from 6 to 0, and the "
    "squared error from a level stretch near 1. On the right their slopes: at -6 that of the "
    f"cross-entropy is {facts['crossed']:.2f}, that of the squared error {facts['squared']:.3f}."
)


def pair(ax, of_squares, of_cross_entropy):
    """A curve of each loss against the output."""
    draw.line(ax, z, of_squares, color=style.MUTED, linestyle="--")
    draw.line(ax, z, of_cross_entropy, color=style.ERROR)
    ax.set(xlabel="output $z$")


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.3)
    pair(left, squared, crossed)
    left.set(title="loss", ylabel="loss")
    draw.note(left, "cross-entropy", (-2.5, crossed[70]), (56, 18), color=style.ERROR)
    draw.note(left, "squared error", (0, squared[120]), (42, 31), color=style.MUTED)
    pair(right, squared_slopes, crossed_slopes)
    right.set(title="its slope", ylabel="slope")
    return fig
