"""Automatic differentiation: numbers that remember what they were made of.

Every operation makes a new `Value`, and writes down its parents and its derivative by each.
`gradients` walks back from the last value, multiplying derivatives on the way: the chain rule.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Value:
    """A number, the letter or the operation it is called by, and where it came from.

    `derivatives` are those by each of its `parents`: ∂self/∂parent, one for one.
    """

    number: float
    name: str = ""
    parents: tuple["Value", ...] = ()
    derivatives: tuple[float, ...] = ()

    def __add__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.number + other.number, "+", (self, other), (1, 1))

    def __sub__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.number - other.number, "−", (self, other), (1, -1))

    def __mul__(self, other: "Value | float") -> "Value":
        other = _value(other)
        return Value(self.number * other.number, "×", (self, other), (other.number, self.number))

    def __truediv__(self, other: "Value | float") -> "Value":
        other = _value(other)
        quotient = self.number / other.number
        return Value(quotient, "÷", (self, other), (1 / other.number, -quotient / other.number))

    def __pow__(self, power: float) -> "Value":
        derivative = power * math.pow(self.number, power - 1)
        return Value(math.pow(self.number, power), f"power {power:g}", (self,), (derivative,))

    def __neg__(self) -> "Value":
        return Value(-self.number, "−", (self,), (-1,))

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other: "Value | float") -> "Value":
        return _value(other) - self

    def __rtruediv__(self, other: "Value | float") -> "Value":
        return _value(other) / self


def exp(x: Value) -> Value:
    """Eˣ, which is its own derivative."""
    number = math.exp(x.number)
    return Value(number, "exp", (x,), (number,))


def log(x: Value) -> Value:
    """The natural logarithm, with the derivative 1/x."""
    return Value(math.log(x.number), "log", (x,), (1 / x.number,))


def tanh(x: Value) -> Value:
    """The hyperbolic tangent, with the derivative 1 − tanh² x."""
    number = math.tanh(x.number)
    return Value(number, "tanh", (x,), (1 - number**2,))


def relu(x: Value) -> Value:
    """max(x, 0), with the derivative 1 above 0, and 0 elsewhere."""
    return Value(max(x.number, 0.0), "ReLU", (x,), (float(x.number > 0),))


def record(result: Value) -> list[Value]:
    """All that a value was made of, each after its parents; the value itself is the last."""
    found, waiting = {}, [result]
    while waiting:
        missing = [parent for parent in waiting[-1].parents if parent not in found]
        if missing:
            waiting.append(missing[0])
        else:
            found[waiting.pop()] = True
    return list(found)


def gradients(result: Value) -> dict[Value, float]:
    """∂result/∂value for every value it was made of, in the order in which they get complete."""
    found = dict.fromkeys(reversed(record(result)), 0.0) | {result: 1.0}
    for value in found:
        for parent, derivative in zip(value.parents, value.derivatives, strict=True):
            found[parent] += found[value] * derivative
    return found


def _value(number: Value | float) -> Value:
    return number if isinstance(number, Value) else Value(float(number), f"{number:g}")
