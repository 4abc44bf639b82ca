"""Two losses in space: one bends upwards everywhere, the other lies level far out."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.experiments.mornings import fit, flew, temperature_loss
from gdviz.functions.classification import SigmoidError
from gdviz.functions.stochastic import Ensemble
from gdviz.optim.descent import GradientDescent, descend

log_loss = temperature_loss
squared = SigmoidError(temperature_loss.columns, flew)
window = (-8, 8, -8, 8)
rate = 1.0
steps = 300
starts = np.array([(7, -6), (-7, -1), (-6, 6)])
lowest = log_loss(fit(log_loss))


def walks_from(starts, loss):
    """The walks from several starts at once, shape (2, starts, steps + 1)."""
    together = Ensemble(loss, 2)
    walk = descend(together, starts.T.ravel(), GradientDescent(rate), steps)
    return walk.T.reshape(2, len(starts), -1)


walks = {loss: walks_from(starts, loss) for loss in (log_loss, squared)}

# One start proves little: here are two hundred. Who ends within a hundredth of the lowest loss,
# and who has not even halved the first one?
many = np.random.default_rng(0).uniform(-8, 8, (200, 2))
log_many, squared_many = (loss(walks_from(many, loss)) for loss in (log_loss, squared))
arrived = np.mean(log_many[:, -1] < lowest + 0.01)
stuck = np.mean(squared_many[:, -1] > squared_many[:, 0] / 2)

log_ends, squared_ends = (loss(walks[loss])[:, -1] for loss in (log_loss, squared))
facts = {
    "steps": steps,
    "lowest": lowest,
    "log_highest": log_ends.max(),
    "squared_first": squared(walks[squared][:, 1, 0]),
    "squared_last": squared_ends[1],
    "squared_good": squared_ends[0],
    "arrived": arrived,
    "stuck": stuck,
    "slope_log": np.linalg.norm(log_loss.gradient(starts[1])),
    "slope_squared": np.linalg.norm(squared.gradient(starts[1])),
}
alt = (
    "Two landscapes in space over slope and bias. On the left the log loss is a valley between "
    "straight walls, and three walks meet on its floor; on the right the squared error is a "
    "gully between high plains that are nearly level, and two of the three walks have not come "
    f"down after {steps} steps."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.5, space=[0, 1])
    for ax, (loss, paths) in zip(axes, walks.items(), strict=True):
        landscape.surface(ax, loss, window, power=2 if loss is log_loss else 1)
        heights = loss(paths)
        for k, marker in enumerate("os^"):
            draw.path(ax, *paths[:, k], heights[k])
            draw.dot(ax, *paths[:, k, 0], heights[k, 0], color=style.PAPER, markersize=6)
            draw.dot(ax, *paths[:, k, -1], heights[k, -1], marker=marker)
        ax.set(xlabel="slope", ylabel="bias", xticks=(-5, 0, 5), yticks=(-5, 0, 5))
        ax.zaxis.set_rotate_label(False)
        ax.set_zlabel("loss", rotation=90, labelpad=-2)
        ax.set_box_aspect((4, 4, 2.2), zoom=0.96)
        ax.view_init(elev=38, azim=-120)
        # What names the height stands on the left, and needs room there.
        box = ax.get_position()
        ax.set_position((box.x0 + 0.03, box.y0, box.width, box.height))
    axes[0].set(title="log loss", zticks=(0, 4, 8))
    axes[1].set(title="squared error", zticks=(0, 0.5, 1))
    return fig
