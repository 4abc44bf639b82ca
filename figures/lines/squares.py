"""Every gap of the best guess as a square, and beside them the square of average size."""

import numpy as np

from gdviz import data, draw, style
from gdviz.functions import LineLoss

time, distance = data.runs()
x = time / 49
guess = data.guesses()[3]
loss = LineLoss(x, distance)
gaps = -loss.residuals(guess)
mean = loss(guess)

facts = {"loss": mean, "side": np.sqrt(mean), "largest": (gaps**2).max()}
alt = (
    f"A square hangs on the gap between the guessed line and each dot; the squares grow to the "
    f"right. Beside the plot stands their average, with an area of {mean:.4f}."
)


def figure():
    fig, ax = draw.canvas(height=4.6)
    draw.squares(ax, x, guess[0] * x + guess[1], gaps)
    draw.line(ax, x, guess[0] * x + guess[1])
    draw.scatter(ax, x, distance)
    draw.squares(ax, np.array([1.55]), np.array([0.5]), np.array([np.sqrt(mean)]))
    middle = (1.55 + np.sqrt(mean) / 2, 0.5)
    draw.note(ax, f"average\narea {mean:.4f}", middle, (0, -22), color=style.ERROR)
    ax.set(xlabel="share of the time, $x$", ylabel="distance", aspect="equal")
    ax.set(xlim=(-0.05, 1.95), ylim=(-0.1, 1.3), xticks=[0, 0.25, 0.5, 0.75, 1])
    return fig
