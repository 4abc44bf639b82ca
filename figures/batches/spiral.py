"""A network learns the spiral from batches of five sizes, each at its own best learning rate."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.spiral_epochs import ENOUGH, epochs_needed

sizes = (1, 10, 30, 100, 300)
points = 300
longest = 300  # The epochs after which a walk stops that has not arrived.

# Two rates for every factor of two, from 0.05 to 18.
rates = tuple(0.05 * 2.0 ** (np.arange(18) / 2))

facts = {"enough": ENOUGH, "rates": len(rates)}
looks = {}
steps = {}
for size in sizes:
    # The rate is chosen with ten starts, and judged by twenty others. Only the quickest counts, so
    # the search ends soon after it has arrived; all points at once take longest.
    limit = 150 if size == points else 50
    tried = epochs_needed(size, rates, first_seed=100, count=10, limit=limit)["epochs"]
    best = rates[np.argmin(np.median(tried, axis=1))]
    epochs = epochs_needed(size, (best,), first_seed=0, count=20, limit=longest)["epochs"][0]

    walked = np.minimum(epochs, longest)
    looks[size] = points * walked
    steps[size] = points / size * walked
    facts[f"rate_{size}"] = best
    facts[f"epochs_{size}"] = np.median(epochs)
    facts[f"low_{size}"], facts[f"high_{size}"] = np.percentile(epochs, (25, 75))
    facts[f"steps_{size}"] = points / size * np.median(epochs)


def from_first_start(size, rate, limit):
    """The epochs that the start of the page on backpropagation needs at a rate."""
    return epochs_needed(size, (rate,), first_seed=0, count=1, limit=limit)["epochs"].item()


# One rate for all sizes is not fair, and here is what it would have shown.
facts["same_10"] = from_first_start(10, 0.4, limit=longest)
facts["same_30"] = from_first_start(30, 0.4, limit=longest)
facts["same_300"] = from_first_start(300, 0.4, limit=3000)

alt = (
    "Two charts over the points a step, 1 to 300, with twenty dots for each size. On the left, the "
    "points looked at: few for batches of 10 and of 30, and most for those of 300. On the right, "
    f"the steps: they fall from about {facts['steps_1']:.0f} to {facts['steps_300']:.0f}."
)


def draw_starts(ax, found, color):
    """A dot for every start, and a line through the medians."""
    for size in sizes:
        draw.scatter(ax, np.full(len(found[size]), size), found[size], s=14, color=style.MUTED)
    draw.line(ax, sizes, [np.median(found[size]) for size in sizes], color=color)
    ax.set(xlabel="points a step", xscale="log", yscale="log", ylim=(50, 1e5))
    ax.set_xticks(sizes, [f"{size}" for size in sizes])
    ax.minorticks_off()


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.8, left=0.7)
    draw_starts(left, looks, style.DATA)
    draw_starts(right, steps, style.MODEL)
    left.set_title("Points looked at")
    right.set_title("Steps")
    return fig
