"""Ten lines drawn at random, one after the other, each with its loss; the best so far is kept."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
x = time / 49

lines = data.guesses()
loss = line_loss(x, distance)
losses = loss(lines.T)

# Keeping the better of two guesses needs a single number for each, and the loss is that number.
best_so_far = [np.argmin(losses[: k + 1]) for k in range(len(lines))]
best = best_so_far[-1]

facts = {"best": best + 1, "worst_loss": losses.max()}
alt = (
    f"Random lines over the runs, {len(lines)} in turn, and a bar for the loss of each. Number "
    f"{best + 1} comes nearest, with a loss of {losses.min():.4f}."
)


def predicted(line):
    """The distances that a line predicts."""
    slope, intercept = line
    return slope * x + intercept


def figure():
    fig, (plot, chart) = draw.canvas(1, 2)
    numbers = range(1, 11)
    plot.set(title="The guess", xlabel="time", ylabel="distance", ylim=(-0.15, 1.4))
    chart.set(title="How wrong it is", xlabel="loss", ylabel="guess", xlim=(0, 0.36))
    # The first guess stands on top.
    chart.set(yticks=numbers, ylim=(10.6, 0.4), xticks=[0, 0.1, 0.2, 0.3])

    draw.scatter(plot, time, distance)

    kept = draw.line(plot, time, 0 * x, color=style.TRUTH, linestyle="--", animated=True)
    line = draw.line(plot, time, 0 * x, animated=True)
    bars = chart.barh(numbers, 0 * losses, animated=True)
    # Lying bars leave room for a word that covers none of them.
    mark = draw.note(chart, "best", (0, 1), (22, 0), color=style.TRUTH, animated=True)
    status = draw.status(fig)

    for k, guess in enumerate(lines):
        champion = best_so_far[k]
        line.set_ydata(predicted(guess))
        kept.set_ydata(predicted(lines[champion]))

        # The bars of guesses to come stay hidden, and the best so far has the colour of the truth.
        bars[k].set_width(losses[k])
        for number, bar in enumerate(bars):
            bar.set_color(style.TRUTH if number == champion else style.MODEL)
            bar.set_visible(number <= k)
        mark.xy = (losses[champion], champion + 1)

        slope, intercept = guess
        words = f"guess {k + 1}: slope {slope:.3f}, intercept {intercept:.3f}, loss {losses[k]:.4f}"
        status.set_text(f"{words} (best so far: guess {champion + 1})")
        yield from [fig] * 12
