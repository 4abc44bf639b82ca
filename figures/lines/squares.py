"""Every fifth gap of the best guess as a square, and beside them the average over all gaps."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
x = time / 49
loss = line_loss(x, distance)

guess = data.guesses()[3]
predicted = guess[0] * x + guess[1]
gaps = -loss.residuals(guess)
mean = loss(guess)

# Fifty squares would cover each other, so only every fifth is drawn.
fifth = slice(None, None, 5)

facts = {"loss": mean}
alt = (
    "A square stands on every fifth gap between the guessed line and a dot. The largest stand near "
    f"the end of the line, where a dot lies {gaps[fifth].max():.2f} higher. Beside the plot stands "
    f"the average of all {len(x)} squares, with an area of {mean:.4f}."
)


def figure():
    fig, ax = draw.canvas(height=4.5)

    # With one scale for both axes the area of a square is the squared error.
    ax.set(ylabel="distance", aspect="equal")
    ax.set(xlim=(-0.15, 1.95), ylim=(-0.1, 1.3), xticks=[0, 0.25, 0.5, 0.75, 1])
    ax.spines["bottom"].set_bounds(0, 1)
    # The axis ends at 1, so its name stands under the middle of that.
    middle_of_axis = (0.5 + 0.15) / (1.95 + 0.15)
    ax.set_xlabel("share of the time, $x$", x=middle_of_axis)

    boxes = draw.squares(ax, x[fifth], predicted[fifth], gaps[fifth])
    draw.line(ax, x, predicted)
    draw.scatter(ax, x, distance, s=10)
    draw.scatter(ax, x[fifth], distance[fifth], s=44)

    # The average is an area, so the side of its square is the root.
    side = np.sqrt(mean)
    left = 1.45
    bottom = 0.5
    average = draw.squares(ax, np.array([left]), np.array([bottom]), np.array([side]))
    # A fill that lets the line through, and a border that stands out.
    for drawn in (boxes, average):
        drawn.set(alpha=None, facecolor=(style.ERROR, 0.3), edgecolor=style.ERROR)
    middle = (left + side / 2, bottom)
    draw.note(ax, f"average\narea {mean:.4f}", middle, (0, -22), color=style.ERROR)
    return fig
