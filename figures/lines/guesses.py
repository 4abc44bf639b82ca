"""Ten lines drawn at random, one after the other, each with its loss; the best so far is kept."""

import numpy as np

from gdviz import data, draw, style
from gdviz.functions import LineLoss

time, distance = data.runs()
x = time / 49
loss = LineLoss(x, distance)
lines = data.guesses()
losses = loss(lines.T)
best = [np.argmin(losses[: k + 1]) for k in range(len(lines))]

facts = {
    "count": len(lines),
    "best": best[-1] + 1,
    "best_slope": lines[best[-1], 0],
    "best_intercept": lines[best[-1], 1],
    "best_loss": losses[best[-1]],
    "second_loss": losses[1],
    "worst_loss": losses.max(),
}
alt = (
    f"{len(lines)} random lines over the runs, and a bar for the loss of each. Number "
    f"{best[-1] + 1} comes nearest to the dots, with a loss of {losses.min():.4f}; the worst has "
    f"{losses.max():.4f}."
)


def figure():
    fig, (plot, bars) = draw.canvas(1, 2)
    draw.scatter(plot, time, distance)
    plot.set(title="The guess", xlabel="time", ylabel="distance", ylim=(-0.15, 1.4))
    kept = draw.line(plot, time, 0 * x, color=style.TRUTH, linestyle="--", animated=True)
    line = draw.line(plot, time, 0 * x, animated=True)
    heights = bars.bar(range(1, 11), 0 * losses, animated=True)
    bars.set(title="Its loss", xlabel="guess", xticks=range(1, 11), ylim=(0, 0.36))
    status = draw.status(fig)
    for k, (slope, intercept) in enumerate(lines):
        kept.set_ydata(lines[best[k]] @ [x, np.ones_like(x)])
        line.set_ydata(slope * x + intercept)
        heights[k].set_height(losses[k])
        for bar in heights[: k + 1]:
            bar.set(color=style.MODEL, hatch=None)
        heights[best[k]].set(color=style.TRUTH, hatch="//")
        praise = ": the best so far" if best[k] == k else f" (best so far: {best[k] + 1})"
        status.set_text(f"guess {k + 1}: slope {slope:.3f}, intercept {intercept:.3f}, loss {losses[k]:.4f}{praise}")
        for _ in range(12):
            yield fig
