"""With noise a rate that stays ends on a floor, and one that fades goes on at a pace of its own."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.functions.stochastic import Ensemble, Noisy
from gdviz.functions.surfaces import Bowl
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.schedules import Scheduled

# A round bowl treats its coordinates alike, so 2000 of them are as many walks of one.
crowd = Noisy(Ensemble(Bowl(1, 1), 2), coordinates=2000)
start = np.full(2000, 5)
steps = 1000
k = np.arange(1, steps + 1)
rates = {
    "stays": lambda k: 0.2,
    "root": lambda k: 1 / np.sqrt(k + 1),
    "whole": lambda k: 1 / (k + 1),
}


def mean_loss(rate):
    """The mean of x²/2 over all walks, after each step."""
    walks = descend(crowd, start, Scheduled(GradientDescent, rate), steps)
    return np.mean(walks[1:] ** 2, axis=1) / 2


losses = {name: mean_loss(rate) for name, rate in rates.items()}

# A rate that stays: half of the variance on the page about mini-batches.
floor = 0.2 / (2 - 0.2) / 2
# With 1/k the place is the mean of k noises, whose variance is 1/k.
theory = {"stays": np.full(steps, floor), "root": 1 / (4 * np.sqrt(k)), "whole": 1 / (2 * k)}

facts = {
    "floor": floor,
    "stays": losses["stays"][-500:].mean(),
    "root": losses["root"][-1],
    "root_theory": theory["root"][-1],
    "whole": losses["whole"][-1],
    "whole_theory": theory["whole"][-1],
}
alt = (
    "The mean loss of 2,000 noisy walks on logarithmic axes, for three rates, each beside a dashed "
    f"line of theory. One that stays ends on a floor at {floor:.3f}. One that fades like 1 over "
    "the root of the step falls gently, and one like 1 over the step falls twice as steeply."
)


def figure():
    fig, ax = draw.canvas(height=3.9)
    ax.set(xlabel="step", ylabel="mean loss", xscale="log", yscale="log")
    ax.set(xlim=(0.9, 2600), ylim=(2e-4, 15))
    looks = {"stays": style.MODEL, "root": style.DATA, "whole": style.TRUTH}
    names = {"stays": "0.2", "root": r"$1/\sqrt{k}$", "whole": "$1/k$"}
    for name, color in looks.items():
        draw.line(ax, k, theory[name], color=style.INK, linestyle="--", linewidth=1.4)
        draw.line(ax, k, losses[name], color=color, linewidth=1.8)
        draw.note(ax, names[name], (steps, losses[name][-1]), (34, 0), color=color)
    return fig
