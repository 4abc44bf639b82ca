"""How high a walker on the hills stands after every step, down to the bottom of a valley."""

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Hills
from gdviz.notation import format_number
from gdviz.optim.descent import GradientDescent, descend

# Mathematics first: a function, a start, and a rule to walk by.
hills = Hills()
walk = descend(hills, start=(1.2, 4), rule=GradientDescent(learning_rate=0.2), steps=20)
heights = hills(walk.T)

# Numbers that the page may quote, such as {"last": heights[-1]}. Each needs an oracle.
facts = {}
alt = (
    "A dot follows a curve of heights, one step after the other. The curve falls from "
    f"{heights[0]:.2f} to {heights[-1]:.2f} and levels off at the end."
)


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="step", ylabel="height", xticks=range(0, 21, 5))
    draw.line(ax, range(len(heights)), heights, color=style.MUTED)

    # What moves is marked with animated=True; all else is painted only once.
    dot = draw.dot(ax, 0, heights[0], animated=True)
    status = draw.status(fig)

    # Each yield is a frame. To make a still, return the figure instead.
    for step, height in enumerate(heights):
        dot.set_data([step], [height])
        status.set_text(f"step {step}: height {format_number(height, '.3f')}")
        yield fig
