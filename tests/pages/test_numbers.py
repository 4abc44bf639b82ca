"""Every number that a page may quote agrees with something that is not our code."""

import re
from importlib import import_module
from importlib.util import find_spec

import pytest
from recipes import PAGES, RECIPES

NEW_ORACLES = '''\
"""The numbers of the page on {page}."""


def facts() -> dict[str, dict[str, tuple[float, float]]]:
    """Fact by fact: what it must be, and how near."""
    return {{
        {line}
    }}


# What the page says in words or digits: picture, fact, format, text.
SAID = []
# Digits of the story that are given, not computed.
SETTINGS = set()
'''


def _known(page):
    """The module with the oracles of a page; None if nobody has written it."""
    return import_module(f"oracles.{page}") if find_spec(f"oracles.{page}") else None


def _oracles(name):
    """What the facts of a picture must be, and how near."""
    page, _, picture = name.partition("/")
    known = _known(page)
    return known.facts().get(picture, {}) if known else {}


def _quote(name, fact):
    """The beginning of what a page says to quote a fact."""
    return f"{{{{ {name.replace('/', '.')}.{fact} "


def _add_oracles(name, facts):
    """What to do about facts that have no oracle."""
    page, _, picture = name.partition("/")
    file = f"tests/oracles/{page}.py"
    entries = ", ".join(f'"{fact}": (EXPECTED, 1e-9)' for fact in facts)
    line = f'"{picture}": {{{entries}}},  # EXPECTED from something that is not gdviz'
    if not _known(page):
        text = NEW_ORACLES.format(page=page, line=line)
        return f"figures/{name}.py has facts, and nobody tests them; make {file} of this:\n\n{text}"
    if _oracles(name):
        place = f'"{picture}" in facts()'
        line = f"{entries},  # EXPECTED from something that is not gdviz"
    else:
        place = "what facts() returns"
    return f"figures/{name}.py has facts without an oracle; in {file}, add to {place}:\n\n{line}\n"


def _drop_oracles(name, facts):
    """What to do about oracles that have no fact."""
    page, _, picture = name.partition("/")
    return (
        f'facts() in tests/oracles/{page}.py expects of "{picture}": {", ".join(facts)}; '
        f"delete that there, or add it to `facts` in figures/{name}.py"
    )


@pytest.mark.parametrize("name", RECIPES)
def test_every_fact_has_its_oracle_and_every_oracle_its_fact(name):
    facts, oracles = RECIPES[name].facts, _oracles(name)
    untested = [fact for fact in facts if fact not in oracles]
    assert not untested, _add_oracles(name, untested)
    gone = [fact for fact in oracles if fact not in facts]
    assert not gone, _drop_oracles(name, gone)


@pytest.mark.parametrize("name", RECIPES)
def test_the_facts_of_a_picture_agree_with_their_oracles(name):
    facts, wrong = RECIPES[name].facts, []
    for fact, (expected, tolerance) in _oracles(name).items():
        if fact in facts and facts[fact] != pytest.approx(expected, abs=tolerance, rel=0):
            wrong.append(f"{fact} is {facts[fact]}, its oracle says {expected} ± {tolerance}")
    assert not wrong, f"facts in figures/{name}.py:\n" + "\n".join(wrong)


@pytest.mark.parametrize("page", [*filter(_known, PAGES)])
def test_every_oracle_belongs_to_a_picture(page):
    gone = [picture for picture in _known(page).facts() if f"{page}/{picture}" not in RECIPES]
    assert not gone, (
        f"facts() in tests/oracles/{page}.py has pictures that figures/{page} has not: "
        f"{', '.join(gone)}; delete them there"
    )


@pytest.mark.parametrize("name", RECIPES)
def test_every_fact_is_quoted_on_a_page(name):
    text = "".join(PAGES.values())
    unquoted = [fact for fact in RECIPES[name].facts if _quote(name, fact) not in text]
    assert not unquoted, (
        f"no page quotes these facts; put them into a sentence of docs/{name.partition('/')[0]}.md "
        f"(or delete them in figures/{name}.py):\n\n"
        + "\n".join(f"{_quote(name, fact)}| .2f }}}}" for fact in unquoted)
    )


@pytest.mark.parametrize(
    ("name", "fact", "form", "text"),
    [
        (f"{page}/{picture}", fact, form, text)
        for page in PAGES
        if _known(page)
        for picture, fact, form, text in _known(page).SAID
    ],
)
def test_a_number_reads_as_it_should(name, fact, form, text):
    reads = format(RECIPES[name].facts[fact], form)
    assert reads == text, f"{_quote(name, fact)}| {form} }}}} reads {reads}, SAID has {text}"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_computes_its_numbers(page):
    """Digits behind a decimal point come from facts; the few in words are settings of the story."""
    prose = re.sub(r"(?s)```.*?```|\{\{.*?\}\}|\A---.*?\n---\n|\]\([^)]*\)", "", PAGES[page])
    known = _known(page)
    typed = set(re.findall(r"\d+\.\d+", prose)) - (known.SETTINGS if known else set())
    assert not typed, (
        f"docs/{page}.md has digits that no code computes: {', '.join(sorted(typed))}; quote facts "
        f"instead, as in {_quote(f'{page}/picture', 'fact')}| .2f }}}}, or if the digits are "
        f"given, not computed, add them to SETTINGS in tests/oracles/{page}.py"
        + ("" if known else " (begin with a copy of tests/oracles/index.py)")
    )
