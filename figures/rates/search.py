"""Two walks that choose every step anew: short and long steps take turns."""

import numpy as np

from gdviz.drawing import draw, landscape, style
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import descend
from gdviz.optim.line_search import Backtracking, ExactSearch

bowl, start, steps = Bowl(5, 1), (4, -9), 12
rules = {"exact": ExactSearch(bowl.hessian), "backtracking": Backtracking()}
walks = {name: descend(bowl, start, rule, steps=40) for name, rule in rules.items()}
rates = {
    name: np.linalg.norm(np.diff(walk[: steps + 1], axis=0), axis=1)
    / np.linalg.norm(bowl.gradient(walk[:steps].T), axis=0)
    for name, walk in walks.items()
}

facts = {f"steps_{name}": np.argmax(bowl(walk.T) < 1e-6) for name, walk in walks.items()}
facts |= {"short": rates["exact"][0], "long": rates["exact"][1]}
alt = (
    "Two zigzag walks to the middle of an oval bowl, one with corners at right angles. Beside "
    f"them, the rate of each step: one takes {facts['short']:.2f} and {facts['long']:.2f} in turn, "
    "the other 0.25 and 0.5; every second step is above the limit of a fixed rate, 0.4."
)


def figure():
    fig, (above, plot) = draw.canvas(1, 2)
    landscape.contours(above, bowl, window=(-5, 5, -10, 2), power=2)
    above.set(title="From above", xlabel="$x$", ylabel="$y$", aspect="equal")
    looks = [(style.DATA, "o", "-"), (style.MODEL, "s", "--")]
    for name, (color, marker, dashes) in zip(walks, looks, strict=True):
        look = {"color": color, "marker": marker, "linestyle": dashes, "markersize": 5}
        draw.path(above, *walks[name].T, **look)
        draw.line(plot, range(1, steps + 1), rates[name], label=name, **look)
    plot.axhline(0.4, color=style.TRUTH, linestyle=":")
    plot.set(title="Rate of each step", xlabel="step", ylim=(0, 0.85))
    plot.legend(loc="upper right")
    return fig
