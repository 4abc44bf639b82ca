"""A race of six rules, each with the learning rate that suits it best."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.descent import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp, descend

RULES = {
    "plain": GradientDescent,
    "momentum": Momentum,
    "Nesterov": Nesterov,
    "AdaGrad": AdaGrad,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
# Six rates for every factor of ten.
RATES = 10 ** np.linspace(-4, 1, 31)


def late(losses: NDArray) -> float:
    """How well a walk does in the end: the mean loss of its last tenth, so that no luck decides."""
    return losses[-(len(losses) // 10) :].mean()


def best_rate(function, loss: Callable, start: ArrayLike, rule: Callable, steps: int) -> float:
    """The learning rate of RATES with which a rule comes lowest, by its `late` loss.

    `function` is what `descend` walks on, and `rule` makes a rule of a rate. A walk that diverges
    is out of the question.
    """
    walks = [descend(function, start, rule(rate), steps) for rate in RATES]
    with np.errstate(over="ignore"):
        scores = [late(loss(walk.T)) if len(walk) > steps else np.inf for walk in walks]
    return RATES[np.argmin(scores)]


def race(
    function, loss: Callable, start: ArrayLike, steps: int, practice=None
) -> tuple[dict[str, float], dict[str, NDArray], dict[str, NDArray]]:
    """The six rules with their best rates: the rates, the walks and the losses, by name.

    The rates are found on `practice`, which is the function itself if it has no noise.
    """
    rates = {
        name: best_rate(practice or function, loss, start, rule, steps)
        for name, rule in RULES.items()
    }
    walks = {
        name: descend(function, start, RULES[name](rate), steps) for name, rate in rates.items()
    }
    return rates, walks, {name: loss(walk.T) for name, walk in walks.items()}
