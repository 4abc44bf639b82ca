"""How often the bees flew where one chance was given, with two sets of weights."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.experiments.mornings import columns, fit, weather_loss
from gdviz.functions.classification import LogLoss, logistic

best = fit(weather_loss)
# Mornings that the model has not seen, and so many that each tenth of the scale has enough.
weather, flew = data.mornings(seed=100, count=20_000)
fresh = columns(weather)
chances = {"as fitted": logistic(fresh @ best), "tripled": logistic(fresh @ (3 * best))}


def shares(given):
    """For each tenth of the scale: the mean chance given, and how often the bees flew."""
    tenth = np.minimum((10 * given).astype(int), 9)
    counts = np.bincount(tenth, minlength=10)
    said = np.bincount(tenth, given, minlength=10) / counts
    came = np.bincount(tenth, flew, minlength=10) / counts
    return said, came, counts


curves = {name: shares(given) for name, given in chances.items()}
# By how much the chances are off, on average over all mornings.
off = {
    name: np.average(abs(said - came), weights=counts)
    for name, (said, came, counts) in curves.items()
}
loss = LogLoss(fresh, flew)
facts = {
    "count": len(flew),
    "right": np.mean((chances["as fitted"] > 0.5) == flew),
    "right_tripled": np.mean((chances["tripled"] > 0.5) == flew),
    "loss": loss(best),
    "loss_tripled": loss(3 * best),
    "off": off["as fitted"],
    "off_tripled": off["tripled"],
    "said": curves["tripled"][0][1],
    "came": curves["tripled"][1][1],
}
alt = (
    "How often the bees flew against the chance that was given. The dots of the fitted weights lie "
    "near the dashed diagonal; those of weights three times as large lie well above it where the "
    f"chance is small and below it where it is large: where {facts['said']:.2f} was said, "
    f"{facts['came']:.2f} came."
)


def figure():
    fig, ax = draw.canvas(height=3.9, left=1.9)
    ax.set_position((0.27, 0.19, 0.5, 0.72))
    ax.set(xlabel="chance that was given", ylabel="how often they flew", aspect="equal")
    ax.set(xlim=(-0.04, 1.04), ylim=(-0.04, 1.04), xticks=(0, 0.5, 1), yticks=(0, 0.5, 1))
    draw.line(ax, (0, 1), (0, 1), color=style.TRUTH, linestyle="--", linewidth=1.5)
    looks = {"as fitted": (style.MODEL, "o"), "tripled": (style.ERROR, "s")}
    for name, (said, came, _) in curves.items():
        color, marker = looks[name]
        draw.line(ax, said, came, color=color, marker=marker, linewidth=1.5)
    said, came, _ = curves["as fitted"]
    draw.note(ax, "as fitted", (said[7], came[7]), (-44, 16), color=style.MODEL)
    said, came, _ = curves["tripled"]
    draw.note(ax, "tripled", (said[2], came[2]), (-6, 18), color=style.ERROR)
    return fig
