"""Every point is a line; the colour is its loss, and the dot is our guess."""

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
loss = line_loss(time / 49, distance)

guess = data.guesses()[3]
best = loss.minimum

# A point (slope, intercept) is a line, and the loss of the line is the height at the point.
peak = loss((-2, -1))
other_left_corner = loss((-2, 1))

facts = {"peak": peak, "other_left_corner": other_left_corner}
alt = (
    f"The loss of all lines with slopes from -2 to 2 and intercepts from -1 to 1, seen from above. "
    f"It is highest, {peak:.2f}, at the lower left corner. A long valley runs from the "
    f"upper left to the lower right. The guess lies beside its lowest point, "
    f"({best[0]:.2f}, {best[1]:.2f})."
)


def figure():
    fig, ax = draw.canvas(height=4)
    ax.set(xlabel="slope $w_0$", ylabel="intercept $w_1$")
    ax.set(xticks=[-2, -1, 0, 1, 2], yticks=[-1, -0.5, 0, 0.5, 1])
    ax.tick_params(axis="x", pad=6)

    # With this power the colours change in finer steps near the floor, so that the valley shows.
    landscape.contours(ax, loss, window=(-2, 2, -1, 1), power=2, bar="loss")

    draw.dot(ax, *guess)
    draw.dot(ax, *best, marker="X", color=style.TRUTH)
    # On a bright map coloured words need paper that nothing shines through.
    paper = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1.5}
    draw.note(ax, "our guess", guess, (-40, 12), color=style.MODEL, bbox=paper)
    draw.note(ax, "best line", best, (0, -16), color=style.TRUTH, bbox=paper)
    return fig
