"""How a text table is laid out: what divides its cells, where it begins, its heads."""

import csv
import io
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass

from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path, reason

BYTES = 4 * 2**30
SAMPLE = 2**16
# In this order: a table with semicolons may have commas within its numbers.
DIVIDERS = ("\t", ";", "|", ",")
SPACES = " "
CSV = "save it as CSV in UTF-8"
# What gzip, bzip2, xz and zstd begin with.
PACKED = re.compile(rb"\x1f\x8b|BZh[1-9]1AY&SY|\xfd7zXZ\0|\x28\xb5\x2f\xfd")
JSON = re.compile(rb'(\xef\xbb\xbf)?\s*(\[\s*[\[{]|\{\s*"[^"]*"\s*:)')
# Nothing, a remark, or what tells Excel the divider.
NO_ROW = re.compile(r"\s*($|#|sep=.\s*$)", re.IGNORECASE)
NUMBER = re.compile(r"\s*[+−-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?\s*")


@dataclass(frozen=True)
class Layout:
    """What is known of a table from its beginning.

    `first` is the number of rows before the first one of numbers, and `skipped` that of the lines
    which these take. `heads` are the names of the columns; a table without them counts its columns.
    """

    name: str
    divider: str
    first: int
    skipped: int
    heads: tuple[str, ...]

    def column(self, option: str, wanted: str) -> int:
        """The place of the column that an option names: #2, or its head, with or without its unit.

        Raises `BadInput` where no head or more than one is meant.
        """
        number = re.fullmatch(r"#(\d+)", wanted)
        if number and wanted not in self.heads and 0 < int(number[1]) <= len(self.heads):
            return int(number[1]) - 1
        for same in (_as_it_is, _without_case, _without_unit):
            found = [k for k, head in enumerate(self.heads) if same(head) == same(wanted)]
            if len(found) > 1:
                places = " or ".join(f"{option} '#{place + 1}'" for place in found)
                raise BadInput(f"{self.name} has {len(found)} columns {wanted}; say {places}")
            if found:
                return found[0]
        some = [head or f"'#{place}'" for place, head in enumerate(self.heads[:12], start=1)]
        known = ", ".join(some) + (", …" if len(self.heads) > 12 else "")
        counted = self.heads == _counted(self.heads)
        why = ", for the first row has numbers and is no head" if counted else ""
        raise BadInput(f"{self.name} has no column {wanted}{why}; {option} may be {known}")


def look(path: StrPath) -> Layout:
    """Read the beginning of a table. Raises `BadInput` for what is no table."""
    name = f"table {display_path(path)}"
    lines = _lines(name, path)
    first = 0
    while first < len(lines) and NO_ROW.match(lines[first]):
        first += 1
    lines = lines[first:]
    if not lines:
        raise BadInput(f"{name} is empty; give one with a head and rows")
    divider = _divider(name, lines)
    rows = [tuple(cell.strip() for cell in row) for row in split(lines, divider)]
    head, *body = rows
    _check_first(name, first + 1, head, body)
    if any(NUMBER.fullmatch(cell) for cell in head):
        # The first row is one of numbers: there are no heads.
        return Layout(name, divider, first, first, _counted(head))
    head = tuple(_printable(" ".join(cell.split()).strip("'")) for cell in head)
    if not body and os.path.getsize(path) > SAMPLE:
        raise BadInput(f"{name} has a row of more than {SAMPLE} bytes; give one with shorter rows")
    if not body:
        raise BadInput(f"{name} has a head and no rows; give one with rows")
    skipped = first + _lines_of_first_row(lines, divider)
    return Layout(name, divider, first + 1, skipped, head)


def _printable(head):
    """A head as terminals and pictures may show it: what would steer them is spelt out."""
    return head if head.isprintable() else ascii(head)[1:-1]


def _counted(row):
    return tuple(str(k) for k in range(1, len(row) + 1))


def _lines_of_first_row(lines, divider):
    """More than one where a quoted head has several, as spreadsheets write it."""
    if divider == SPACES:
        return 1
    reader = csv.reader(lines, delimiter=divider)
    next(reader)
    return reader.line_num


def _check_first(name, row, head, body):
    """Raise `BadInput` for a first row that is neither one of heads nor one like those below."""
    pairs = zip(head, body[0] if body else (), strict=False)
    words_over_numbers = any(NUMBER.fullmatch(b) and not NUMBER.fullmatch(a) for a, b in pairs)
    if words_over_numbers and any(NUMBER.fullmatch(cell) for cell in head):
        raise BadInput(
            f"{name}, row {row}: there are numbers and words, and numbers below the words; "
            "make it a head for each column, or delete it"
        )


def split(lines: Sequence[str], divider: str) -> list[list[str]]:
    """The cells of each line."""
    if divider == SPACES:
        return [line.split() for line in lines]
    return list(csv.reader(lines, delimiter=divider))


def _lines(name, path):
    """The lines that the table begins with, all of them whole."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            # To open a pipe would be to wait for somebody who writes.
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
            raise BadInput(f"{name} is {kind}; give the path of a table")
        with open(path, "rb") as file:
            start = file.read(SAMPLE)
    except (OSError, ValueError) as error:
        if re.match(r"[a-z][a-z0-9+.-]+:/", os.fspath(path), re.IGNORECASE):
            raise BadInput(f"{name} is an address; download it and give its path") from None
        raise BadInput(f"{name} cannot be read: {reason(error)}; check the path") from None
    if status.st_size > BYTES:
        raise BadInput(f"{name} has {status.st_size} bytes; give one of {BYTES} at the most")
    text = _decoded(name, start, whole=status.st_size <= SAMPLE)
    if "\r" in text and "\n" not in text:
        raise BadInput(f"{name} has lines that end as on old Macs; {CSV}")
    # For Python alone some letters, such as U+2028, end a line as well.
    lines = list(io.StringIO(text, newline=""))
    if status.st_size > SAMPLE and len(lines) > 1 and not text.endswith("\n"):
        lines.pop()  # It goes on behind the sample.
    return lines


def _decoded(name, start, whole):
    if start[:4] == b"PK\x03\x04" or start[:4] == b"\xd0\xcf\x11\xe0":
        raise BadInput(f"{name} is a workbook of a spreadsheet; {CSV}")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadInput(f"{name} is written in UTF-16; {CSV}")
    if PACKED.match(start):
        raise BadInput(f"{name} is packed; unpack it")
    if JSON.match(start):
        raise BadInput(f"{name} is JSON; {CSV}")
    if b"\0" in start:
        raise BadInput(f"{name} is no text; {CSV}")
    try:
        # A letter may be cut in two where the sample ends.
        return start[: None if whole else start.rfind(b"\n") + 1 or None].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = start[: error.start].count(b"\n") + 1
        raise BadInput(f"{name}, line {line}: a letter is not UTF-8; {CSV}") from None


def _divider(name, lines):
    """What divides the first line into cells, and the most of the others into as many."""
    some = [line for line in lines[:200] if line.strip()]
    scores = {}
    for divider in (*DIVIDERS, SPACES):
        try:
            widths = [len(row) for row in split(some, divider)]
        except csv.Error as error:
            raise BadInput(f"{name} cannot be read: {error}; {CSV}") from None
        if widths[0] > 1:
            scores[divider] = widths.count(widths[0]) / len(widths)
    _check_title(name, some, scores)
    if not scores:
        raise BadInput(f"{name} has one column; give one with a column for x and one for y")
    return max(scores, key=scores.__getitem__)


def _check_title(name, some, scores):
    """Raise `BadInput` for a first line of words above one that is divided by something else."""
    title, below = [*some[:2], ""][:2]
    words = max(scores.values(), default=0) < 0.5 and scores.keys() <= {SPACES}
    if words and any(one in below for one in DIVIDERS) and not NUMBER.fullmatch(below):
        raise BadInput(
            f"{name} begins with {display_path(title.strip())}, which is no row of heads; "
            "delete what stands above these"
        )


def _as_it_is(head):
    return head


def _without_case(head):
    return head.casefold().strip()


def _without_unit(head):
    """What stands before a unit: “time” of “Time [s]”, “time (s)”, “time / s” and “time, s”."""
    return re.split(r"[\[(/]|, ", head.casefold())[0].strip()
