"""Every claim of a page, and every place that it points to, has something that holds it."""

import ast
import re
from functools import cache

import pytest
from recipes import ROOT

from words import ledger
from words.text import TEXTS, prose

# Facts, names and idioms, which claim nothing.
_IDLE = r"""\{[A-Za-z]\w*\}|all but|at all|above all|after all|first of all|all the same|at most
    |best fit|best line|best known|not only|exact\*? search|right angles?|right (?:beside|at|thing)
    |right (?:size|length)|(?:is|are|was|were|what) (?:left|right)|left (?:over|out|them)"""
_CLAIMS = """always|never|must|cannot|every|all|none|nobody|nothing|everything|everyone|everywhere
    |only|usually|mostly|best|better|worse|worst|fast(?:er|est)|slow(?:er|est)|cheap(?:er|est)
    |safer?|exact(?:ly)?|guarantee[sd]?"""
_PLACES = """left|right|upper|lower|above|below|uphill|downhill|upwards?|downwards?
    |(?:east|west|north|south)(?:wards)?"""
_SENSES = "rises?|falls?|grows?|shrinks?|climbs?"
_WORDS = re.sub(r"\s", "", "|".join([_CLAIMS, _PLACES, _SENSES]))
_PASSED = re.sub(r"\n\s*", "", _IDLE)
WORD = re.compile(rf"{_PASSED}|\b({_WORDS})\b", re.IGNORECASE)


@cache
def _tests(file):
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_bytes())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def _is_there(test):
    file, _, name = test.partition("::")
    return (ROOT / file).is_file() and name in _tests(file)


def claim_faults(page: str, text: str) -> list[str]:
    """What is wrong with the claims of a page: each stands in its list, with what holds it."""
    known, lines = ledger.read("claims", page), prose(text)
    found = list(ledger.uncovered(lines, WORD, ledger.excerpts(known)))
    found += ledger.unused(lines, ledger.excerpts(known)) + ledger.misplaced(known)
    return found + [f"no test {test}" for test in known.get("tested", {}) if not _is_there(test)]


@pytest.mark.parametrize("page", TEXTS)
def test_every_claim_has_something_that_holds_it(page):
    found = claim_faults(page, TEXTS[page])
    assert not found, f"tests/words/claims/{page}.toml:\n" + "\n".join(found)


def test_no_claim_is_left_open():
    """A new one may be listed as open while one looks for what holds it."""
    unheld = [
        f"{page}: {excerpt} ({missing})"
        for page in TEXTS
        for missing, held in ledger.read("claims", page).get("open", {}).items()
        for excerpt in held
    ]
    assert unheld == []
