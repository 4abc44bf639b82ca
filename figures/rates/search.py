"""Two walks that choose every step anew: short and long steps take turns."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import descend
from gdviz.optim.line_search import Backtracking, ExactSearch

bowl = Bowl(5, 1)
start = (4, -9)
limit = 0.4

walks = {
    "exact": descend(bowl, start, ExactSearch(bowl.hessian), steps=40),
    "backtracking": descend(bowl, start, Backtracking(), steps=40),
}


def rates_of(walk):
    """The learning rate of each step: its length, in units of the gradient where it began."""
    lengths = np.linalg.norm(np.diff(walk, axis=0), axis=1)
    steepness = np.linalg.norm(bowl.gradient(walk[:-1].T), axis=0)
    return lengths / steepness


# The rates repeat themselves, so those of the first steps say it all.
steps = 12
rates = {name: rates_of(walk[: steps + 1]) for name, walk in walks.items()}


def needed(walk):
    """Steps until the loss is below a millionth."""
    return np.argmax(bowl(walk.T) < 1e-6)


facts = {
    "steps_exact": needed(walks["exact"]),
    "steps_backtracking": needed(walks["backtracking"]),
    "short": rates["exact"][0],
    "long": rates["exact"][1],
}
alt = (
    "Two zigzag walks to the middle of an oval bowl, one with corners at right angles. Beside "
    f"them, the rate of each step: one takes {facts['short']:.2f} and {facts['long']:.2f} in turn, "
    "the other 0.25 and 0.5; every second step is above the limit of a fixed rate, 0.4."
)


def figure():
    fig, (above, plot) = draw.canvas(1, 2)
    landscape.contours(above, bowl, window=(-5, 5, -10, 2), power=2)

    looks = {
        "exact": {"color": style.DATA, "marker": "o", "linestyle": "-"},
        "backtracking": {"color": style.MODEL, "marker": "s", "linestyle": "--"},
    }
    for name, look in looks.items():
        draw.path(above, *walks[name].T, markersize=5, **look)
        draw.line(plot, range(1, steps + 1), rates[name], label=name, markersize=5, **look)
    # A fixed rate above this line would fly off; in turn with short steps the long ones help.
    plot.axhline(limit, color=style.TRUTH, linestyle=":")

    # With one scale for both axes the right angles of the exact search look right.
    above.set(title="From above", xlabel="$x$", ylabel="$y$", aspect="equal")
    plot.set(title="Rate of each step", xlabel="step", ylim=(0, 0.85))
    plot.legend(loc="upper right")
    return fig
