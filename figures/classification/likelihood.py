"""The chance that two curves gave to what happened, morning by morning, and its product."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.mornings import fit, flew, middle, scatter, spread, temperature_loss, weather
from gdviz.functions.classification import logistic

temperature = weather[:, 0]
# A first guess: the right turning point, and hardly a slope.
curves = {"a guess": np.array([0.5, 0]), "the lowest loss": fit(temperature_loss)}

given = {}
for name, weights in curves.items():
    chances = logistic(temperature_loss.columns @ weights)
    # What the curve gave to what really happened.
    given[name] = np.where(flew, chances, 1 - chances)
likelihoods = {name: np.prod(chances) for name, chances in given.items()}
losses = {name: -np.mean(np.log(chances)) for name, chances in given.items()}

# Of a coin that gives one half to whatever happens.
facts = {
    "coin": 0.5 ** len(flew),
    "coin_loss": np.log(2),
    "guess": likelihoods["a guess"],
    "fitted": likelihoods["the lowest loss"],
    "fitted_loss": losses["the lowest loss"],
    "typical": np.exp(-losses["the lowest loss"]),
    "worst": given["the lowest loss"].min(),
    "worst_surprise": -np.log(given["the lowest loss"].min()),
}
alt = (
    "Two S-shaped curves through the same dots at 0 and 1, a flat one on the left and a steep one "
    "on the right. An upright line from each dot to the curve is what the chance of what happened "
    f"lacks to 1. The product of these chances is {facts['guess']:.0e} on the left and "
    f"{facts['fitted']:.0e} on the right."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.4, left=0.75)
    x = np.linspace(3.5, 22.5, 120)
    for ax, (name, weights) in zip(axes, curves.items(), strict=True):
        curve = logistic(np.vander((x - middle[0]) / spread[0], 2) @ weights)
        reached = logistic(temperature_loss.columns @ weights)
        ax.vlines(temperature, flew, reached, color=style.ERROR, linewidth=1.5)
        draw.line(ax, x, curve)
        scatter(ax, temperature, flew, flew)
        ax.set(title=f"{name}: {losses[name]:.3f}", xlabel="temperature in °C", xlim=(3, 23))
        ax.set(xticks=(5, 10, 15, 20))
    axes[0].set(ylabel="chance that they fly")
    axes[1].set(yticklabels=[])
    return fig
