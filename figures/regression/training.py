"""A dot walks to the bottom of the loss surface while its line turns onto the measurements."""

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

x, y = data.line()
loss = line_loss(x, y)
walk = descend(loss, start=(-2, 5), rule=GradientDescent(learning_rate=0.015), steps=300)
losses, shown = loss(walk.T), draw.log_spaced(len(walk), frames=70)

facts = dict(zip(("along_slope", "along_intercept"), loss.gradient(walk[0]), strict=True))
for k in (0, 1, 60, 300):
    facts |= {f"slope_{k}": walk[k, 0], f"intercept_{k}": walk[k, 1], f"loss_{k}": losses[k]}
alt = (
    f"A dot runs down the inside of a bowl, from a loss of {losses[0]:.1f} to {losses[-1]:.3f}. "
    "The line that it stands for turns from falling to rising, and ends on the dashed truth."
)


def figure():
    fig, (space, plot) = draw.canvas(1, 2, height=3.75, space=[0])
    landscape.surface(space, loss, window=(-3, 6, -3, 6), power=2)
    landscape.floor(space, loss, window=(-3, 6, -3, 6), height=-35, power=2)
    space.set(title="Loss", xlabel="slope $w$", ylabel="intercept $b$", zticks=[0, 20, 40, 60])
    space.view_init(elev=38, azim=-45)
    draw.scatter(plot, x, y, alpha=0.6)
    draw.line(plot, (-2.6, 2.6), (-4.2, 6.2), color=style.TRUTH, linestyle="--")
    plot.set(title="The line it stands for", xlabel="$x$", ylabel="$y$", ylim=(-5, 9.5))
    trail = draw.path(space, *walk[:1].T, losses[:1], animated=True)
    dot = draw.dot(space, *walk[0], losses[0], animated=True)
    line = draw.line(plot, x, 0 * x, animated=True)
    status = draw.status(fig)
    for k in shown:
        w, b = walk[k]
        trail.set_data_3d(*walk[: k + 1].T, losses[: k + 1])
        dot.set_data_3d([w], [b], [losses[k]])
        line.set_ydata(w * x + b)
        status.set_text(f"step {k}: slope {w:.3f}, intercept {b:.3f}, loss {losses[k]:.3f}")
        yield fig
