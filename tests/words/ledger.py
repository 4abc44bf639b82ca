"""Words that need a reason to stand where they do, and the lists of these reasons.

A list is a TOML file a page: in its sections stands what holds something, and behind it all that is
held by it, as excerpts: words as they stand in one line of the page, a fact as {its name}.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
Known = dict[str, dict[str, list[str]]]


def read(kind: str, page: str) -> Known:
    """The list of a kind for a page: section by section what holds something, and what it holds."""
    path = FOLDER / kind / f"{page}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def uncovered(lines: Iterable[str], word: re.Pattern, excerpts: Iterable[str]) -> Iterator[str]:
    """Each place of a word that no excerpt covers, with some words around it to begin an entry.

    Only the groups of the pattern count; what it matches without a group is passed over.
    """
    excerpts = list(excerpts)
    for line in lines:
        spans = [
            (found.start(), found.end())
            for excerpt in excerpts
            if excerpt in line
            for found in re.finditer(re.escape(excerpt), line)
        ]
        for found in word.finditer(line):
            start, end = found.span(found.lastindex or 0)
            covered = any(first <= start and end <= last for first, last in spans)
            if found.lastindex and not covered:
                yield f"{found[found.lastindex]!r}: add '{_around(line, start, end)}'"


def unused(lines: Iterable[str], excerpts: Iterable[str]) -> list[str]:
    """The excerpts that are nowhere on the page."""
    text = "\n".join(lines)
    return [f"drop '{excerpt}'" for excerpt in excerpts if excerpt not in text]


def misplaced(known: Known) -> list[str]:
    """The files that are named and are not there, and what holds nothing."""
    named = re.findall(r"(?:tests|gdviz)/[\w/]+\.py", " ".join(map(str, known.values())))
    found = [f"no file {path}" for path in named if not (FOLDER.parents[1] / path).is_file()]
    return found + [f"drop {one}" for part in known.values() for one in part if not part[one]]


def excerpts(known: Known) -> list[str]:
    """All excerpts of a list."""
    return [one for section in known.values() for held in section.values() for one in held]


def _around(line, start, end):
    """Two words before, the words themselves, and two words behind."""
    before = re.search(r"(?:\S+\s+){0,2}\S*$", line[:start])[0]
    after = re.match(r"\S*(?:\s+\S+){0,2}", line[end:])[0]
    return f"{before}{line[start:end]}{after}"
