"""A reader's table: two of its columns as numbers, or one clear refusal."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, product
from pathlib import Path
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path
from gdviz.yours.layout import CSV, SPACES, Layout, look, split

try:
    import polars as pl
    from polars.exceptions import PolarsError

    from gdviz.yours import decimals
except ImportError:
    raise BadInput("tables are read by polars; run: pip install 'gdviz[tables]'") from None

MISSING = ("", "na", "n/a", "#n/a", "<na>", "nan", "null", "none", "-", "?", ".")
# The squares of many numbers larger than this may sum up to more than a number can be.
LARGEST = 1e100
ROUNDING = 1e-12  # Numbers that differ by no more of themselves keep four digits at the most.
FEW = 4  # With no more rows than this, two values of y are as likely measurements.
MARKS = "-/. "
# What a date may begin with, and what follows then.
ORDERS = {"day": "%d-%m-%Y", "month": "%m-%d-%Y", "year": "%Y-%m-%d"}
PARTS = {"%d": "[0-9]{1,2}", "%m": "[0-9]{1,2}", "%B": "[A-Za-z]+", "%Y": "[1-9][0-9]{3}"}
PARTS |= {"%y": "[0-9]{2}"}  # Which polars reads from one digit, and %Y from two.
CLOCKS = ("%H:%M", "%H:%M:%S%.f")
TIMES = (
    "",
    *(" ".join(("", clock.replace("H", "I"), "%p")) for clock in CLOCKS),
    *("".join(parts) for parts in product(" T", CLOCKS, ("", "%#z", " %#z", " UTC"))),
)
YEARS = 50  # Over more years than this, two digits do not tell the century.
# A date may be written without a mark: 20240301, or with a time 202403011430. Other numbers may be
# as large, but hardly all of them such dates of these years.
WHOLE_DATES = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
WHOLE_YEARS = (1800, 2200)


@dataclass(frozen=True)
class Table:
    """Two columns of a table, row by row, without the rows where one of them is missing.

    `names` are those of x and y. Where y has two values, it is 0 and 1, and these follow in
    `names`. `notes` say in whole sentences what was done to the table.
    """

    x: NDArray
    y: NDArray
    names: tuple[str, ...]
    left_out: tuple[int, ...]
    notes: tuple[str, ...]


def read(path: StrPath, x: str, y: str, decimal: str = "", dates: str = "") -> Table:
    """Read two columns, named by their heads. Raises `BadInput`, which names row and value.

    `decimal` is what stands before decimals, point or comma, and `dates` what stands first in a
    date, day, month or year; unless given, the table must tell it.
    """
    if dates and dates not in ORDERS:
        raise BadInput(f"--dates {dates}: write day, month or year")
    layout = look(path)
    x_place, y_place = layout.column("--x", x), layout.column("--y", y)
    try:
        cells = _cells(path, layout)
        mark = decimals.mark(layout, cells, (x_place, y_place), decimal)
        numbers = _collected(cells.select(x=_number(x_place, mark), y=_number(y_place, mark)))
        # Taken out one after the other, they hardly are in the memory twice.
        across = _Column(layout, x_place, mark, numbers.drop_in_place("x"), cells)
        upright = _Column(layout, y_place, mark, numbers.drop_in_place("y"), cells)
    except PolarsError as error:
        known = (
            _misfit(path, layout) or " cannot be read; look for a quotation mark without another"
        )
        raise BadInput(f"{layout.name}{known}") from error
    x_values, x_name = across.numbers_or_days(dates)
    y_values, classes = upright.numbers_or_classes()
    there = np.isfinite(x_values) & np.isfinite(y_values)
    left_out = tuple(int(row) for row in np.flatnonzero(~there) + layout.first + 1)
    notes = []
    if left_out:
        notes.append(_left_out(left_out, across.head, upright.head))
        x_values, y_values = x_values[there], y_values[there]
    if not there.any():
        raise BadInput(f"{layout.name} has no row with both {across.head} and {upright.head}")
    _check_spread(layout, x_name, x_values)
    _check_spread(layout, upright.head, y_values)
    names = (x_name, upright.head)
    if not classes and len(y_values) > FEW and len(np.unique(y_values)) == 2:
        low, high = y_values.min(), y_values.max()
        classes, y_values = (_shortest(low), _shortest(high)), np.where(y_values == high, 1.0, 0.0)
    if classes:
        notes.append(f"{upright.head} has two values: the fit is the chance of {classes[1]}.")
    return Table(x_values, y_values, names + classes, left_out, tuple(notes))


def _check_spread(layout, head, values):
    """Raise `BadInput` for numbers that differ by too little to compute with."""
    spread, size = np.ptp(values), np.abs(values).max()
    if 0 < spread < 1 / LARGEST:
        raise BadInput(
            f"{layout.name}: {head} differs by {spread:.3g} at the most, too little to compute "
            "with; choose a smaller unit"
        )
    if 0 < spread < ROUNDING * size:
        raise BadInput(
            f"{layout.name}: {head} differs by {spread:.3g} at the most, which is rounding in "
            f"numbers such as {size:.3g}; take the same number off all of them, or round them"
        )


def _shortest(number):
    """The number in as few digits as tell it from all others."""
    return repr(float(number)).removesuffix(".0")


def _left_out(rows, x, y):
    some = ", ".join(map(str, rows[:5])) + (f" and {len(rows) - 5} more" if len(rows) > 5 else "")
    return f"Left out: row {some}, where {x} or {y} is missing."


def _cells(path, layout: Layout) -> pl.LazyFrame:
    """All cells, as they are written; none is read yet."""
    # As it stands, ~/runs.csv would be looked for at home, and file:runs.csv elsewhere.
    source, divider, skip = os.path.abspath(path), layout.divider, layout.skipped
    if divider == SPACES:
        source, divider, skip = _with_tabs(path, skip), "\t", 1
    elif _looks_packed(path):
        source, skip = BytesIO(b"\n" + Path(path).read_bytes()), skip + 1
    return pl.scan_csv(
        source,
        separator=divider,
        has_header=False,
        skip_lines=skip,
        schema={f"column_{place}": pl.String for place in range(len(layout.heads))},
        encoding="utf8-lossy",
        missing_columns="insert",  # Else the first row could not be a short one.
        glob=False,  # Else runs[1].csv would be runs1.csv.
    )


def _looks_packed(path):
    """Whether polars would unpack a file, for it begins with x^ as packed ones do."""
    with open(path, "rb") as file:
        return file.read(2) == b"x^"


def _with_tabs(path, skip):
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        lines = ["\t".join(line.split()) for line in file.read().splitlines()[skip:]]
    return BytesIO("\n".join(["", *lines]).encode())


def _misfit(path, layout):
    """Which row has more cells than the table has heads; nothing if none has."""
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        text = file.read()
    if re.search("\r(?!\n)", text):
        return f" has lines that end as on old Macs; {CSV}"
    rows = split(text.split("\n")[layout.skipped :], layout.divider)
    divider = {"\t": "tab", " ": "space"}.get(layout.divider, f"“{layout.divider}”")
    for number, row in enumerate(rows, start=layout.first + 1):
        if len(row) > len(layout.heads):
            return (
                f", row {number}: there are {len(row)} cells, and above {len(layout.heads)}; give "
                f"every column a head, and put cells with a {divider} in them into quotes"
            )
    return ""


class _Column:
    """One column: its numbers, NaN where a row lacks one, and as text what is no number.

    `mark` is what stands before the decimals.
    """

    def __init__(
        self, layout: Layout, place: int, mark: str, numbers: pl.Series, cells: pl.LazyFrame
    ) -> None:
        self.layout, self.head, self.mark = layout, layout.heads[place], mark
        self.values = numbers.to_numpy(writable=True)
        self.odd = ~((self.values > -LARGEST) & (self.values < LARGEST))
        self.text = self._text(place, cells).fill_null("").str.strip_chars()
        meant = decimals.numbers(self.text, mark).to_numpy()
        known = np.abs(meant) < LARGEST
        self.values[self.odd] = np.where(known, meant, np.nan)
        # Of the text, what is neither a number nor said to be missing.
        self.strange = ~known & ~self.text.str.to_lowercase().is_in(MISSING).to_numpy()

    def _text(self, place, cells):
        """What is written in the odd cells: few are no number, and all would fill the memory."""
        if not self.odd.any():
            return pl.Series([], dtype=pl.String)
        usual = (_number(place, self.mark).abs() < LARGEST).fill_null(False)
        return _collected(cells.filter(~usual).select(pl.nth(place))).to_series()

    def numbers_or_days(self, wished: str) -> tuple[NDArray, str]:
        """Numbers, or dates as days since the first, and what they are called."""
        dated = self._whole_dates()
        if dated is None and not self.strange.any():
            return self.values, self.head
        if dated is None:
            dated = self._dates(wished)
        if dated is None and np.isfinite(self.values).any():
            self._refuse("no number as in other rows")
        if dated is None:
            first = f" with the {wished} first" if wished else ""
            self._refuse(f"neither a number nor a date such as 2024-03-01{first}")
        first = dated.min()
        days = (dated - first).dt.total_microseconds().cast(pl.Float64).to_numpy() / 86400e6
        return days, f"days since {str(first)[:10]}"

    def numbers_or_classes(self) -> tuple[NDArray, tuple[str, ...]]:
        """Numbers, or which of two texts it is, 0 or 1, and these two."""
        if not self.strange.any():
            return self.values, ()
        texts = self.text.filter(self.strange).unique().sort().to_list()
        few = self.strange.sum() <= FEW
        measured = all(re.match(r"[+−-]?[.,]?\d", text) for text in texts)  # With units, as 3 cm.
        if len(texts) != 2 or np.isfinite(self.values).any() or (few and measured):
            if not measured:
                self._refuse_classes(texts)
            self._refuse("no number")
        upper = np.full(len(self.odd), np.nan)
        upper[self.odd] = np.where(self.strange, (self.text == texts[1]).to_numpy(), np.nan)
        return upper, tuple(map(display_path, texts))

    def _whole_dates(self):
        """The cells as dates where all of them are whole numbers such as 20240301."""
        known = self.values[np.isfinite(self.values)]
        if self.strange.any() or not len(known):
            return None
        digits, (first, last) = len(f"{known.min():.0f}"), WHOLE_YEARS
        years = known // 10.0 ** (digits - 4)
        if digits not in WHOLE_DATES or years.min() < first or years.max() > last:
            return None
        written = pl.Series(self.values).fill_nan(None).cast(pl.Int64).cast(pl.String)
        dates = written.str.to_datetime(WHOLE_DATES[digits], strict=False)
        whole = (known == np.rint(known)).all()
        return dates if whole and dates.is_not_null().sum() == len(known) else None

    def _dates(self, wished):
        """The cells as dates, in the one form that fits all of them; None if no form does."""
        if np.isfinite(self.values).any():
            return None
        # A comma stands in March 1, 2024, and before a time.
        given = self.text.set(pl.Series(~self.strange), None).str.replace(", ", " ", literal=True)
        first = given.drop_nulls()[0]
        found, fewest, form = {}, None, ""
        for order, form, pattern in _forms(first, wished):
            like = given.set(~given.str.contains(pattern), None)
            dates = like.str.to_datetime(form, strict=False)
            missed = self.strange & dates.is_null().to_numpy()
            if not missed.any():
                found[order] = dates
            elif not missed[self.strange][0] and (fewest is None or missed.sum() < fewest.sum()):
                fewest = missed
        if not found and fewest is not None:
            self._refuse(f"no date in the form of {first}", place=int(np.argmax(fewest)))
        self._check_order(found)
        # In all forms that one cell may have, the year has as many digits.
        if "%y" in form:
            self._check_century(found)
        return next(iter(found.values()), None)

    def _check_century(self, found):
        """Raise `BadInput` where years of two digits may be of this century or of the last."""
        for dates in found.values():
            first, last = dates.min().year, dates.max().year
            if last - first > YEARS:
                self._refuse(f"and years go from {first} to {last}", "; write them in four digits")

    def _check_order(self, found):
        """Raise `BadInput` for a date that may be several."""
        pairs = combinations(found.values(), 2)
        # How many pairs of readings differ: the row with the most shows best what is asked.
        differ = sum(((a != b).fill_null(False).to_numpy().astype(int) for a, b in pairs), start=0)
        if not np.any(differ):
            return
        place = int(np.argmax(differ))
        readings = ", or ".join(
            f"--dates {order} if that is {dates[place]:%Y-%m-%d}" for order, dates in found.items()
        )
        self._refuse("which may be several dates", f"; say {readings}", place)

    def _refuse_classes(self, texts):
        """Raise `BadInput` if it is words that come again and again, but more than two."""
        if np.isfinite(self.values).any() or 2 * len(texts) > self.strange.sum():
            return
        some = ", ".join(display_path(text) for text in texts[:4]) + ", …" * (len(texts) > 4)
        values = "one value" if len(texts) == 1 else f"{len(texts)} values"
        raise BadInput(f"{self.layout.name}: {self.head} has {values}: {some}; a chance needs two")

    def _refuse(
        self, what, remedy="; write one, or nothing where it is missing", place=None
    ) -> NoReturn:
        place = int(np.argmax(self.strange)) if place is None else place
        cell = self.text[place]
        if re.search(decimals.PATTERNS[self.mark], cell):
            what, remedy = "too large", "; choose a larger unit"
        elif re.search(decimals.PATTERNS[decimals.OTHER[self.mark]], cell):
            what = f"no number with “{self.mark}” before the decimals"
            remedy = "; write all of them alike"
        cell = cell if len(cell) <= 40 else f"{cell[:39]}…"
        row = int(np.flatnonzero(self.odd)[place]) + self.layout.first + 1
        raise BadInput(
            f"{self.layout.name}, row {row}: {self.head} is {display_path(cell)}, {what}{remedy}"
        )


def _forms(cell: str, wished: str) -> Iterator[tuple[str, str, str]]:
    """The forms that the date in a cell may have, as polars and as regular expressions know them.

    With each comes what stands first; if that is `wished`, no other comes.
    """
    for order, mark, month, year in product(ORDERS, MARKS, ("%m", "%B"), ("%Y", "%y")):
        day = ORDERS[order].replace("-", mark).replace("%m", month).replace("%Y", year)
        written = re.sub("%.", lambda part: f" *{PARTS[part[0]]}", re.escape(day))
        pattern = rf"^{written}(\D|$)"
        if order == (wished or order) and re.match(pattern, cell):
            yield from ((order, day + time, pattern) for time in TIMES)


def _number(place, mark):
    cell = pl.nth(place)
    whole = pl.when(~cell.str.contains(".", literal=True)).then(cell) if mark == "," else cell
    return whole.cast(pl.Float64, strict=False)


def _collected(cells: pl.LazyFrame) -> pl.DataFrame:
    return cells.collect(engine="streaming")
