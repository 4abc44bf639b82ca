"""Newton's step is quick near a minimum, and as quick towards a saddle."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.bounds import Troughs
from gdviz.functions.surfaces import Saddle
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.second_order import Newton

# Two troughs that cross.
troughs = Troughs(np.array([[0.9, 0.3], [-0.2, 0.4]]), np.zeros(2))
start = (-0.7, 1.1)
steps = 5
newton = descend(troughs, start, Newton(), steps)
plain = descend(troughs, start, GradientDescent(1), steps)
distances = np.linalg.norm(newton, axis=1)

# Newton's step asks where the slope vanishes, not where the height is low.
saddle = Saddle()
near = (0.8, 0.35)
to_saddle = descend(saddle, near, Newton(), steps)
away = descend(saddle, near, GradientDescent(0.3), 40)

# From random starts in this window, how many come to rest at the saddle?
rng = np.random.default_rng(0)
starts = rng.uniform(-1.5, 1.5, (200, 2))


def share_at_saddle(rule, steps):
    """The share of the starts whose walk ends at the saddle in the middle."""
    ends = np.array([descend(saddle, one, rule, steps)[-1] for one in starts])
    return np.mean(np.linalg.norm(ends, axis=1) < 0.1)


# Far out on log cosh the curve is almost straight, and a parabola there has its bottom far away.
far = descend(Troughs(np.eye(1), np.zeros(1)), [1.2], Newton(), 2)[:, 0]

facts = {
    "far_start": far[0],
    "far_1": far[1],
    "far_2": far[2],
    "after_3": distances[3],
    "plain_5": np.linalg.norm(plain[-1]),
    "caught": share_at_saddle(Newton(), 12),
    "caught_plain": share_at_saddle(GradientDescent(0.3), 100),
}
alt = (
    "Two maps. Left, in an oval bowl, Newton's walk reaches the bottom in three steps, while plain "
    "descent is still on its way after five. Right, from beside a saddle, Newton's walk runs into "
    "the saddle, and plain descent turns away from it into a valley."
)


def figure():
    fig, (bowl, pass_) = draw.canvas(1, 2, height=3.6)
    landscape.contours(bowl, troughs, window=(-1, 2, -1, 2), power=2)
    landscape.contours(pass_, saddle, window=(-1.5, 1.5, -1.5, 1.5), power=1.5)
    walks = {bowl: (newton, plain), pass_: (to_saddle, away)}
    for ax, (quick, slow) in walks.items():
        draw.path(ax, *slow.T, linestyle=":", linewidth=2.4)
        draw.path(ax, *quick.T, marker="o", markersize=4)
        draw.dot(ax, *quick[0], color=style.TRUTH)
        draw.dot(ax, *quick[-1])
        draw.dot(ax, *slow[-1], color=style.DATA, marker="s")
        ax.set(xlabel="$x$", ylabel="$y$")
    bowl.set(title="To a minimum", xticks=(0, 1, 2), yticks=(0, 1, 2))
    pass_.set(title="To a saddle", xticks=(-1, 0, 1), yticks=(-1, 0, 1))
    return fig
