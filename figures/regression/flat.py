"""The same walk on a parabola: the dot reaches the bottom, and the line lies flat across it."""

from gdviz import data
from gdviz.drawing import draw, landscape, style
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

x, y = data.parabola()
loss = line_loss(x, y)
walk = descend(loss, start=(-4, 8), rule=GradientDescent(learning_rate=0.015), steps=300)
slopes, intercepts = walk.T
losses = loss(walk.T)

# The walk hurries at first and creeps at the end, so most frames show its beginning.
shown = draw.log_spaced(len(walk), frames=70)

facts = {
    "first_loss": losses[0],
    "loss": losses[-1],
    "left": losses[-1] - loss(loss.minimum),
    "slope": slopes[-1],
    "intercept": intercepts[-1],
}

alt = (
    f"The dot reaches the bottom of its bowl again, at a loss of {losses[-1]:.3f}. The line has "
    f"turned until it is level, at a height of {walk[-1, 1]:.2f}, and cuts straight through a "
    "parabola of measurements that it hardly touches."
)


def draw_loss(space):
    """The bowl of the loss over slope and intercept, and its contours like a map below."""
    window = (-5, 4, -0.5, 8.5)
    landscape.surface(space, loss, window, power=2)
    landscape.floor(space, loss, window, height=-35, power=2)
    space.set(title="Loss", xlabel="slope $w$", ylabel="intercept $b$", zticks=[0, 20, 40, 60])
    space.view_init(elev=38, azim=-45)


def figure():
    fig, (space, plot) = draw.canvas(1, 2, height=3.75, space=[0])
    draw_loss(space)
    draw.scatter(plot, x, y)
    draw.line(plot, x, 2 * x**2 + 1, color=style.TRUTH, linestyle="--")
    plot.set(title="The line it stands for", xlabel="$x$", ylabel="$y$", ylim=(-0.5, 16.5))

    trail = draw.path(space, [], [], [], animated=True)
    dot = draw.dot(space, *walk[0], losses[0], animated=True)
    line = draw.line(plot, x, 0 * x, animated=True)
    status = draw.status(fig)

    for k in shown:
        slope, intercept = walk[k]
        seen = slice(k + 1)
        trail.set_data_3d(slopes[seen], intercepts[seen], losses[seen])

        # A place on the surface is a slope and an intercept, and so it is a line.
        dot.set_data_3d([slope], [intercept], [losses[k]])
        line.set_ydata(slope * x + intercept)
        weights = f"slope {slope:.3f}, intercept {intercept:.3f}"
        status.set_text(f"step {k}: {weights}, loss {losses[k]:.3f}")
        yield fig
