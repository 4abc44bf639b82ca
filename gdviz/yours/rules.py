"""The rules that a reader may name."""

from gdviz.optim.descent import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from gdviz.system.errors import BadInput

RULES = {
    "plain": GradientDescent,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
}


def rule(name: str, rate: float):
    """The rule of that name. Raises `BadInput` for an unknown one, and for a rate that is none."""
    if name not in RULES:
        raise BadInput(f"--by {name}: no rule has this name; known are {', '.join(RULES)}")
    try:
        return RULES[name](rate)
    except ValueError as error:
        raise BadInput(f"--rate {rate:g}: {error}; 0.1 is a good first try") from None
