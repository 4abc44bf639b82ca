"""With ever more hinges the test error falls, climbs near as many as there are dots, and falls."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.free_models import FRESH, expected_error, hinges, hinges_loss

counts = [3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22, 25, 30, 40, 60, 100, 200, 400, 1000]
strength = 0.01


test = np.empty((len(counts), 200))
ridge = np.empty((len(counts), 200))
for row, count in enumerate(counts):
    for seed in range(200):
        loss = hinges_loss(count, seed)
        new = hinges(FRESH, count, seed)

        # Of all weights that fit best we take the shortest, as descent from 0 does.
        test[row, seed] = expected_error(new @ loss.shortest)
        ridge[row, seed] = expected_error(new @ loss.ridge(strength))

# The mean would be that of the few experiments that go wild, so we take the middle one.
middle = np.median(test, axis=1)
held = np.median(ridge, axis=1)
peak = counts.index(20)
first = np.argmin(middle[:peak])

facts = {
    "samples": test.shape[1],
    "first_count": counts[first],
    "first_test": middle[first],
    "peak_test": middle[peak],
    "peak_high": np.quantile(test[peak], 0.9),
    "last_test": middle[-1],
    "ridge_peak": held[peak],
    "ridge_test": held.min(),
    "ridge_count": counts[np.argmin(held)],
}

alt = (
    f"Test error against the number of hinges. It falls to {middle[first]:.2f} at {counts[first]}, "
    f"climbs to {middle[peak]:.2f} at 20, as many as there are dots, where one experiment in ten "
    f"is above {facts['peak_high']:.0f}, and falls again to {middle[-1]:.2f} at 1,000. With a "
    "penalty there is no peak."
)


def figure():
    fig, ax = draw.canvas(height=4.4)
    low, high = np.quantile(test, [0.1, 0.9], axis=1)
    ax.fill_between(counts, low, high, color=style.ERROR, alpha=0.18, linewidth=0)
    draw.line(ax, counts, low, color=style.ERROR, linewidth=0.8)
    draw.line(ax, counts, high, color=style.ERROR, linewidth=0.8)
    draw.line(ax, counts, middle, color=style.ERROR, marker="s", markersize=5)
    draw.line(ax, counts, held, linestyle="--")
    ax.axvline(20, color=style.MUTED, linestyle=":")

    draw.note(ax, "as many hinges\nas measurements", (20, 130), (62, 0), color=style.MUTED)
    draw.note(ax, "test error", (200, high[-3]), (20, 14), color=style.ERROR)
    draw.note(ax, "with penalty", (60, held[-5]), (0, -15), color=style.MODEL)
    draw.note(ax, "8 of 10 experiments", (30, 3), (78, 26), color=style.ERROR)
    ax.set(xlabel="number of hinges", xscale="log", xlim=(2.8, 1100))
    ax.set(ylabel="mean squared error", yscale="log", ylim=(0.16, 200))
    ax.set_xticks([3, 10, 20, 100, 1000], ["3", "10", "20", "100", "1,000"])
    ax.set_yticks([0.3, 1, 10, 100], ["0.3", "1", "10", "100"])
    ax.minorticks_off()
    return fig
