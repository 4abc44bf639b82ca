"""A line that we know, and a hundred noisy measurements of it."""

from gdviz import data
from gdviz.drawing import draw, style

x, y = data.line()

# We know the line that the measurements were made from; descent will not.
truth = 2 * x + 1

facts = {"count": len(x)}

alt = (
    f"{len(x)} dots, scattered evenly about a dashed line that rises from -3 at x = -2 to 5 at "
    f"x = 2. The dot that is farthest from it misses it by {abs(y - 2 * x - 1).max():.2f}."
)


def figure():
    fig, ax = draw.canvas()
    draw.scatter(ax, x, y, label="measurements")
    draw.line(ax, x, truth, color=style.TRUTH, linestyle="--", label="the truth, $2x + 1$")
    ax.set(xlabel="$x$", ylabel="$y$")
    ax.legend(loc="upper left")
    return fig
