"""Every point on the left is a line; the colour is its loss, and the dot is our guess."""

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
x = time / 49
loss = line_loss(x, distance)
guess, best = data.guesses()[3], loss.minimum
corners = {(w, b): loss((w, b)) for w in (-2, 2) for b in (-1, 1)}

facts = {"peak": corners[-2, -1], "other_left_corner": corners[-2, 1]}
alt = (
    f"The loss of all lines with slopes from -2 to 2 and intercepts from -1 to 1, seen from above. "
    f"It is highest, {corners[-2, -1]:.2f}, at the lower left corner. A long valley runs from the "
    f"upper left to the lower right. The guess lies beside its lowest point, "
    f"({best[0]:.2f}, {best[1]:.2f})."
)


def figure():
    fig, ax = draw.canvas(height=4)
    landscape.contours(ax, loss, window=(-2, 2, -1, 1), power=2, bar="loss")
    draw.dot(ax, *guess)
    draw.dot(ax, *best, marker="X", color=style.TRUTH)
    draw.note(ax, "our guess", guess, (-40, 12), color=style.MODEL)
    draw.note(ax, "best line", best, (0, -16), color=style.TRUTH)
    ax.set(xlabel="slope $w_0$", ylabel="intercept $w_1$", yticks=[-1, -0.5, 0, 0.5, 1])
    return fig
