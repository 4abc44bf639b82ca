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
    f"The weight of the square climbs from 0 to {walk[-1, 0]:.2f}, the constant falls to "
    f"{walk[-1, 2]:.2f}, and the weight of x stays at 0. Beside them a level line bends until it "
    "is the parabola of the measurements."
)


def figure():
    fig, (curves, plot) = draw.canvas(1, 2)
    curves.set(title="Three weights", xlabel="step", xlim=(-8, 308), ylim=(-0.6, 4.2))
    curves.hlines(best, 0, 300, style.TRUTH, "--")
    for level, name in zip(best, ("$x^2$", "$x$", "1"), strict=True):
        draw.note(curves, f"weight of {name}", (235, level), (0, 11), color=style.MODEL)
    draw.scatter(plot, x, y, alpha=0.6)
    plot.set(title="Their curve", xlabel="$x$", ylabel="$y$", ylim=(-0.5, 10.5))

    look = {"marker": "o", "markevery": [-1], "animated": True}
    lines = [draw.line(curves, [], [], **look) for _ in best]
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
