"""Every fifth gap of the best guess as a square, and beside them the average over all gaps."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
x = time / 49
guess = data.guesses()[3]
loss = line_loss(x, distance)
gaps = -loss.residuals(guess)
mean = loss(guess)

facts = {"loss": mean}
alt = (
    f"A square stands on every fifth gap between the guessed line and a dot; they get larger "
    f"towards the right. Beside the plot stands the average of all, with an area of {mean:.4f}."
)


def figure():
    fig, ax = draw.canvas(height=4.5)
    draw.squares(ax, x[::5], (guess[0] * x + guess[1])[::5], gaps[::5])
    draw.line(ax, x, guess[0] * x + guess[1])
    draw.scatter(ax, x, distance, alpha=0.4)
    draw.scatter(ax, x[::5], distance[::5], s=26)
    ax.spines["bottom"].set_bounds(0, 1)
    draw.squares(ax, np.array([1.55]), np.array([0.5]), np.array([np.sqrt(mean)]))
    middle = (1.55 + np.sqrt(mean) / 2, 0.5)
    draw.note(ax, f"average\narea {mean:.4f}", middle, (0, -22), color=style.ERROR)
    ax.set(xlabel="share of the time, $x$", ylabel="distance", aspect="equal")
    ax.set(xlim=(-0.15, 1.95), ylim=(-0.1, 1.3), xticks=[0, 0.25, 0.5, 0.75, 1])
    return fig
