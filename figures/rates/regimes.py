"""One bowl, one start, four learning rates: a crawl, a walk, a zigzag and a flight."""

from gdviz.drawing import draw, landscape
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend

bowl = Bowl(5, 1)
rates = (0.01, 0.1, 0.25, 0.5)
walks = [descend(bowl, (4, -9), GradientDescent(rate), steps=49) for rate in rates]
losses = [bowl(walk.T) for walk in walks]

facts = {"steps": 49, "start_loss": losses[0][0]}
facts |= {f"loss_{100 * rate:.0f}": loss[-1] for rate, loss in zip(rates, losses, strict=True)}
facts |= {"slow_x": walks[0][-1, 0], "slow_y": walks[0][-1, 1]}
alt = (
    "Four walks down the same oval bowl. At a learning rate of 0.01 the dot gets less than half "
    "the way, at 0.1 it glides to the middle, at 0.25 it zigzags there faster still, and at 0.5 it "
    "jumps from side to side and out of the picture."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=6)
    trails, dots = [], []
    for ax, rate, walk in zip(axes, rates, walks, strict=True):
        landscape.contours(ax, bowl, window=(-10, 10, -10, 10), power=2)
        trails.append(draw.path(ax, *walk[:1].T, clip_on=True, animated=True))
        dots.append(draw.dot(ax, *walk[0], clip_on=True, animated=True))
        ax.set(title=f"learning rate {rate}", xlim=(-10, 10), ylim=(-10, 10))
    status = draw.status(fig)
    for k in [0, *range(1, 20), *range(20, 50, 2), 49]:
        for trail, dot, walk in zip(trails, dots, walks, strict=True):
            trail.set_data(*walk[: k + 1].T)
            dot.set_data(*walk[k : k + 1].T)
        now = ", ".join(f"{loss[k]:.3g}" for loss in losses)
        status.set_text(f"step {k}: losses {now}")
        yield fig
