"""With a third weight the flat line can bend: descent goes on where it had come to rest."""

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import line_loss, polynomial_loss
from gdviz.optim.descent import GradientDescent, descend

x, y = data.parabola()
loss = polynomial_loss(x, y, degree=2)
best = loss.minimum

# The walk begins at the best line, a parabola whose square has the weight 0.
slope, intercept = line_loss(x, y).minimum
start = (0, slope, intercept)
walk = descend(loss, start, rule=GradientDescent(learning_rate=0.03), steps=300)
losses = loss(walk.T)
shown = draw.log_spaced(len(walk), frames=60)

facts = {
    "steps": len(walk) - 1,
    "loss": losses[-1],
    "walk_square": walk[-1, 0],
    "walk_slope": walk[-1, 1],
    "walk_constant": walk[-1, 2],
    "best_square": best[0],
    "best_slope": best[1],
    "best_constant": best[2],
}

alt = (
    f"Three lines in three colours: the weight of the square climbs from 0 to {walk[-1, 0]:.2f}, "
    f"the constant falls from {walk[0, 2]:.2f} to {walk[-1, 2]:.2f}, and the weight of x stays at "
    "0. Beside them a level line bends until it is the parabola of the measurements."
)

# Each weight keeps one colour and one marker, and its name stands where its line ends.
names = ("of $x^2$", "of $x$", "of 1")
looks = ("o", "s", "^")
colors = (style.SIX[2], style.SIX[4], style.SIX[0])


def figure():
    fig, (curves, plot) = draw.canvas(1, 2)
    curves.set(title="Three weights", xlabel="step", ylabel="weight")
    curves.set(xlim=(-12, 420), ylim=(-0.6, 4.2), xticks=[0, 100, 200, 300])
    curves.hlines(best, 0, 300, style.TRUTH, "--")
    for level, name in zip(best, names, strict=True):
        draw.note(curves, name, (308, level), (5, 0), ha="left", color=style.INK)
    draw.scatter(plot, x, y)
    plot.set(title="Their curve", xlabel="$x$", ylabel="$y$", ylim=(-0.5, 10.5))

    lines = []
    for color, marker in zip(colors, looks, strict=True):
        look = {"color": color, "marker": marker, "markevery": [-1], "markersize": 8}
        lines.append(draw.line(curves, [], [], animated=True, **look))
    curve = draw.line(plot, x, x, animated=True)
    status = draw.status(fig)

    for k in shown:
        for line, values in zip(lines, walk.T, strict=True):
            line.set_data(range(k + 1), values[: k + 1])

        # The curve may bend, but its height is still a sum of columns times weights.
        curve.set_ydata(loss.columns @ walk[k])
        weights = ", ".join(f"{weight:.2f}" for weight in walk[k])
        status.set_text(f"step {k}: weights {weights}, loss {losses[k]:.3f}")
        yield fig
