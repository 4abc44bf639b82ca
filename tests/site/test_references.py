"""The entries of references.bib are whole, each is used, and pages show them alike."""

import re

import pytest
from recipes import PAGES, ROOT

from gdviz.site import references

BIBTEX = (ROOT / "docs/references.bib").read_text(encoding="utf-8")
ENTRIES = references.read(BIBTEX)
CITED = {key for text in PAGES.values() for key in re.findall(r"\[@([\w-]+)\]", text)}


def filled(markdown, entries):
    return references.fill(markdown, entries, lambda what, message: f"{what}: {message}")


def test_every_entry_is_read():
    assert len(ENTRIES) == BIBTEX.count("@") == BIBTEX.count("author = {")


@pytest.mark.parametrize("key", ENTRIES)
def test_an_entry_says_who_what_when_and_where(key):
    entry = ENTRIES[key]
    assert entry["author"]
    assert entry["title"]
    assert re.fullmatch(r"(?:19|20)\d\d", entry["year"])
    assert ("url" in entry) != ("doi" in entry)
    assert re.fullmatch(r"https://[\w.-]+/\S*", references.address(entry))
    assert "doi" not in entry or re.fullmatch(r"10\.\d{4,}/\S+", entry["doi"])


def test_no_work_has_two_entries():
    titles = [entry["title"].casefold() for entry in ENTRIES.values()]
    places = [references.address(entry) for entry in ENTRIES.values()]
    assert len(set(titles)) == len(set(places)) == len(ENTRIES)


def test_the_entries_are_those_that_pages_name():
    assert set(ENTRIES) == CITED
    assert list(ENTRIES) == sorted(ENTRIES)


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Goh, Gabriel", "Gabriel Goh"),
        ("Boyd, Stephen and Vandenberghe, Lieven", "Stephen Boyd and Lieven Vandenberghe"),
        ("A, B and C, D and E, F", "B A, D C and F E"),
        ("A, B and C, D and E, F and G, H and I, J", "B A and others"),
        ("{The PyTorch contributors}", "The PyTorch contributors"),
    ],
)
def test_names_stand_as_one_says_them(author, shown):
    entry = {"author": author, "title": "T", "year": "2017", "doi": "10.1000/1"}
    made = filled("- [@a]: why.", {"a": entry})
    assert made == f"- [T](https://doi.org/10.1000/1) by {shown}, 2017: why."


def test_a_key_without_an_entry_is_named_with_its_neighbour():
    made = filled("- [@goh-momentun]: why.", ENTRIES)
    assert made == (
        "- [@goh-momentun]: references.bib has no entry goh-momentun; "
        "did you mean goh-momentum?: why."
    )
