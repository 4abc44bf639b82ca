r"""Whether a formula is true for the numbers and functions that its names stand for.

All sides of a = b = c must agree; a side of digits only, or one behind ≈, as far as its digits go.
The name `value` is what a formula without a relation must come to. The name `after` says of rules,
θ ← …, what is left of the arrow after each of some rounds; k counts these from 1.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from words.signs import sides, statements, tokens
from words.tex import Names, called, value


def faults(tex: str, meaning: Mapping[str, Any]) -> list[str]:
    """What is wrong in a formula, each in a line."""
    names = Names(meaning)
    expected, after = names.pop("value", None), names.pop("after", None)
    said = statements(tokens(tex))
    try:
        with np.errstate(all="ignore"):
            if after:
                return list(_rounds(said, names, after))
            return [
                fault
                for one in said
                for fault in _relation(one, names, expected if one is said[0] else None)
            ]
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        return [f"{type(error).__name__}: {error}"]


def needs_meaning(formula: str) -> bool:
    """Whether a formula in a sentence says that something is equal, and not just to a number."""
    parts = [part.strip() for part in re.split(r"=|\\approx|\\leftarrow|<|>", formula)]
    alone = all(re.fullmatch(r"\\?\w+|-?[\d.]+|\{\{[^}]*\}\}", part) for part in parts)
    # A relation by itself, in the table of symbols, says nothing.
    return len(parts) > 1 and all(parts) and not alone and r"\dots" not in formula


def _rounds(said, names, after) -> Iterator[str]:
    for k in range(max(map(len, after.values()))):
        names["k"] = k + 1
        for one in said:
            (left, *parts), _ = sides(one)
            name = called(left)
            names[name] = value(parts[0], names)
            for part in parts[1:]:
                yield from _differ(parts[0], part, names, _digits(part))
            near = _digits(parts[0]) if _numbers_alone(parts[0]) else 0
            if name in after and not np.allclose(names[name], after[name][k], 1e-9, near):
                yield f"round {k + 1}: {name} becomes {names[name]}, expected {after[name][k]}"
    missing = set(after) - {called(sides(one)[0][0]) for one in said}
    yield from (f"nothing becomes {name}" for name in missing)


def _relation(one, names, expected) -> Iterator[str]:
    parts, relations = sides(one)
    if expected is None and not relations:
        yield "it stands alone; `value` must say what it comes to"
    if expected is not None and not np.allclose(value(parts[-1], names), expected, 1e-6):
        yield f"it comes to {value(parts[-1], names)}, expected {expected}"
    for part, relation, other in zip(parts, relations, parts[1:], strict=False):
        if relation in {"<", r"\le"}:
            if not value(part, names) <= value(other, names):
                yield f"{' '.join(part)} is not below {' '.join(other)}"
        else:
            near = _digits(other) if relation == r"\approx" or _numbers_alone(other) else 0
            yield from _differ(part, other, names, near)


def _differ(part, other, names, near) -> Iterator[str]:
    one, two = value(part, names), value(other, names)
    if np.shape(one) != np.shape(two) or not np.allclose(one, two, rtol=1e-6, atol=near or 1e-9):
        yield f"{' '.join(part)} is {one}, but {' '.join(other)} is {two}"


def _digits(side):
    """Half a unit of the last digit that is written."""
    places = [len(sign.partition(".")[2]) for sign in side if "." in sign]
    return 0.501 * 10.0 ** -min(places) if places else 0


def _numbers_alone(side):
    return not any(re.match(r"(?!\\cdot)\\?[a-zA-Z]", sign) for sign in side)
