"""One bowl, one start, four learning rates: a crawl, a walk, a zigzag and a flight."""

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Bowl
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
    "Four walks down the same oval bowl. At a learning rate of 0.01 the dot gets less than half "
    "the way, at 0.1 it glides to the middle, at 0.25 it zigzags there faster still, and at 0.5 it "
    "jumps from side to side and out of the picture."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=6)
    trails = {}
    dots = {}
    for ax, rate in zip(axes, rates, strict=True):
        landscape.contours(ax, bowl, window=(-10, 10, -10, 10), power=2)
        ax.set(title=f"learning rate {rate}", xlim=(-10, 10), ylim=(-10, 10))

        # What flies off is cut at the edge, or it would run across the other pictures.
        trails[rate] = draw.path(ax, [], [], clip_on=True, animated=True)
        dots[rate] = draw.dot(ax, *start, clip_on=True, animated=True)
    status = draw.status(fig)

    # Late steps are small, or out of the picture, so every second one will do.
    shown = [*range(20), *range(20, 50, 2), 49]
    for k in shown:
        for rate, walk in walks.items():
            x, y = walk[: k + 1].T
            trails[rate].set_data(x, y)
            dots[rate].set_data(x[-1:], y[-1:])

        now = ", ".join(f"{loss[k]:.3g}" for loss in losses.values())
        status.set_text(f"step {k}: losses {now}")
        yield fig
