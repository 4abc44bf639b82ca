"""What checks each page: `<!-- trust -->` in a page becomes two tables, made from the tests."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gdviz.site.gallery import Shelf

MARK = re.compile(r"^<!-- trust -->$", re.MULTILINE)
# What a test calls, by the words that readers know it by.
_CHECKERS = {
    "NumPy's linear algebra": {"linalg", "polyfit", "lstsq"},
    "SciPy": {"scipy"},
    "PyTorch": {"torch", "twins"},
    "finite differences": {"approx_fprime", "slopes"},
    "fractions": {"fractions", "decimal"},
}
_COUNTS = "| Page | Facts | Claims | Tested | Tests |\n|:--|--:|--:|--:|--:|\n"
_ASKED = "| Page | What its tests ask |\n|:--|:--|\n"


def fill(markdown: str, shelves: list[Shelf], tests: Path) -> str:
    """The page with two tables in the place of its mark; `tests` is the folder of the tests."""
    counts = "\n".join(_row(shelf, _counts(shelf, tests)) for shelf in shelves)
    asked = "\n".join(_row(shelf, [_asked(shelf, tests)]) for shelf in shelves)
    return MARK.sub(lambda _: f"{_COUNTS}{counts}\n\n{_ASKED}{asked}", markdown)


def _row(shelf, cells):
    """The line of a page."""
    link = f"[{shelf.title}]({shelf.page.file.src_uri})"
    return f"| {' | '.join([link, *cells])} |"


def _counts(shelf, tests):
    """How many facts a page quotes, its claims, claims that a test holds, and tests."""
    facts = sum(len(picture.facts) for picture in shelf.pictures)
    tested, reasoned = _held(tests / "words" / "claims" / f"{_name(shelf)}.toml")
    written = sum(count for count, _ in _read_all(shelf, tests))
    return map(str, (facts, tested + reasoned, tested, written))


def _asked(shelf, tests):
    """Who is asked, by what the tests of a page import and call."""
    called = frozenset().union(*(names for _, names in _read_all(shelf, tests)))
    asked = (words for words, names in _CHECKERS.items() if names & called)
    return ", ".join(["formulas written anew", *asked])


def _name(shelf):
    return shelf.page.file.src_uri.removesuffix(".md")


def _read_all(shelf, tests):
    """What is in the files that compute a page's numbers a second time and test its sentences."""
    name = _name(shelf)
    files = [tests / "oracles" / f"{name}.py", tests / "pages" / f"test_{name}.py"]
    return [_read(file.read_bytes()) for file in files if file.exists()]


def _held(ledger):
    """How many claims of a page are held by a test, and how many by a reason."""
    known = tomllib.loads(ledger.read_text(encoding="utf-8")) if ledger.exists() else {}
    return [sum(map(len, known.get(kind, {}).values())) for kind in ("tested", "reason")]


@lru_cache(maxsize=1000)
def _read(source):
    """How many functions of a file are tests, and the names in it."""
    tree = ast.parse(source)
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    tests = sum(function.name.startswith("test_") for function in functions)
    return tests, frozenset(_names(tree))


def _names(tree) -> Iterator[str]:
    """All names of modules, functions and attributes in a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None) or ""
            for path in [module, *(alias.name for alias in node.names)]:
                yield from path.split(".")
        elif isinstance(node, ast.Attribute):
            yield node.attr
