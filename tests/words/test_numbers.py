"""Every number of a page comes from a fact, is held by an expression of facts, or is given."""

import math
import re
from types import SimpleNamespace

import pytest
from recipes import PAGES, RECIPES, ROOT

from gdviz import data
from gdviz.experiments.race import RATES, RULES
from gdviz.site import numbers
from words import ledger
from words.formulas import meanings
from words.holds import needs_meaning
from words.text import FACT, TEXTS, prose

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
_LARGE = "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_POWERS = "dozen|hundred|thousand|million|billion"
_PARTS = "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth"
_RATIOS = r"twice|half|halves|halved|quarter|doubled?|(?:two|three|four|ten)fold"
NUMBER = re.compile(
    # Facts and subscripts are passed over.
    r"\{[A-Za-z]\w*\}|_\{[^}]*\}|_\w"
    rf"|\b({_SMALL}|{_LARGE}|(?:{_POWERS})s?|(?:{_PARTS}|(?:{_POWERS})th)s?|{_RATIOS})\b"
    r"|((?<![A-Za-z])[−-]?\d(?:[\d,.]*\d)?)",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"(?<!\$)\$([^$]+)\$(?!\$)")


class _Page:
    """The facts of a page's pictures: `lines.runs.count`."""

    def __init__(self, page):
        self._page = page

    def __getattr__(self, picture):
        return SimpleNamespace(**RECIPES[f"{self._page}/{picture}"].facts)


def written(where: str, *settings: float) -> bool:
    """Whether a recipe, or another file, has these settings among its numbers."""
    path = ROOT / (where if where.endswith(".py") else f"figures/{where}.py")
    there = re.findall(r"(?<![\w.])\d[\d_]*(?:\.\d+)?(?:e-?\d+)?", path.read_text(encoding="utf-8"))
    return {abs(setting) for setting in settings} <= {float(number) for number in there}


ALL = {page: _Page(page) for page in PAGES} | {name: getattr(math, name) for name in dir(math)}
ALL |= {"abs": abs, "round": round, "min": min, "max": max, "len": len, "format": format}
ALL |= {"data": data, "RULES": RULES, "RATES": RATES, "written": written}


def _lines(page, text):
    """The prose of a page without the formulas that are held to what their names mean."""
    meant = meanings(page).INLINE

    def blank(found):
        return "$=$" if found[1] in meant or needs_meaning(found[1]) else found[0]

    lines = [_FORMULA.sub(blank, line) for line in prose(text, keep_facts=True)]
    return [FACT.sub(r"{\3}", line) for line in lines]


def number_faults(page: str, text: str) -> list[str]:
    """What is wrong with the numbers that are typed on a page."""
    known, lines = ledger.read("numbers", page), _lines(page, text)
    listed = {name: known.get(name, {}) for name in ("given", "checked")}
    found = list(ledger.uncovered(lines, NUMBER, ledger.excerpts(listed)))
    found += ledger.unused(lines, ledger.excerpts(listed)) + ledger.misplaced(known)
    return found + [
        f"{expression} is not true, which holds {held}"
        for expression, held in listed["checked"].items()
        if not eval(expression, ALL | {"__builtins__": {}})
    ]


def digit_faults(page: str, text: str) -> list[str]:
    """The facts that lose all their digits where the page prints them, but for those allowed."""
    allowed, found = ledger.read("numbers", page).get("zero", {}), []
    for quote in FACT.finditer(text):
        value = RECIPES[f"{quote[1]}/{quote[2]}"].facts[quote[3]]
        if value and not re.search(r"[1-9]", format(value, quote[4] or "")):
            found.append(".".join(quote.groups()[:3]))
    return [f"[zero] add {name}" for name in found if name not in allowed] + [
        f"[zero] drop {name}" for name in allowed if name not in found
    ]


def brace_faults(text: str) -> list[str]:
    """The lines in which a brace of a fact is left when all facts are filled in."""
    gallery = SimpleNamespace(find=lambda name, part: RECIPES[name])
    filled = numbers.fill(text, gallery, lambda what, message: f"{{{{ {message} }}}}")
    lines = [_FORMULA.sub("", line) for line in prose(filled)]
    return [line for line in lines if "{{" in line or "}}" in line]


@pytest.mark.parametrize("page", TEXTS)
def test_every_typed_number_has_its_reason(page):
    found = number_faults(page, TEXTS[page])
    assert not found, f"tests/words/numbers/{page}.toml:\n" + "\n".join(found)


@pytest.mark.parametrize("page", TEXTS)
def test_no_fact_loses_all_its_digits(page):
    found = digit_faults(page, TEXTS[page])
    assert not found, f"tests/words/numbers/{page}.toml:\n" + "\n".join(found)


@pytest.mark.parametrize("page", TEXTS)
def test_no_braces_are_left(page):
    assert brace_faults(TEXTS[page]) == []
