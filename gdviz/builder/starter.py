"""A walk down the hills, and how high it stands after every step."""

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Hills
from gdviz.optim.descent import GradientDescent, descend

hills = Hills()
walk = descend(hills, start=(1.2, 4), rule=GradientDescent(learning_rate=0.4), steps=20)
heights = hills(walk.T)

facts = {"first": heights[0], "last": heights[-1]}
alt = f"A dot follows a falling curve from height {heights[0]:.2f} to {heights[-1]:.2f}."


def figure():
    fig, ax = draw.canvas()
    ax.set(xlabel="step", ylabel="height")
    ax.plot(heights, color=style.PATH)
    (dot,) = ax.plot([], [], "o", color=style.PATH, animated=True)
    status = draw.status(fig)
    for step, height in enumerate(heights):
        dot.set_data([step], [height])
        status.set_text(f"step {step}: height {height:.3f}")
        yield fig
