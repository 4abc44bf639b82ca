"""A chance, its odds and its logit: equal steps of the logit are equal factors of the odds."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.classification import logistic
from gdviz.notation import format_number

logits = np.arange(-4, 5)
odds = np.exp(logits)
chances = logistic(logits)

# The example of the page, backwards and forwards.
chance = 0.8
chance_odds = chance / (1 - chance)
logit = np.log(chance_odds)

# The exercise: a chance of 0.9, and the answer is no. The slopes are those by the logit.
sure = 0.9
squared_slope = 2 * sure * sure * (1 - sure)

facts = {
    "chance": chance,
    "odds": chance_odds,
    "logit": logit,
    "against": np.log(0.2 / 0.8),
    "factor": np.e,
    "chance_1": chances[5],
    "chance_4": chances[8],
    "exercise": np.log(sure / (1 - sure)),
    "surprise": -np.log(1 - sure),
    "squared": sure**2,
    "squared_slope": squared_slope,
}
alt = (
    "An S-shaped curve of the chance against the logit from -4 to 4, with a dot at each whole "
    f"logit. From 0 to 1 the chance climbs from 0.5 to {chances[5]:.2f}, from 3 to 4 only from "
    f"{chances[7]:.2f} to {chances[8]:.2f}. Below each logit stand its odds, each about 2.72 times "
    "the one before."
)


def figure():
    fig, ax = draw.canvas(height=3.9)
    ax.set_position((0.14, 0.26, 0.83, 0.68))
    smooth = np.linspace(-4.4, 4.4, 200)
    draw.line(ax, smooth, logistic(smooth))
    for z, height in zip(logits, chances, strict=True):
        ax.plot((z, z), (0, height), color=style.MUTED, linewidth=1)
    draw.scatter(ax, logits, chances, color=style.MODEL, s=36, zorder=4)

    # Odds below 1 are easier to read as one to so many.
    said = [f"{format_number(o, '.2g')}:1" if o >= 1 else f"1:{1 / o:.2g}" for o in odds]
    labels = [f"{format_number(float(z), '.0f')}\n{o}" for z, o in zip(logits, said, strict=True)]
    ax.set(xticks=logits, xticklabels=labels, xlim=(-4.6, 4.6), ylim=(0, 1.04))
    ax.set(xlabel="logit $z$, and below it the odds $e^z$", ylabel="chance $\\sigma(z)$")
    return fig
