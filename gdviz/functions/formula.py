"""A function that one writes as a formula, such as x sin(x) or (1 - x)^2 + 100 (y - x^2)^2.

    sum     = product {("+" | "-") product}
    product = factor {["*" | "/"] factor}                 2x and x sin(y) are products, too; 1/2x
                                                          may be two things, and is refused
    factor  = "-" factor | atom [raised] ["^" factor]     -x² is -(x^2), x^2^3 is x^(2^3)
    atom    = number | "x" | "y" | "pi" | "e" | function "(" sum ")" | "(" sum ")"

What is read becomes a record: steps, each of which computes with earlier ones. From front to back
the record gives the height, and from back to front the gradient, by the chain rule.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

import numpy as np
from numpy.typing import NDArray

from gdviz.functions.function import Point

LONGEST = 160  # Characters: parentheses within parentheses take room while they are read.


class Operation(NamedTuple):
    """What a step computes: y = value(*arguments), and slopes(y, *arguments), y's by each."""

    value: Callable[..., NDArray]
    slopes: Callable[..., tuple]


def _power_slopes(y, a, b):
    # What is to the power 0 is level, and so is a power that has come down to 0.
    return np.where(b == 0, 0, b * a ** (b - 1)), np.where(y == 0, 0, y * np.log(a))


# A name that begins like another, as tanh does, stands before it.
FUNCTIONS = {
    "sin": Operation(np.sin, lambda y, a: (np.cos(a),)),
    "cos": Operation(np.cos, lambda y, a: (-np.sin(a),)),
    "tanh": Operation(np.tanh, lambda y, a: (1 - y * y,)),
    "tan": Operation(np.tan, lambda y, a: (1 + y * y,)),
    "exp": Operation(np.exp, lambda y, a: (y,)),
    "log": Operation(np.log, lambda y, a: (1 / a,)),
    "sqrt": Operation(np.sqrt, lambda y, a: (1 / (2 * y),)),
    "abs": Operation(np.abs, lambda y, a: (np.sign(a),)),
}
OPERATIONS = FUNCTIONS | {
    "+": Operation(np.add, lambda y, a, b: (1, 1)),
    "-": Operation(np.subtract, lambda y, a, b: (1, -1)),
    "*": Operation(np.multiply, lambda y, a, b: (b, a)),
    "/": Operation(np.divide, lambda y, a, b: (1 / b, -y / b)),
    "^": Operation(np.power, _power_slopes),
    "minus": Operation(np.negative, lambda y, a: (-1,)),
}
CONSTANTS = {"pi": np.pi, "e": np.e}
NAMES = (*FUNCTIONS, *CONSTANTS, "x", "y")


class Step(NamedTuple):
    """An operation on earlier steps, told by their numbers in the record; or x, y or a constant."""

    name: str
    arguments: tuple[int, ...] = ()
    number: float = 0


@dataclass(frozen=True)
class Formula:
    """The function of x, or of x and y, that a formula tells, with its gradient.

    `coordinates` is 2 if there is a y, else 1. Where the formula has no finite height, as log(x)
    at −1, height and gradient are not finite, so that a walk ends; `fault` says why.
    Raises ValueError for what is no formula, and says at which character.
    """

    text: str
    record: tuple[Step, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "record", tuple(_Reader(self.text).read()))

    @property
    def coordinates(self) -> int:
        """How many coordinates a point has; of all names only y itself is written with a y."""
        return 2 if "y" in self.text else 1

    def __call__(self, point: Point) -> NDArray:
        """The height at a point, or the heights on a grid."""
        return self._values(point)[-1]

    def gradient(self, point: Point) -> NDArray:
        """∇f, by the chain rule from the last step back to x and y."""
        values = self._values(point)
        slopes = [np.zeros_like(value) for value in values]
        slopes[-1] += 1
        gradient = np.zeros((self.coordinates, *values[-1].shape))
        with np.errstate(all="ignore"):
            for k in reversed(range(len(values))):
                name, places, _ = self.record[k]
                if places:
                    arguments = (values[place] for place in places)
                    derivatives = OPERATIONS[name].slopes(values[k], *arguments)
                    for place, derivative in zip(places, derivatives, strict=True):
                        slopes[place] += slopes[k] * derivative
                elif name in {"x", "y"}:
                    # It may stand several times, and has a share in the slope each time.
                    gradient["xy".index(name)] += slopes[k]
        return np.where(np.isfinite(values[-1]), gradient, np.nan)

    def fault(self, point: Point) -> str:
        """Why a walk cannot go on from a point, in words, or nothing where it can."""
        for step, value in zip(self.record, self._values(point), strict=True):
            if not np.isfinite(value):
                return f"“{step.name}” has no finite value"
        return "" if np.isfinite(self.gradient(point)).all() else "the slope is infinite"

    def _values(self, point):
        """What each step computes, in the shape of a coordinate."""
        if len(point) != self.coordinates:
            raise ValueError(
                f"the point has {len(point)} coordinates; {self.text} takes {self.coordinates}"
            )
        known = dict(zip("xy", np.asarray(point, float), strict=False))
        values: list[NDArray] = []
        with np.errstate(all="ignore"):
            for name, places, number in self.record:
                if places:
                    arguments = (values[place] for place in places)
                    values.append(np.asarray(OPERATIONS[name].value(*arguments)))
                else:
                    values.append(np.asarray(known.get(name, np.full_like(known["x"], number))))
        return values


_NUMBER = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NAME = "|".join((*NAMES, "ln"))
# What is called and is no product of names, as sinh(x), is one word.
_CALLED = rf"(?!(?:{_NAME})+\()[A-Za-z]+[0-9]*(?=\()"
_TOKEN = re.compile(rf"{_NUMBER}|{_CALLED}|{_NAME}|[A-Za-z]+|\*\*|⁻?[{_RAISED}]+|\S")
_SAME = {"**": "^", "−": "-", "–": "-", "·": "*", "⋅": "*", "×": "*", "÷": "/"}
_SAME |= {"π": "pi", "ln": "log"}
_INSTEAD = {
    "|": "abs(x)",
    "√": "sqrt(x)",
    "=": "only what stands to the right of it",
    ",": "a point, as in 0.5",
    "X": "x",
    "Y": "y",
    "[": "(",
    "{": "(",
}


class _Reader:
    """Reads a formula from left to right; each part that it has read is a step of the record."""

    def __init__(self, text):
        self.text = text
        self.record = []
        self.tokens = [(_SAME.get(t[0], t[0]), t.start()) for t in _TOKEN.finditer(text)]
        self.tokens.append(("", len(text)))  # The end.

    def read(self):
        if len(self.text) > LONGEST:
            raise ValueError(
                f"the formula has {len(self.text)} characters; write {LONGEST} at the most"
            )
        self.sum()
        if self.next:
            self.fail("an operator must stand here, or the end")
        return self.record

    @property
    def next(self):
        return self.tokens[0][0]

    def take(self):
        return self.tokens.pop(0)[0]

    def write(self, name, *places, number=0.0):
        """Another step; what comes back is its place in the record."""
        self.record.append(Step(name, places, number))
        return len(self.record) - 1

    def fail(self, words) -> NoReturn:
        if self.next in _INSTEAD:
            words = f"“{self.next}” is unknown; write {_INSTEAD[self.next]}"
        before = self.text[: self.tokens[0][1]]
        after = f", after “{before[-12:]}”" if before else ""
        raise ValueError(f"character {len(before) + 1}{after}: {words}")

    def sum(self):
        left = self.product()
        while self.next in {"+", "-"}:
            left = self.write(self.take(), left, self.product())
        return left

    def product(self):
        left, name = self.factor(), "*"
        while re.match(r"[*/(A-Za-z]", self.next):
            if self.next in {"*", "/"}:
                name = self.take()
            elif name == "/":
                self.fail("is this divided as well? Write “*” here, or parentheses")
            left = self.write(name, left, self.factor())
        return left

    def factor(self):
        if self.next == "-":
            self.take()
            return self.write("minus", self.factor())
        base = self.atom()
        if re.fullmatch(f"⁻?[{_RAISED}]+", self.next):
            digits = "".join("-" if one == "⁻" else str(_RAISED.index(one)) for one in self.take())
            base = self.write("^", base, self.write("number", number=float(digits)))
        return self.write(self.take(), base, self.factor()) if self.next == "^" else base

    def atom(self):
        if self.next == "(":
            return self.parenthesis()
        if re.match(r"\.?[0-9]", self.next):
            if not np.isfinite(float(self.next)):
                self.fail("this number is too large")
            return self.write("number", number=float(self.take()))
        if not re.match(r"[A-Za-z]", self.next):
            self.fail("a number, x, y, a function or “(” must stand here")
        if self.next not in NAMES:
            self.fail(f"“{self.next}” is unknown; known are {', '.join(NAMES)}")
        name = self.take()
        if name not in FUNCTIONS:
            return self.write(name, number=CONSTANTS.get(name, 0.0))
        if self.next != "(":
            self.fail(f"“{name}” needs parentheses, as in {name}(x)")
        return self.write(name, self.parenthesis())

    def parenthesis(self):
        self.take()
        inner = self.sum()
        if self.next != ")":
            self.fail("an operator or “)” must stand here")
        self.take()
        return inner
