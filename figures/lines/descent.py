"""A point walks down the loss surface while the line it stands for swings onto the data."""

from gdviz import data
from gdviz.drawing import draw, landscape
from gdviz.functions.regression import line_loss
from gdviz.optim.descent import GradientDescent, descend

time, distance = data.runs()
x = time / 49
loss = line_loss(x, distance)

rate = 0.01
walk = descend(loss, start=(-2, -1), rule=GradientDescent(rate), steps=3202)
losses = loss(walk.T)

# The exercise on the page takes steps ten times as long.
quicker = descend(loss, start=(-2, -1), rule=GradientDescent(0.1), steps=400)

# In the valley the walk crawls, so the film skips more and more of its steps.
shown = draw.log_spaced(len(walk), frames=70)

facts = {
    "rate": rate,
    "steps": len(walk) - 1,
    "slope_left_at_400": loss.minimum[0] - walk[400, 0],
    "slope_left_quicker": loss.minimum[0] - quicker[400, 0],
}
alt = (
    f"A dot drops from the highest corner of the loss surface, loss {losses[0]:.2f}, into a long "
    f"valley and creeps along it for {len(walk) - 1} steps to a loss of {losses[-1]:.4f}. Below "
    "it, the line that the dot stands for swings onto the runs."
)


def figure():
    fig, (above, plot) = draw.canvas(2, 1, height=6.2)
    above.set(title="Where we stand", xlabel="slope $w_0$", ylabel="intercept $w_1$")
    # With one scale for both axes the first steps cross the contours at right angles.
    above.set(aspect="equal", xticks=[-2, -1, 0, 1, 2], yticks=[-1, 0, 1])
    above.tick_params(axis="x", pad=6)
    plot.set(title="The line it stands for", xlabel="time", ylabel="distance", ylim=(-3.1, 1.7))

    landscape.contours(above, loss, window=(-2, 2, -1, 1), power=2)
    draw.scatter(plot, time, distance)

    trail = draw.path(above, [], [], animated=True)
    dot = draw.dot(above, 0, 0, animated=True)
    line = draw.line(plot, time, 0 * x, animated=True)
    status = draw.status(fig)

    for k in shown:
        # The two numbers that place the dot are the slope and the intercept of the line.
        slope, intercept = walk[k]
        trail.set_data(*walk[: k + 1].T)
        dot.set_data([slope], [intercept])
        line.set_ydata(slope * x + intercept)

        place = f"slope {slope:.3f}, intercept {intercept:.3f}"
        status.set_text(f"step {k}: {place}, loss {losses[k]:.4f}")
        yield fig
