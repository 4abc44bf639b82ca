"""Three rules, their rates tuned alike: how many starts learn, and how soon."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.hidden import LEARNED, LOOK, RULES, STARTS, train

width, steps = 4, 300
rates = (0.003, 0.01, 0.03, 0.1, 0.3, 1, 3)


def learn(rule, rate, first):
    """How many of a hundred starts have learned, look by look, and the mean loss in the end."""
    losses = train(width, rule=rule, rate=rate, steps=steps, first=first)["losses"]
    return np.sum(losses < LEARNED, axis=1), losses[-1].mean()


tuned, best, curves = {}, {}, {}
for rule in RULES:
    # A hundred starts to tune with, and a hundred others to look at.
    tries = [learn(rule, rate, STARTS) for rate in rates]
    tuned[rule] = [counts[-1] for counts, _ in tries]
    # The most learned, and of equals the lowest mean loss.
    best[rule] = max(range(len(rates)), key=lambda k: (tuned[rule][k], -tries[k][1]))
    curves[rule], _ = learn(rule, rates[best[rule]], 0)

names = {"GradientDescent": "plain", "Momentum": "momentum", "Adam": "Adam"}
facts = {"steps": steps, "tries": len(rates)}
for rule, name in names.items():
    key = name.lower()
    facts[f"{key}_rate"] = rates[best[rule]]
    facts[f"{key}_tuned"] = tuned[rule][best[rule]]
    facts[f"{key}_learned"] = curves[rule][-1]
    # The first look at which half of all starts have learned.
    facts[f"{key}_half"] = LOOK * np.argmax(curves[rule] >= STARTS / 2)
alt = (
    "Left, tuned on a hundred starts, how many learn with each of seven learning rates, by plain "
    "descent, momentum and Adam: all three curves rise and then stay below ninety. Right, how many "
    "of a hundred others have learned at each step, each rule with its own rate: in the end "
    f"{facts['plain_learned']}, {facts['momentum_learned']} and {facts['adam_learned']}."
)
colors = {"GradientDescent": style.SIX[0], "Momentum": style.SIX[1], "Adam": style.SIX[5]}
marks = {"GradientDescent": "o", "Momentum": "s", "Adam": "^"}


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=3.8)
    for rule, name in names.items():
        look = {"color": colors[rule], "marker": marks[rule], "markersize": 6}
        draw.line(left, rates, tuned[rule], label=name, **look)
        looks = LOOK * np.arange(len(curves[rule]))
        draw.line(right, looks, curves[rule], markevery=4, **look)
    left.set(title="Tuned on 100 starts", xlabel="learning rate", ylabel="learned", xscale="log")
    left.set_xticks((0.01, 0.1, 1), ("0.01", "0.1", "1"))
    left.minorticks_off()
    left.legend(loc="upper left")
    right.set(title="100 other starts", xlabel="step", ylabel="learned")
    for ax in (left, right):
        # With room for the legend.
        ax.set(ylim=(-5, 155), yticks=range(0, 101, 20))
    return fig
