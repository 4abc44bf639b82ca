"""The signs of a formula in TeX, and how they fall into statements and the sides of these."""

import re
from collections.abc import Collection, Iterator

_TOKEN = re.compile(r"\\(?:text|operatorname|begin|end)\{[^}]*\}|\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\S")
_SPACE = re.compile(r"(?<!\\)\\[,;! ]|\\quad|\\(?:bigl|bigr|left|right)\b|(?<=\\\\)\[[^\]]*\]|\{\}")
_RELATIONS = {"=", r"\approx", r"\leftarrow", r"\le", "<"}
_OPEN, CLOSING = {"{", "(", r"\begin{pmatrix}"}, {"}", ")", r"\end{pmatrix}"}


def tokens(tex: str) -> list[str]:
    """The signs of a formula; what only makes space is left out."""
    tex = tex.replace("−", "-").replace(r"\dfrac", r"\frac").replace(r"\tfrac", r"\frac")
    return _TOKEN.findall(_SPACE.sub(" ", tex))


def statements(signs: list[str]) -> list[list[str]]:
    """What a formula says, one thing after the other; the lines of one chain belong together."""
    said: list[list[str]] = []
    inside = _in_one_line(signs[1:-1]) if signs[0] == r"\begin{aligned}" else signs
    for row in split(inside, {r"\\"}):
        first, *cells = split(row, {"&"})
        if said and cells and not first:
            said[-1] += cells.pop(0)
            first = []
        cells = [first, *cells] if first or not said else cells
        for at in range(0, len(cells), 2):
            said += split([sign for cell in cells[at : at + 2] for sign in cell], {r"\qquad"})
    return [part[:-1] if part[-1] == "," else part for part in said if part]


def _in_one_line(signs):
    """Without the breaks of lines in brackets; no row of a matrix begins with an empty cell."""
    pairs = zip(signs, signs[1:], depths(signs), strict=False)
    breaks = {at for at, (*pair, depth) in enumerate(pairs) if depth and pair == [r"\\", "&"]}
    return [sign for at, sign in enumerate(signs) if not {at, at - 1} & breaks]


def sides(statement: list[str]) -> tuple[list[list[str]], list[str]]:
    """What stands between the relations of a statement, and these."""
    relations = [
        sign
        for sign, depth in zip(statement, depths(statement), strict=True)
        if sign in _RELATIONS and not depth
    ]
    return split(statement, _RELATIONS), relations


def depths(signs: list[str]) -> Iterator[int]:
    """How many brackets are open behind each sign."""
    depth = 0
    for sign in signs:
        depth += (sign in _OPEN) - (sign in CLOSING)
        yield depth


def split(signs: list[str], at: Collection[str]) -> list[list[str]]:
    """The parts between some signs that stand in no brackets."""
    parts: list[list[str]] = [[]]
    for sign, depth in zip(signs, depths(signs), strict=True):
        if sign in at and not depth:
            parts.append([])
        else:
            parts[-1].append(sign)
    return parts
