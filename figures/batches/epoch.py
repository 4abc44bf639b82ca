"""An epoch deals all measurements into ten batches, and each batch moves the one line there is."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss
from gdviz.functions.stochastic import Batches
from gdviz.optim.descent import GradientDescent, descend

x, y = data.line()
loss, batches = line_loss(x, y), Batches(line_loss, x, y, size=10)
walk = descend(batches, (-2, 5), GradientDescent(0.05), steps=20)
rows = np.array([row for _, row in zip(range(20), batches.rows(), strict=False)])
facts = {f"loss_{k}": loss(walk[k]) for k in (0, 1, 10, 20)}
alt = (
    "Above, dots and a line; below, rows that fill with ticks, one under each dot. Row after row "
    "lights up and is joined to one slope and one intercept, and the line turns onto the data."
)


def figure():
    fig, (plot, deal) = draw.canvas(2, 1, height=5.8)
    plot.set(ylabel="$y$", xlim=(-2.2, 3.7), ylim=(-5, 9.5))
    deal.set(xlabel="$x$", ylabel="batch", xlim=(-2.2, 3.7), ylim=(10.8, 0.2))
    draw.scatter(plot, x, y, alpha=0.4)
    line, taken = draw.line(plot, x, y, animated=True), draw.dot(plot, 0, 0, animated=True)
    look = {"marker": "|", "linestyle": "", "markersize": 11, "mew": 3, "animated": True}
    dealt, ticks = (draw.line(deal, [], [], color=c, **look) for c in (style.DATA, style.MODEL))
    wire, status = draw.line(deal, [], [], linestyle=":", animated=True), draw.status(fig)
    box = draw.note(deal, "", (3.05, 5.5), (0, 0), color=style.MODEL, animated=True)
    for k in np.repeat(range(21), 3):
        batch, (w, b), now = k and (k - 1) % 10 + 1, walk[k], rows[k - 1 : k].ravel()
        dealt.set_data(x[rows[k - batch : k].ravel()], np.repeat(range(1, batch + 1), 10))
        taken.set_data(x[now], y[now])
        ticks.set_data(x[now], 0 * now + batch)
        line.set_ydata(w * x + b)
        wire.set_data([2.1, 2.4], [batch or 5.5, 5.5])
        box.set_text(f"the weights\n\nslope\n{w:.3f}\nintercept\n{b:.3f}")
        status.set_text(f"step {k}: the loss of all the data is {loss((w, b)):.3f}")
        yield fig
