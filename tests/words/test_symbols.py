"""The table of symbols has a row for each symbol that a formula uses, and no other."""

import re

import yaml
from recipes import PAGES, ROOT

from words.signs import tokens
from words.text import FACT, TEXTS, displays, inlines, tables

# What school teaches, and what only lays out.
KNOWN = {r"\frac", r"\sqrt", r"\cdot", r"\dots", r"\le", r"\qquad", r"\text", r"\begin", r"\end"}
ACCENTS = {r"\hat", r"\bar"}
# One opens what the other closes.
TWINS = {r"\rVert": r"\lVert", r"\rvert": r"\lvert"}


def _symbols(tex):
    """The symbols of a formula, less their indices' places, digits and words."""
    signs, found = tokens(FACT.sub("0", tex)), set()
    for before, sign, after in zip(["", *signs], signs, [*signs[1:], ""], strict=False):
        if sign in ACCENTS or sign.partition("{")[0] in KNOWN:
            continue
        if re.fullmatch(r"[A-Za-z]|\\[a-zA-Z]+(\{.*\})?", sign):
            accent = f"{before} " if before in ACCENTS else ""
            found.add(accent + TWINS.get(sign, sign) + ("'" if after == "'" else ""))
    return found


def _bare(tex):
    r"""A formula with \hat m for \hat{m}, and no place for an index to hide."""
    return re.sub(r"(\\hat|\\bar)\{(\w)\}", r"\1 \2", tex)


USED = {
    page: set().union(*(_symbols(_bare(tex)) for tex in displays(text) + inlines(text)))
    for page, text in TEXTS.items()
    if page != "symbols"
}


def _rows():
    """Symbol, page, and the whole row, of each row of the tables."""
    for table in tables(PAGES["symbols"]):
        for row in table[1:]:
            formula = row[0].strip("$")
            # The first sign is the symbol, what follows shows how it stands.
            first = formula.split(" ")[0]
            symbol = formula if first in ACCENTS else first
            yield symbol, re.search(r"\((\w+)\.md\)", row[2])[1], row


def _in_order(entries):
    """The pages of a navigation, from first to last."""
    for entry in entries:
        for part in entry.values() if isinstance(entry, dict) else [entry]:
            yield from _in_order(part) if isinstance(part, list) else [part]


def _nav():
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    part = re.search(r"(?ms)^nav:\n(.*?)^\S", settings)[1]
    return [re.sub(r"\.\w+$", "", page) for page in _in_order(yaml.safe_load(part))]


def test_each_symbol_of_a_formula_has_a_row_and_each_row_a_formula():
    used, listed = set().union(*USED.values()), {symbol for symbol, _, _ in _rows()}
    assert used - listed == set(), "add a row to docs/symbols.md"
    assert listed - used == set(), "no formula uses it; drop its row from docs/symbols.md"


def test_the_page_of_a_row_uses_its_symbol():
    wrong = [row for symbol, page, row in _rows() if symbol not in USED[page]]
    assert wrong == []


def test_a_symbol_is_first_used_on_the_page_that_its_rows_name_first():
    """Notebooks repeat what their page has introduced."""
    order = [page for page in _nav() if page in USED and "/" not in page]
    wrong, named = [], {}
    for symbol, page, _ in _rows():
        named.setdefault(symbol, []).append(page)
    for symbol, pages in named.items():
        first = next(page for page in order if symbol in USED[page])
        if min(pages, key=order.index) != first:
            wrong.append(f"{symbol}: {first}, not {pages}")
    assert wrong == []


def test_no_two_rows_are_alike():
    rows = [tuple(row[:2]) for _, _, row in _rows()]
    assert len(rows) == len(set(rows)) > 80
