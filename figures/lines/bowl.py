"""The same losses as a landscape: a steep wall, a long valley, and our guess near its floor."""

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
loss = line_loss(time / 49, distance)
guess, best = data.guesses()[3], loss.minimum

alt = (
    f"The loss surface in three dimensions: a bent sheet that rises to {loss((-2, -1)):.2f} at "
    f"slope -2 and intercept -1, with a curved valley. A dot near its floor marks the guess, and a "
    "cross beside it the best line."
)


def figure():
    fig, ax = draw.canvas(height=4.5, space=[0])
    landscape.surface(ax, loss, window=(-2, 2, -1, 1), power=2)
    draw.dot(ax, *guess, loss(guess))
    draw.dot(ax, *best, loss(best), marker="X", color=style.TRUTH)
    ax.set(xlabel="slope $w_0$", ylabel="intercept $w_1$", zlabel="loss")
    ax.view_init(elev=36, azim=62)
    return fig
