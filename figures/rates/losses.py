"""The loss of each of the four walks, on a linear axis of its own."""

from gdviz.drawing import draw, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
start = (4, -9)
steps = 49

rates = (0.01, 0.1, 0.25, 0.5)
walks = {rate: descend(bowl, start, GradientDescent(rate), steps) for rate in rates}
losses = {rate: bowl(walks[rate].T) for rate in rates}

facts = {
    "good_10": losses[0.1][10],
    "zigzag_10": losses[0.25][10],
    "unstable_40": losses[0.5][40],
}
alt = (
    "Four curves of loss against step, each on an axis of its own, with a cross every ten steps. "
    f"At 0.01 the loss falls from {bowl(start):.1f} to {losses[0.01][-1]:.1f}; at 0.1 and at 0.25 "
    "it drops to the lowest value and stays there; at 0.5 it lies flat for forty steps and then "
    f"shoots up to {losses[0.5][-1]:.1e}."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=6)
    for ax, rate in zip(axes, rates, strict=True):
        loss = losses[rate]
        ax.set(title=f"learning rate {rate}", xlabel="step", ylabel="loss")
        ax.set(xticks=range(0, 51, 10), ylim=(-0.08 * loss.max(), 1.08 * loss.max()))

        # The lowest loss there is; no curve ever gets below this line.
        ax.axhline(0, color=style.TRUTH, linestyle=":", linewidth=2)
        draw.line(ax, range(steps + 1), loss)
        tens = range(10, steps, 10)
        draw.line(ax, tens, loss[10::10], linestyle="none", marker="X", markersize=9)
        draw.dot(ax, 0, loss[0], color=style.INK)
        draw.dot(ax, steps, loss[-1], marker="s")

    first, *_, last = axes
    # The heights of the flight have a power of ten in common.
    last.ticklabel_format(axis="y", useMathText=True)
    draw.note(first, "start", (0, losses[0.01][0]), (32, 0), color=style.INK)
    draw.note(first, "end", (steps, losses[0.01][-1]), (-4, 18))
    draw.note(first, "optimum", (12, 0), (0, 12), color=style.TRUTH)
    return fig
