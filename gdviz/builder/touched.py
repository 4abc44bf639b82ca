"""A walk on the hills, whose start and learning rate a reader may change."""

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

# Mathematics first: a function, a start, and a rule to walk by.
hills = Hills()
start = (1.2, 4.0)
rate = 0.2
steps = 20
walk = descend(hills, start, GradientDescent(rate), steps)

# Numbers that the page may quote, such as {"last": hills(walk[-1])}. Each needs an oracle.
facts = {}
alt = (
    f"A map of hills. From ({start[0]:.2f}, {start[1]:.2f}) a walk of {steps} steps leads down to "
    f"the height {hills(walk[-1]):.2f}."
)

# What the script beside this file gets.
numbers = {"start": start, "rate": rate, "steps": steps}


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="$x$", ylabel="$y$", aspect="equal")
    landscape.contours(ax, hills, window=(0, 6, 0, 6))
    draw.path(ax, *walk.T)
    draw.dot(ax, *start)
    return fig
