"""What silences hidden neurons, what keeps them awake, and how many starts learn in each case."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import CORNERS, LEARNED, STARTS, corners_loss, train

WIDTH = 4
cases = {
    "ReLU": {},
    "ReLU, random biases": {"spread": 1.0},
    "leaky, random biases": {"activation": "leaky ReLU", "spread": 1.0},
    "tanh, random biases": {"activation": "tanh", "spread": 1.0},
    "ReLU, rate 5": {"rate": 5.0},
    "leaky, rate 5": {"activation": "leaky ReLU", "rate": 5.0},
    "tanh, rate 5": {"activation": "tanh", "rate": 5.0},
}


def count_silent(activation, weights):
    """How many hidden neurons have a slope of 0 at every corner, so that nothing moves them."""
    loss = corners_loss(WIDTH, activation)
    inward, biases, _, _ = loss.split(weights)
    sums = inward @ CORNERS.T + biases[:, :, None]
    _, pullback = loss.activation(sums)
    (slopes,) = pullback(np.ones_like(sums))
    return np.sum((slopes == 0).all(axis=2))


learned, silent = {}, {}
for name, options in cases.items():
    run = train(WIDTH, **options)
    learned[name] = np.sum(run["losses"][-1] < LEARNED)
    silent[name] = count_silent(options.get("activation", "ReLU"), run["weights"])

facts = {"neurons": WIDTH * STARTS}
for name in cases:
    key = name.lower().replace(",", "").replace(" ", "_")
    facts[f"{key}_learned"] = learned[name]
    if name.startswith("ReLU"):
        facts[f"{key}_silent"] = silent[name]
for width in (16, 64):
    facts[f"wide_{width}_learned"] = np.sum(train(width, rate=5.0)["losses"][-1] < LEARNED)
facts["others_silent"] = sum(silent[name] for name in cases if not name.startswith("ReLU"))
alt = (
    f"Bars for seven cases of four hidden neurons: how many of {STARTS} starts learn, and how many "
    f"of {facts['neurons']} neurons end silent. ReLU: {learned['ReLU']} and {silent['ReLU']}. With "
    f"a rate of 5: {learned['ReLU, rate 5']} and {silent['ReLU, rate 5']}. Leaky ReLU and tanh "
    "have no silent neurons."
)


def bars(ax, counts, title, color, most):
    """A bar for each case, with its number at its end."""
    places = range(len(counts))
    ax.barh(places, counts.values(), height=0.6, color=color)
    for place, count in enumerate(counts.values()):
        draw.note(ax, f"{count}", (count, place), (18, 0))
    ax.set(title=title, xlim=(0, most), ylim=(len(counts) - 0.4, -0.6), xticks=[])
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.4, left=0.3, shares=(0.65, 0.35))
    # The names of the cases stand to the left of the first bars.
    x, y, wide, high = left.get_position().bounds
    left.set_position((x + 0.28, y, wide - 0.28, high))
    bars(left, learned, f"learned, of {STARTS}", style.MODEL, 125)
    bars(right, silent, f"silent, of {facts['neurons']}", style.ERROR, 330)
    left.set_yticks(range(len(cases)), list(cases))
    right.set_yticks([])
    return fig
