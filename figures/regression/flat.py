"""The same walk on a parabola: the dot reaches the bottom, and the line lies flat across it."""

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

x, y = data.parabola()
loss = line_loss(x, y)
walk = descend(loss, start=(-4, 8), rule=GradientDescent(learning_rate=0.015), steps=300)
losses, shown = loss(walk.T), draw.log_spaced(len(walk), frames=70)

facts = {"first_loss": losses[0], "loss": losses[-1], "left": losses[-1] - loss(loss.minimum)}
facts |= {"slope": walk[-1, 0], "intercept": walk[-1, 1]}
alt = (
    f"The dot reaches the bottom of its bowl again, at a loss of {losses[-1]:.3f}. The line has "
    f"turned until it is level, at a height of {walk[-1, 1]:.2f}, and cuts straight through a "
    "parabola of measurements that it hardly touches."
)


def figure():
    fig, (space, plot) = draw.canvas(1, 2, height=3.75, space=[0])
    landscape.surface(space, loss, window=(-5, 4, -0.5, 8.5), power=2)
    landscape.floor(space, loss, window=(-5, 4, -0.5, 8.5), height=-35, power=2)
    space.set(title="Loss", xlabel="slope $w$", ylabel="intercept $b$", zticks=[0, 20, 40, 60])
    space.view_init(elev=38, azim=-45)
    draw.scatter(plot, x, y, alpha=0.6)
    draw.line(plot, x, 2 * x**2 + 1, color=style.TRUTH, linestyle="--")
    plot.set(title="The line it stands for", xlabel="$x$", ylabel="$y$", ylim=(-0.5, 16.5))
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
