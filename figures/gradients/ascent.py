"""From one start, a walk against the gradient into a hollow and one along it onto a hilltop."""

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()
start = (2, 0.6)
rate = 0.1
steps = 40


class Upside:
    """The hills turned upside down: to go down here is to go up there."""

    def __call__(self, point):
        """The depth below height 0."""
        return -hills(point)

    def gradient(self, point):
        """The gradient, turned round."""
        return -hills.gradient(point)


down = descend(hills, start, GradientDescent(rate), steps)
up = descend(Upside(), start, GradientDescent(rate), steps)

facts = {
    "rate": rate,
    "steps": steps,
    "bottom": hills(down[-1]),
    "top": hills(up[-1]),
}
alt = (
    "Two walks from the same dot on the side of a hill. One bends down into the hollow and ends at "
    f"a height of {hills(down[-1]):.3f}, the other bends up to the hilltop and ends at "
    f"{hills(up[-1]):.3f}. Beside the map, the heights: one curve rises to 1, one falls to −1."
)


def figure():
    fig, (above, chart) = draw.canvas(1, 2, height=4.4)
    window = (0.4, 2.9, -2.4, 2.4)
    landscape.contours(above, hills, window)
    above.set(title="from above", xlabel="$x$", ylabel="$y$", aspect="equal")
    chart.set(title="height", xlabel="step", ylabel="height")

    for walk, marker in [(down, "X"), (up, "^")]:
        draw.path(above, *walk.T)
        draw.dot(above, *walk[-1], marker=marker, markersize=11, color=style.TRUTH)
    draw.dot(above, *start)
    draw.note(above, "up", up[-1], (26, 0))
    draw.note(above, "down", down[-1], (34, 0))

    draw.line(chart, range(steps + 1), hills(up.T), color=style.INK)
    draw.line(chart, range(steps + 1), hills(down.T), color=style.INK, linestyle="--")
    draw.note(chart, "up", (26, 1), (0, -16))
    draw.note(chart, "down", (32, -1), (2, 28))
    draw.dot(chart, 0, hills(start))
    return fig
