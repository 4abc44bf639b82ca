"""An epoch deals all measurements into ten batches, and each batch moves the one line there is."""

from itertools import islice

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.notation import format_number
from gdviz.optim.descent import GradientDescent, descend

x, y = data.line()
loss = line_loss(x, y)

# Ten batches of ten make an epoch, so the walk goes through two epochs.
batches = Batches(line_loss, x, y, size=10)
steps = 20
walk = descend(batches, (-2, 5), GradientDescent(0.05), steps)
rows = np.array(list(islice(batches.rows(), steps)))

facts = {
    "loss_0": loss(walk[0]),
    "loss_1": loss(walk[1]),
    "loss_10": loss(walk[10]),
    "loss_20": loss(walk[20]),
}

alt = (
    "Above, dots and a line; below, rows that fill with ticks, one under each dot. Row after row "
    "lights up and is joined to one slope and one intercept, and the line turns onto the data."
)


def batch_of(step):
    """Which batch of its epoch a step takes, from 1 to 10; before the first step it is 0."""
    return (step - 1) % 10 + 1 if step > 0 else 0


def weights_in_words(slope, intercept):
    """What stands in the box on the right."""
    slope, intercept = format_number(slope, ".3f"), format_number(intercept, ".3f")
    return f"the weights\n\nslope\n{slope}\nintercept\n{intercept}"


def figure():
    fig, axes = draw.canvas(2, 2, height=6, shares=(0.76, 0.24), bare=(1, 3))
    plot, _, deal, beside = axes
    plot.set(xlabel="$x$", ylabel="$y$", xlim=(-2.2, 2.2), ylim=(-5, 9.5))
    deal.set(xlabel="$x$", ylabel="batch", xlim=(-2.2, 2.2), ylim=(10.8, 0.2))
    deal.set_yticks((1, 5, 10))
    draw.scatter(plot, x, y)
    for ax in axes[1::2]:
        ax.set_axis_off()

    line = draw.line(plot, x, y, animated=True)
    taken = draw.dot(plot, 0, 0, animated=True)
    look = {"marker": "|", "linestyle": "", "markersize": 11, "mew": 3, "animated": True}
    dealt = draw.line(deal, [], [], color=style.DATA, **look)
    ticks = draw.line(deal, [], [], color=style.MODEL, **look)
    status = draw.status(fig)
    look = {"color": style.MODEL, "ha": "left", "animated": True}
    box = draw.note(beside, "", (0.04, 0.63), (0, 0), **look)

    # A wire leaves the axes with the rows, and leads to the bar beside the weights.
    draw.line(beside, (0, 0), (0.38, 0.88), clip_on=False)
    beside.set(xlim=(0, 1), ylim=(0, 1))
    wire = draw.line(deal, [], [], clip_on=False, animated=True)

    for k in range(steps + 1):
        batch = batch_of(k)
        now = rows[k - 1] if k > 0 else []
        epoch = rows[k - batch : k].ravel()
        dealt.set_data(x[epoch], np.repeat(range(1, batch + 1), 10))
        taken.set_data(x[now], y[now])
        ticks.set_data(x[now], np.full(len(now), batch))
        wire.set_data([2.1 if k > 0 else 2.53, 2.53], [batch if k > 0 else 5.2, 5.2])

        # Whichever batch it is, its gradient moves the same two weights.
        slope, intercept = walk[k]
        line.set_ydata(slope * x + intercept)
        box.set_text(weights_in_words(slope, intercept))
        status.set_text(f"step {k}: the loss of all the data is {loss(walk[k]):.3f}")

        # Each batch stands still long enough to be looked at.
        yield from [fig] * 3
