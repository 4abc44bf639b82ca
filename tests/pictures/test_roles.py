"""A colour means the same on every page: it goes with the same words, in notes and in legends."""

import re
from functools import cache

import pytest
from pictures.baselines import PAGES, known

# What words are coloured as, wherever they stand.
MEANT = {
    "data": r"^measure(d [\d.]+$|ments)",
    "model": r"\bguess\b|\bpredicted\b|\bwalk\b",
    "truth": r"\btruth\b|\bbest\b|\blowest\b",
    "error": r"\bgap\b|\bmisses\b|\berror\b|uphill|^gradient$",
}
# Words that have another colour; the list may only get shorter.
OTHERWISE = {
    ("networks/loss", "squared error"): "it is the name of a function and no error that is shown",
}
NOTE = re.compile(r"axes [1-9]\d* (Text|Annotation|Legend) \d+$")
NAMED = re.compile(r"(?:^|\[)(['\"])(.+?)\1 (?:none edge |paper edge )?(\w+)")


@cache
def _named():
    """The words on all pictures, with their colours: picture, words, role."""
    drawn = [(name, facts) for page in PAGES for name, facts in known(page).items()]
    return {
        (name, words, role)
        for name, facts in drawn
        for title, fact in facts.items()
        if NOTE.search(title)
        for _, words, role in NAMED.findall(fact)
    }


@pytest.mark.parametrize("role", MEANT)
def test_words_have_the_colour_of_what_they_mean(role):
    meant = {said for said in _named() if re.search(MEANT[role], said[1])}
    others = {(name, words) for name, words, found in meant if found != role}
    assert others == {said for said in OTHERWISE if re.search(MEANT[role], said[1])}


def test_the_same_words_have_the_same_colour_on_all_pictures():
    """Words, not numbers, of which a picture has many; in ink they have no colour to mean."""
    said = {(words, role) for name, words, role in _named() if (name, words) not in OTHERWISE}
    words = [words for words, role in said if role != "ink" and re.search("[a-z]{3}", words)]
    assert sorted(set(words)) == sorted(words)
