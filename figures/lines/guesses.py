"""Ten lines drawn at random, one after the other, each with its loss; the best so far is kept."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

time, distance = data.runs()
x, lines = time / 49, data.guesses()
loss = line_loss(x, distance)
losses = loss(lines.T)
best = [np.argmin(losses[: k + 1]) for k in range(len(lines))]
facts = {"best": best[-1] + 1, "worst_loss": losses.max()}
alt = (
    f"Random lines over the runs, {len(lines)} in turn, and a bar for the loss of each. Number "
    f"{best[-1] + 1} comes nearest, with a loss of {losses.min():.4f}."
)


def figure():
    fig, (plot, bars) = draw.canvas(1, 2)
    draw.scatter(plot, time, distance)
    plot.set(title="The guess", xlabel="time", ylabel="distance", ylim=(-0.15, 1.4))
    kept = draw.line(plot, time, 0 * x, color=style.TRUTH, linestyle="--", animated=True)
    line = draw.line(plot, time, 0 * x, animated=True)
    heights = bars.bar(range(1, 11), 0 * losses, animated=True)
    bars.set(title="How wrong it is", xlabel="guess", xticks=range(1, 11), ylim=(0, 0.36))
    mark = draw.note(bars, "best", (1, 0), (0, 9), color=style.TRUTH, animated=True)
    status = draw.status(fig)
    for k, (slope, intercept) in enumerate(lines):
        line.set_ydata(slope * x + intercept)
        kept.set_ydata(lines[best[k]] @ [x, np.ones_like(x)])
        heights[k].set_height(losses[k])
        for number, bar in enumerate(heights):
            bar.set_color(style.TRUTH if number == best[k] else style.MODEL)
            bar.set_visible(number <= k)
        mark.xy = (best[k] + 1, losses[best[k]])
        words = f"guess {k + 1}: slope {slope:.3f}, intercept {intercept:.3f}, loss {losses[k]:.4f}"
        status.set_text(f"{words} (best so far: guess {best[k] + 1})")
        yield from [fig] * 12
