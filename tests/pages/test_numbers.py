"""Every number that a page may quote agrees with something that is not our code."""

import re
from importlib import import_module

import pytest
from recipes import PAGES, RECIPES

KNOWN = {page: import_module(f"oracles.{page}") for page in PAGES}
FACTS = {name: recipe.facts for name, recipe in RECIPES.items()}
ORACLES = {
    f"{page}/{picture}": facts
    for page, known in KNOWN.items()
    for picture, facts in known.ORACLES.items()
}
PAIRS = [(name, fact) for name, facts in FACTS.items() for fact in facts]
SAID = [(f"{page}/{said[0]}", *said[1:]) for page, known in KNOWN.items() for said in known.SAID]


@pytest.mark.parametrize(("name", "fact"), PAIRS)
def test_a_fact_agrees_with_its_oracle(name, fact):
    expected, tolerance = ORACLES[name][fact]
    assert FACTS[name][fact] == pytest.approx(expected, abs=tolerance, rel=0)


def test_every_oracle_has_its_fact():
    assert {name: set(facts) for name, facts in ORACLES.items()} == {
        name: set(facts) for name, facts in FACTS.items() if facts
    }


def test_every_fact_is_quoted_on_a_page():
    text = "".join(PAGES.values())
    for name, fact in PAIRS:
        assert f"{{{{ {name.replace('/', '.')}.{fact} " in text


@pytest.mark.parametrize(("name", "fact", "form", "text"), SAID)
def test_a_number_reads_as_it_should(name, fact, form, text):
    assert format(FACTS[name][fact], form) == text


@pytest.mark.parametrize("page", PAGES)
def test_a_page_computes_its_numbers(page):
    """Digits behind a decimal point come from facts; the few in words are settings of the story."""
    prose = re.sub(r"(?s)\{\{.*?\}\}|\A---.*?\n---\n|\]\([^)]*\)", "", PAGES[page])
    assert set(re.findall(r"\d+\.\d+", prose)) <= KNOWN[page].SETTINGS
