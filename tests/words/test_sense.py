"""Every page says what it said when someone last read it."""

from difflib import unified_diff

import pytest

from words.sense import FOLDER, known, senses
from words.text import TEXTS


def sense_faults(page: str, text: str) -> list[str]:
    """The lines that say something else than they did."""
    changes = unified_diff(known(page), senses(text), n=0, lineterm="")
    return [line for line in changes if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("page", TEXTS)
def test_a_page_says_what_it_said(page):
    found = sense_faults(page, TEXTS[page])
    assert not found, (
        f"docs/{page}.md says something else than it did; if that is meant, run "
        f"`make baselines PAGE={page}`, and read the diff:\n" + "\n".join(found)
    )


def test_nothing_is_known_of_pages_that_are_gone():
    listed = {path.relative_to(FOLDER).with_suffix("") for path in FOLDER.rglob("*.txt")}
    assert {path.as_posix() for path in listed} == set(TEXTS), "run `make baselines`"
