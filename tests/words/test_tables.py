"""The heads of tables belong to the facts beside and below them, and to no other column or row."""

import re
from itertools import combinations

import pytest

from words.text import FACT, TEXTS, tables

# What a head says, and what the facts under it are called.
SYNONYMS = {
    "came back": "backward",
    "by a nudge": "nudges",
    "from the shallow": "escaped",
    "from the deep": "strayed",
    "bent valley": "rosenbrock",
    "noisy bowl": "bowl",
    "sum": "size total",
    "with the noise": "total",
    "pytorch": "torch",
    "scikit-learn": "sklearn",
    "best fit": "best",
    "end": "walk",
    "steps": "walk",
    "in between": "middle",
    "narrow": "deep",
    "standardised": "standard",
    "$x^2$": "square",
    "$x$": "slope",
    "highest": "top",
    "better": "share",
    "output": "3",
    "weights": "size",
    "one input": "numbers",
    "one answer": "pixels",
    "0.1": "10",
    "0.5": "50",
    "0.9": "90",
}


def _words(head):
    said = FACT.sub("", head.lower())
    added = " ".join(other for words, other in SYNONYMS.items() if words in said)
    return set(re.findall(r"[a-z]+|\d+", f"{said} {added}"))


def _names(cells):
    facts = [f"{fact[2]}_{fact[3]}" for cell in cells for fact in FACT.finditer(cell)]
    return [set(re.findall(r"[a-z]+|\d+", fact.lower())) for fact in facts]


def _belong(head, cells):
    """How many of the words of a head stand in the names of the facts, on average."""
    names, words = _names(cells), _words(head)
    return sum(len(words & name) for name in names) / len(names)


def _crossed(lines):
    """The pairs of lines, each a head and its cells, whose heads might as well be swapped."""
    told = [line for line in lines if _names(line[1:])]
    for (one, *cells), (other, *others) in combinations(told, 2):
        straight = _belong(one, cells) + _belong(other, others)
        if straight <= _belong(one, others) + _belong(other, cells):
            yield one, other


def table_faults(text: str) -> list[str]:
    """The heads of columns or rows that do not belong more to their own facts than to others."""
    found = []
    for rows in tables(text):
        columns = [[row[at] for row in rows] for at in range(1, len(rows[0]))]
        pairs = [*_crossed(columns), *_crossed(rows[1:])]
        found += [f"{' and '.join(pair)}: swapped, or SYNONYMS lacks a word" for pair in pairs]
    return found


@pytest.mark.parametrize("page", TEXTS)
def test_heads_belong_to_their_facts(page):
    assert table_faults(TEXTS[page]) == []
