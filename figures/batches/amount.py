"""How many measurements a walk looks at until its line is good, if there are more and more."""

from itertools import repeat

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.experiments.shuffles import batches, height, learn
from gdviz.functions.regression import line_loss

counts = (100, 1000, 10_000, 100_000)

# Each size may use whichever of these rates is quickest.
rates = 10 ** (np.arange(-48, -7) / 24)


def looks_needed(x, y, size):
    """How many measurements a walk has looked at when its loss is within a tenth of the lowest.

    The loss is the mean over 200 shuffles.
    """
    loss = line_loss(x, y)
    enough = 0.1 * loss(loss.minimum)
    # All the data at once are the same batch in every step and for every shuffle.
    rows = repeat(np.arange(len(x))[None]) if size == len(x) else batches(len(x), size)

    for step, weights in enumerate(learn(x, y, rows, rates)):
        above = np.mean(height(loss, weights), axis=-1)
        if np.min(above) <= enough:
            return step * size


looks = {"one": [], "ten": [], "all": []}
for count in counts:
    x, y = data.line(count=count)
    for name, size in (("one", 1), ("ten", 10), ("all", count)):
        looks[name].append(looks_needed(x, y, size))

facts = {
    "one_first": looks["one"][0],
    "one_last": looks["one"][-1],
    "ten_first": looks["ten"][0],
    "ten_last": looks["ten"][-1],
    "all_first": looks["all"][0],
    "all_last": looks["all"][-1],
    "steps": looks["all"][-1] // counts[-1],
}

alt = (
    "Measurements looked at, against how many there are, both logarithmic. With all of them in "
    f"every step it climbs in a straight line, from {looks['all'][0]} to {looks['all'][-1]}. With "
    f"1 or 10 a step it stays near {looks['ten'][-1]} throughout."
)


def draw_size(ax, name, words, color, marker, offset):
    """What one size needs for each amount of data, with its name."""
    draw.line(ax, counts, looks[name], color=color, marker=marker, markersize=8)
    draw.note(ax, words, (counts[2], looks[name][2]), offset, color=color)


def figure():
    fig, ax = draw.canvas(height=3.8)
    draw_size(ax, "all", "all in every step", style.TRUTH, "D", (-80, 10))
    draw_size(ax, "ten", "10 a step", style.DATA, "s", (0, 17))
    draw_size(ax, "one", "1 a step", style.MODEL, "o", (0, -17))
    ax.set(xlabel="measurements there are", xscale="log")
    ax.set(ylabel="looked at until good", yscale="log", ylim=(10, 1e6))
    return fig
