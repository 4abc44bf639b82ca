"""The rules that a reader may name, and their learning rates."""

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
STEPS = 100_000


def rule(name: str, rate: float):
    """The rule of that name. Raises `BadInput` for an unknown one, and for a rate that is none."""
    if name not in RULES:
        raise BadInput(f"--by {name}: no rule has this name; known are {', '.join(RULES)}")
    try:
        return RULES[name](rate)
    except ValueError as error:
        raise BadInput(f"--rate {rate:g}: {error}; 0.1 is a good first try") from None


def number(option: str, text: str) -> float:
    """The number that an option was given; a decimal comma is taken for a point."""
    try:
        return float(text.replace(",", ".").replace("−", "-"))
    except ValueError:
        raise BadInput(f"{option} {text}: this is no number; write one, such as 0.1") from None


def whole(option: str, text: str, low: int, high: int) -> int:
    """The whole number that an option was given, from `low` to `high`."""
    if not text.isdecimal() or not low <= int(text) <= high:
        raise BadInput(f"{option} {text}: write a whole number from {low} to {high}")
    return int(text)
