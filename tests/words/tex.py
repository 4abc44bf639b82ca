r"""A formula in TeX becomes numbers: \frac{1}{n} \sum_{i=1}^{n} x_i is the mean of the names' x.

A name is a letter or command with its accents, primes and subscript, as `x_i`, `\hat m`,
`\bar W_2`, `\nabla f` or `\theta_{k+1}`; `Names` says what each one is. A subscript that has no
name of its own picks an entry, counted from 1. Slopes, \frac{\partial L}{\partial w}, are measured:
what depends on w is computed again beside it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from operator import index
from typing import Any

import numpy as np

from words.signs import CLOSING, depths, split

_ENDS = {"", "+", "-", ",", "&", "|", r"\\", r"\rVert"} | CLOSING
_NEAR = 1e-4  # How far slopes and limits look to either side.
_FUNCTIONS = {
    r"\sin": np.sin,
    r"\cos": np.cos,
    r"\ln": np.log,
    r"\log": np.log,
    r"\max": np.maximum,
    r"\pi": np.pi,
    "e": np.e,
    r"\dots": 0,
}


@dataclass(frozen=True)
class Depends:
    """What a name is if it depends on other names: `Depends(lambda names: …)`."""

    on: Callable[["Names"], Any]


class Names(dict):
    """What each name of a formula is: a number, an array, a function, or what `Depends`."""

    def of(self, name: str) -> Any:
        """The value of a name; raises KeyError if it has none."""
        value = self[name]
        return value.on(self) if isinstance(value, Depends) else value


def value(side: list[str], names: Names) -> Any:
    """What one side of a formula comes to."""
    reader = _Reader(side, Names(_FUNCTIONS | names))
    result = reader.sum()
    if reader.next:
        raise ValueError(f"{' '.join(side)}: cannot read from {reader.next} on")
    return result


def called(side: list[str]) -> str:
    """The name that a side consists of."""
    return _full(*_Reader(side, Names()).named())


class _Reader:
    """Reads and computes from left to right."""

    def __init__(self, signs, names):
        self.signs, self.at, self.names = signs, 0, names

    @property
    def next(self):
        return self.signs[self.at] if self.at < len(self.signs) else ""

    def take(self, *expected):
        sign = self.next
        if not sign or (expected and sign not in expected):
            raise ValueError(f"{' '.join(self.signs)}: {expected} expected, not {sign!r}")
        self.at += 1
        return sign

    def taken(self, sign):
        """Whether this sign comes next; if so it is taken."""
        found = self.next == sign
        self.at += found
        return found

    def group(self):
        """The signs in the braces that come next, or the one sign without braces."""
        if self.next != "{":
            return [self.take()]
        start, opened = self.at + 1, list(depths(self.signs[self.at :]))
        self.at += opened.index(0) + 1
        return self.signs[start : self.at - 1]

    def sum(self):
        total = -self.term() if self.taken("-") else self.term()
        while self.next in {"+", "-"}:
            total = total + self.term() if self.take() == "+" else total - self.term()
        return total

    def term(self):
        result = self.factor()
        while self.next not in _ENDS:
            if self.taken("/"):
                result = result / self.factor()
            elif self.taken(r"\odot"):
                result = result * self.factor()
            else:
                self.taken(r"\cdot")
                other = self.factor()
                vectors = np.ndim(result) and np.ndim(other)
                result = result @ other if vectors else result * other
        return result

    def terms(self, choices):
        """The term that comes next, for each choice of names."""
        start, names, found = self.at, self.names, []
        for choice in choices:
            self.at, self.names = start, Names(names | choice)
            found.append(self.term())
        self.names = names
        return found

    def factor(self):
        result = self.atom()
        while self.taken("^"):
            power = self.group()
            if power == [r"\top"]:
                result = np.transpose(result)
            else:
                result = np.power(np.asarray(result, float), value(power, self.names))
        return result

    def atom(self):
        sign = self.next
        if sign == "{":
            return value(self.group(), self.names)
        if re.match(r"\d", sign):
            return float(self.take())
        if sign in _SPECIAL:
            self.take()
            return _SPECIAL[sign](self)
        return self.name()

    def between(self, function, end):
        inside = self.sum()
        self.take(end)
        return function(inside)

    def listed(self):
        """What stands up to the closing bracket, between commas."""
        found = [self.sum()]
        while self.take(",", ")") == ",":
            found.append(self.sum())
        return found

    def brackets(self):
        found = self.listed()
        result = np.array(found) if len(found) > 1 else found[0]
        return result[_places(self.group(), self.names)] if self.taken("_") else result

    def matrix(self):
        rows = [[self.sum()]]
        while (sign := self.take("&", r"\\", r"\end{pmatrix}")) != r"\end{pmatrix}":
            rows.append([]) if sign == r"\\" else None
            rows[-1].append(self.sum())
        return np.squeeze(rows, axis=1) if len(rows[0]) == 1 else np.array(rows)

    def fraction(self):
        above, below = self.group(), self.group()
        mark = above[0]
        if mark in {r"\partial", "d"} and below[0] == mark:
            return self.slope(above, split(below, {mark})[1:])
        return value(above, self.names) / value(below, self.names)

    def slope(self, above, below):
        """The slope of what stands above by each variable below; of the next term, if nothing."""
        variables = []
        for part in below:
            variables += [part[:-2]] * 2 if part[-2:] == ["^", "2"] else [part]
        order = int(above[2]) if above[1:2] == ["^"] else 1
        if order != len(variables):
            raise ValueError(f"{' '.join(self.signs)}: the slope is of order {order} above")
        what, start = above[3:] if order > 1 else above[1:], self.at

        def height(choice):
            if what:
                return value(what, Names(self.names | choice))
            self.at = start
            return self.terms([choice])[0]

        for variable in variables:
            height = self.beside(height, variable)
        return height({})

    def beside(self, height, variable):
        """The slope of a function of chosen names by one variable, as such a function again."""

        def slope(choice):
            names, ends = Names(self.names | choice), []
            name, entry = _variable(variable, names)
            here = np.array(names.of(name), dtype=float)
            for side in (1, -1):
                pushed = here.copy()
                pushed[entry] += side * _NEAR
                ends.append(height(choice | {name: pushed}))
            return (ends[0] - ends[1]) / (2 * _NEAR)

        return slope

    def series(self):
        self.take("_")
        below = self.group()
        if "=" in below:
            self.take("^")
            last = value(self.group(), self.names)
            counted = range(int(value(below[2:], self.names)), int(last) + 1)
            return sum(self.terms([{below[0]: i} for i in counted]))
        if below[0].startswith(r"\text"):
            return sum(self.terms([{"i": i} for i in self.names[_text(below[0])]]))
        letters = [letter for letter in below if letter != ","]
        ranges = [range(1, self.names[f"each {letter}"] + 1) for letter in letters]
        return sum(self.terms([dict(zip(letters, i, strict=True)) for i in product(*ranges)]))

    def limit(self):
        self.take("_")
        letter, _, *target = self.group()
        there = value(target, self.names)
        ahead, behind = self.terms([{letter: there + _NEAR}, {letter: there - _NEAR}])
        if not np.allclose(ahead, behind, atol=100 * _NEAR):
            raise ValueError(f"{' '.join(self.signs)}: no limit, {behind} and {ahead} beside it")
        return (ahead + behind) / 2

    def name(self):
        base, subscript = self.named()
        full = _full(base, subscript)
        found = self.names.of(full) if full in self.names else self.names.of(base)
        if callable(found):
            return found(*(self.listed() if self.taken("(") else [self.factor()]))
        return found if full in self.names else found[_places(subscript, self.names)]

    def named(self):
        """The next name and its subscript."""
        base = self.take()
        if base in {r"\hat", r"\bar"}:
            base = f"{base} {''.join(self.group())}"
        elif base == r"\nabla":
            base = f"{base} {self.take()}"
        elif base.startswith((r"\text", r"\operatorname")):
            base = _text(base)
        elif not re.fullmatch(r"[a-zA-Z]|\\[a-zA-Z]+", base):
            raise ValueError(f"{' '.join(self.signs)}: {base!r} is no name")
        while self.taken("'"):
            base += "'"
        return base, self.group() if self.taken("_") else []


_SPECIAL = {
    r"\frac": _Reader.fraction,
    r"\sqrt": lambda reader: np.sqrt(value(reader.group(), reader.names)),
    r"\sum": _Reader.series,
    r"\lim": _Reader.limit,
    "(": _Reader.brackets,
    "|": lambda reader: reader.between(np.abs, "|"),
    r"\lVert": lambda reader: reader.between(np.linalg.norm, r"\rVert"),
    r"\begin{pmatrix}": _Reader.matrix,
}


def _text(sign):
    return sign.partition("{")[2][:-1].strip()


def _full(base, subscript):
    inside = "".join(subscript)
    return f"{base}_{{{inside}}}" if len(subscript) > 1 else "_".join([base, *subscript])


def _places(subscript, names):
    return tuple(index(int(sign) if sign.isdigit() else names.of(sign)) - 1 for sign in subscript)


def _variable(signs, names):
    """What a variable below the bar of a slope is called, and which entry of it is meant."""
    reader = _Reader([sign for sign in signs if sign not in {"(", ")"}], names)
    base, subscript = reader.named()
    full = _full(base, subscript)
    if reader.taken("_"):  # As in (W_2)_{ij}.
        return full, _places(reader.group(), names)
    return (full, ()) if full in names else (base, _places(subscript, names))
