"""What the glass promises for one step against the gradient, and what the loss really does."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss

# The loss of the first page, and the corner where its walk starts.
time, distance = data.runs()
loss = line_loss(time / 49, distance)
start = np.array([-2, -1])
rate = 0.01

height = loss(start)
gradient = loss.gradient(start)
squared = gradient @ gradient


def after(rate):
    """The loss after one step against the gradient."""
    return loss(start - rate * gradient)


# The step is −α∇L. Multiplied by the slopes it lifts us by −α‖∇L‖², on the glass.
drop = height - after(rate)
promised = rate * squared
miss = promised - drop
miss_of_twice = 2 * promised - (height - after(2 * rate))
miss_of_long = 10 * promised - (height - after(10 * rate))

# Here the curve is a parabola, so the loss is back where it was at twice the lowest rate.
lowest_rate = squared / (gradient @ loss.hessian @ gradient)
too_long = 2 * lowest_rate

facts = {
    "slope_w0": gradient[0],
    "slope_w1": gradient[1],
    "squared": squared,
    "rate": rate,
    "before": height,
    "after": after(rate),
    "promised": promised,
    "drop": drop,
    "miss": miss,
    "miss_of_twice": miss_of_twice,
    "promised_long": 10 * promised,
    "drop_long": height - after(10 * rate),
    "ratio": miss_of_long / miss,
    "too_long": too_long,
}
alt = (
    "Loss after one step, against the learning rate. For rates up to 0.02 the curve and the dashed "
    f"straight promise are all but one line, and at {rate} they fall by {drop:.3f} and "
    f"{promised:.3f}. For long steps the curve bends away, turns at {lowest_rate:.2f} and is back "
    f"at its old height at {too_long:.2f}."
)


def figure():
    fig, (near, far) = draw.canvas(1, 2, height=3.7)
    near.set(title="short steps", xlabel="learning rate α", ylabel="loss after the step")
    far.set(title="long steps", xlabel="learning rate α", ylabel="loss after the step")

    for ax, longest in [(near, 0.02), (far, 0.9)]:
        rates = np.linspace(0, longest, 200)
        losses = [after(one) for one in rates]
        draw.line(ax, rates, losses)
        draw.line(ax, rates, height - rates * squared, color=style.INK, linestyle="--")
        draw.dot(ax, 0, height, color=style.INK)

    near.set(ylim=(6.85, 7.8), xticks=[0, 0.01, 0.02])
    draw.dot(near, rate, after(rate))
    draw.note(near, f"loss: −{drop:.3f}", (rate, after(rate)), (34, 22), color=style.MODEL)
    draw.note(near, f"promise: −{promised:.3f}", (rate, height - promised), (-16, -28))

    far.set(ylim=(-2.6, 12))
    draw.dot(far, too_long, height, marker="X", markersize=11)
    draw.note(far, "as high as before", (too_long, height), (-40, 24), color=style.MODEL)
    draw.note(far, "promise", (0.25, -1.6), (36, 0))
    return fig
