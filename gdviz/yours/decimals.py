"""Which mark a table has before its decimals: 1.200 is 1.2 after a point, or 1200 with a comma."""

import polars as pl

from gdviz.system.errors import BadInput
from gdviz.yours.layout import Layout

MARKS = {"point": ".", "comma": ","}
OTHER = {".": ",", ",": "."}
# Semicolons divide cells where a comma is in the numbers; tabs come from everywhere.
USUAL = {",": ".", "|": ".", " ": ".", ";": ","}
GAPS = "\u00a0\u2009\u202f '’"  # These may stand between thousands as well.


def _pattern(mark):
    """What is a number where this mark stands before the decimals."""
    # In polars \d would be the digits of all scripts.
    grouped = f"[1-9][0-9]{{0,2}}([{GAPS}{OTHER[mark]}][0-9]{{3}})+([{mark}][0-9]*)?"
    plain = f"([0-9]+([{mark}][0-9]*)?|[{mark}][0-9]+)([eE][+-]?[0-9]+)?"
    return rf"^\s*[+−-]?({plain}|{grouped})\s*$"


PATTERNS = {mark: _pattern(mark) for mark in OTHER}


def mark(layout: Layout, cells: pl.LazyFrame, places: tuple[int, ...], wished: str) -> str:
    """The mark in the columns at `places`: that which is wished, or else which they tell.

    Raises `BadInput` where a number may be two.
    """
    if wished:
        if wished not in MARKS:
            raise BadInput(f"--decimal {wished}: write {' or '.join(MARKS)}")
        return MARKS[wished]
    told = {one: _alone(places, one) for one in OTHER}
    found = cells.select(**told).collect(engine="streaming").row(0, named=True)
    if any(found.values()):
        return "," if found[","] else "."
    usual = USUAL.get(layout.divider, "")
    for place in places:
        _check(layout, cells, place, usual)
    return usual or "."


def _alone(places, mark):
    """Whether some cell is a number with this mark, and none with the other."""
    cells = (_reads(place, mark) & ~_reads(place, OTHER[mark]) for place in places)
    return pl.any_horizontal(cells).any()


def _reads(place, mark):
    return pl.nth(place).str.contains(PATTERNS[mark])


def _check(layout, cells, place, usual):
    """Raise `BadInput` for a number that may be two, unless its mark is the usual one."""
    doubtful = "[.,]".replace(usual, "")
    two = _reads(place, ".") & _reads(place, ",") & pl.nth(place).str.contains(doubtful)
    rows = cells.select(cell=pl.nth(place), two=two).with_row_index("row").filter("two")
    for row, cell, _ in rows.head(1).collect(engine="streaming").rows():
        cell = cell.strip()
        here, there = ("point", "comma") if "." in cell else ("comma", "point")
        low = float(cell.replace(",", ".").replace("−", "-"))
        raise BadInput(
            f"{layout.name}, row {row + layout.first + 1}: {layout.heads[place]} is {cell}; say "
            f"--decimal {here} if that is {low:g}, or --decimal {there} if it is {1000 * low:.0f}"
        )


def numbers(text: pl.Series, mark: str) -> pl.Series:
    """The numbers in a text with this mark before the decimals, and nothing where there is none."""
    plain = text.str.replace("−", "-", literal=True)
    plain = plain.str.replace_all(f"[{GAPS}{OTHER[mark]}]", "")
    plain = plain.str.replace(mark, ".", literal=True)
    return plain.set(~text.str.contains(PATTERNS[mark]), None).cast(pl.Float64, strict=False)
