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
steps = 8
rates = {name: rates_of(walk[: steps + 1]) for name, walk in walks.items()}


def looks(rate):
    """How often backtracking looks ahead for this rate: at 1, 1/2, and so on, down to it."""
    return 1 - np.log2(rate)


def needed(walk):
    """Steps until the loss is below a millionth."""
    return np.argmax(bowl(walk.T) < 1e-6)


facts = {
    "steps_exact": needed(walks["exact"]),
    "steps_backtracking": needed(walks["backtracking"]),
    "short": rates["exact"][0],
    "long": rates["exact"][1],
    "looks": looks(rates["backtracking"]).mean(),
}
alt = (
    "Two zigzag walks to the middle of an oval bowl, the first with corners at right angles. Under "
    f"each, the rate of its steps: {facts['short']:.2f} and {facts['long']:.2f} in turn, and 0.25 "
    "and 0.5 in turn; every second step is above the dotted limit of a fixed rate, 0.4."
)


def figure():
    fig, axes = draw.canvas(2, 2, height=7.2)
    maps = axes[:2]
    plots = axes[2:]
    looks = {
        "exact": {"color": style.DATA, "marker": "o"},
        "backtracking": {"color": style.MODEL, "marker": "s"},
    }
    for above, plot, (name, look) in zip(maps, plots, looks.items(), strict=True):
        landscape.contours(above, bowl, window=(-5, 5, -10, 2), power=2)
        draw.path(above, *walks[name].T)
        for place in walks[name]:
            draw.dot(above, *place, markersize=7, **look)
        # With one scale for both axes the right angles of the exact search look right.
        above.set(title=name, xlabel="$x$", ylabel="$y$", aspect="equal", xticks=[-4, 0, 4])

        # A fixed rate above this line would fly off; in turn with short steps the long ones help.
        plot.axhline(limit, color=style.TRUTH, linestyle=":", linewidth=2)
        draw.line(plot, range(1, steps + 1), rates[name], linewidth=1.5, markersize=7, **look)
        plot.set(xlabel="step", ylabel="its learning rate", xlim=(0.5, 11), ylim=(0, 0.7))
        plot.set_xticks([2, 4, 6, 8])
    draw.note(plots[0], "limit", (9.8, limit), (0, 12), color=style.TRUTH)
    return fig
