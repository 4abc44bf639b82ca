"""Three walks look at the same number of dots: one for each step, ten, or all hundred."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.experiments.shuffles import WALKS, heights
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.optim.descent import GradientDescent, descend

x, y = data.line()
loss = line_loss(x, y)
lowest = loss(loss.minimum)
rate = 0.05
colors = {1: style.MODEL, 10: style.DATA, 100: style.TRUTH}
names = {1: "1 dot a step", 10: "10 dots a step", 100: "100 dots a step"}

# The film shows one shuffle of the dots.
walks = {}
losses = {}
for size in names:
    batches = Batches(line_loss, x, y, size)
    walk = descend(batches, (-2, 5), GradientDescent(rate), steps=1000 // size)

    # To compare the walks fairly we count the dots they look at, not their steps.
    walks[size] = walk[np.arange(1001) // size]
    losses[size] = loss(walks[size].T)

# The table tells of 200 shuffles: the median, and between what values the middle half lies.
facts = {"lowest": lowest, "shuffles": WALKS}
after = {size: lowest + heights(size, rate, epochs=10) for size in names}
for size in names:
    for epoch in (1, 3, 10):
        low, middle, high = np.percentile(after[size][epoch], (25, 50, 75))
        facts[f"size_{size}_after_{epoch}"] = middle
        if size < len(x):  # All the dots at once are the same whatever the shuffle.
            facts[f"low_{size}_after_{epoch}"] = low
            facts[f"high_{size}_after_{epoch}"] = high
facts["ten_ahead_after_3"] = np.mean(after[10][3] < after[1][3])
facts["ten_ahead_after_10"] = np.mean(after[10][10] < after[1][10])

alt = (
    "Three maps with a walk each, and the three losses in one chart. With one dot a step the walk "
    "rushes down and trembles. With ten it comes down almost smoothly. With all hundred it makes "
    "three steps."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=6.4, left=0.75)
    *maps, chart = axes
    trails = {}
    ends = {}
    for ax, size in zip(maps, names, strict=True):
        landscape.contours(ax, loss, window=(-3, 5, -2, 6), power=2)
        draw.dot(ax, *loss.minimum, color=style.TRUTH, marker="X")
        ax.set(title=names[size], xlabel="slope $w$", ylabel="intercept $b$", aspect="equal")
        trails[size] = draw.path(ax, 0, 0, animated=True)
        ends[size] = draw.dot(ax, 0, 0, color=colors[size], animated=True)

    curves = {}
    for size, color in colors.items():
        look = {"color": color, "marker": "o", "markevery": [-1], "animated": True}
        curves[size] = draw.line(chart, [], [], **look)
    chart.set(title="Loss", yscale="log", ylim=(0.15, 90))
    chart.set(xlabel="dots seen", xlim=(-5, 330))
    words = [
        draw.note(chart, "1", (60, 0.6), (0, 0), color=style.MODEL, animated=True),
        draw.note(chart, "10", (175, 3), (0, 0), color=style.DATA, animated=True),
        draw.note(chart, "100", (250, 47), (0, 0), color=style.TRUTH, animated=True),
    ]
    status = draw.status(fig)

    for seen in range(0, 301, 10):
        for size in names:
            trails[size].set_data(*walks[size][: seen + 1].T)
            ends[size].set_data(*walks[size][seen, :, None])
            curves[size].set_data(range(seen + 1), losses[size][: seen + 1])

        # A name comes when its curve has come there.
        for word in words:
            word.set_visible(seen >= word.xy[0])

        now = ", ".join(f"{losses[size][seen]:.3f}" for size in names)
        status.set_text(f"{seen} dots seen: losses {now}")
        yield fig
