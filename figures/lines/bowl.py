"""The same losses as a landscape: a steep wall, a long valley, and our guess near its floor."""

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
loss = line_loss(time / 49, distance)

guess = data.guesses()[3]
best = loss.minimum

alt = (
    f"The loss surface in three dimensions: a bent sheet that rises to {loss((-2, -1)):.2f} at "
    f"slope -2 and intercept -1, with a curved valley. A dot near its floor marks the guess, and a "
    "cross beside it the best line."
)


def figure():
    fig, ax = draw.canvas(height=4.7, space=[0])
    ax.set_box_aspect((4, 4, 3), zoom=1.06)
    ax.set(xlabel="slope $w_0$", ylabel="intercept $w_1$", zlabel="loss")
    # From the other side the wall at slope -2 would hide the valley.
    ax.view_init(elev=36, azim=62)

    # With this power the colours change in finer steps near the floor, so that the valley shows.
    landscape.surface(ax, loss, window=(-2, 2, -1, 1), power=2)

    # A line is a point of the ground, and its loss is how high the point is lifted.
    draw.dot(ax, *guess, loss(guess))
    draw.dot(ax, *best, loss(best), marker="X", color=style.TRUTH)
    return fig
