"""One bowl, one start, four learning rates: a crawl, a glide, a zigzag and a flight."""

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.notation import format_number
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
start = (4, -9)
steps = 49

# In the steep direction the curvature L is 5, so a rate above 2/L = 0.4 flies out of the bowl.
rates = (0.01, 0.1, 0.25, 0.5)
walks = {rate: descend(bowl, start, GradientDescent(rate), steps) for rate in rates}
losses = {rate: bowl(walks[rate].T) for rate in rates}

facts = {
    "steps": steps,
    "start_loss": bowl(start),
    "loss_1": losses[0.01][-1],
    "loss_10": losses[0.1][-1],
    "loss_25": losses[0.25][-1],
    "loss_50": losses[0.5][-1],
    "slow_x": walks[0.01][-1, 0],
    "slow_y": walks[0.01][-1, 1],
}
alt = (
    "Four walks down the same oval bowl, with a cross after every ten steps. At a learning rate of "
    "0.01 the dot gets less than half the way, at 0.1 it glides to the middle, at 0.25 it zigzags "
    "there faster still, and at 0.5 it jumps from side to side and out of the picture."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=6.4)
    trails = {}
    dots = {}
    words = {}
    for ax, rate in zip(axes, rates, strict=True):
        landscape.contours(ax, bowl, window=(-10, 10, -10, 10), power=2)
        ax.set(title=f"learning rate {rate}", xlim=(-10, 10), ylim=(-10, 10))
        ax.set(xlabel="$x$", ylabel="$y$", xticks=[-5, 0, 5], yticks=[-10, 0, 10])
        draw.dot(ax, *start, color=style.INK)
        draw.dot(ax, 0, 0, color=style.TRUTH, marker="D")

        # What flies off is cut at the edge, or it would run across the other pictures.
        moving = {"clip_on": True, "animated": True}
        trails[rate] = draw.path(ax, [], [], marker="X", markevery=10, markersize=7, **moving)
        dots[rate] = draw.dot(ax, *start, **moving)
        words[rate] = draw.note(ax, "", (0, 8.4), (0, 0), animated=True)
    status = draw.status(fig)

    # Late steps are small, or out of the picture, so every second one will do.
    shown = [*range(20), *range(20, 50, 2), 49]
    for k in shown:
        for rate, walk in walks.items():
            x, y = walk[: k + 1].T
            trails[rate].set_data(x, y)
            dots[rate].set_data(x[-1:], y[-1:])
            words[rate].set_text("loss " + format_number(losses[rate][k], ".3g"))

        status.set_text(f"step {k} of {steps}")
        yield fig
