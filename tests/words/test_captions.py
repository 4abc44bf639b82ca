"""A caption belongs to its picture, what it promises is there, and a sentence leads to it."""

import math
import re
from collections import Counter
from functools import cache
from itertools import combinations

import pytest
from recipes import RECIPES

from words.pictures import missing, turned, wrong_way
from words.text import FACT, TEXTS, captions

# Words in captions and alternative texts that mean something else than they usually do.
BESIDE_IN_ONE_PANEL = {
    "gradients/differences",
    "landscape/extremes",
    "backprop/backward",
    "momentum/map",
}
# To be put right in their recipes.
KNOWN: dict[tuple[str, str], str] = {}
# Pictures of nearly the same thing.
ALIKE = {("lines/surface", "lines/bowl"), ("bees/scene", "bees/overlap")}
_IDLE = """a an the of and or to in on at is are its it by with from for that which one as each all
every them their this these those what be has have how but not no than into out so far"""
IDLE = set(re.findall(r"\w+", _IDLE))


def _stems(words):
    plain = re.sub(r"\$[^$]*\$", " ", FACT.sub(" ", words))
    return {word[:5] for word in re.findall(r"[a-z]{2,}", plain.lower()) if word not in IDLE}


@cache
def _about(name):
    """The words that the recipe of a picture has for it."""
    return _stems(f"{RECIPES[name].about} {RECIPES[name].alt} {name.partition('/')[2]}")


def caption_faults(text: str) -> list[str]:
    """The captions that might as well be swapped with another of the page."""
    said, found = captions(text), []
    if len(set(said.values())) < len(said):
        found.append("two pictures have the same caption")
    common = Counter(word for name in said for word in _about(name))

    def fit(name, other):
        shared = _stems(said[name]) & _about(other)
        return sum(math.log((len(said) + 1) / common[word]) for word in shared)

    for one, other in combinations(said, 2):
        own = fit(one, one) + fit(other, other)
        if own <= fit(one, other) + fit(other, one) and (one, other) not in ALIKE:
            found.append(f"{one}, {other}: swapped, or they lack the words of their recipes")
    return found


def picture_faults(name: str, words: str) -> list[str]:
    """What the words about a picture promise and its figure has not."""
    lacking = missing(name, words)
    if name in BESIDE_IN_ONE_PANEL:
        lacking = [word for word in lacking if "left" not in word]
    found = [f"nothing in {name} is '{word}'" for word in lacking if (name, word) not in KNOWN]
    if turned(name, words):
        found.append(f"left and right of {name}: {words}")
    return found


def unled(text: str) -> list[str]:
    """The pictures before which no paragraph of prose stands, since the last one."""
    found, led = [], False
    for block in re.split(r"\n\s*\n", re.sub(r"(?s)\A---\n.*?\n---\n", "", text)):
        shown = re.match(r"\s*!\[[^\]]*\]\(figures/([\w/]+)", block)
        if shown and not led:
            found.append(shown[1])
        led = not shown and (led or bool(re.match(r"\s*[\w*\[($`]", block)))
    return found


def directions(text: str) -> list[str]:
    """The sentences in which something falls to a larger number, or rises to a smaller one."""

    def filled(fact):
        return format(RECIPES[f"{fact[1]}/{fact[2]}"].facts[fact[3]], fact[4] or "")

    return wrong_way(FACT.sub(filled, text))


@pytest.mark.parametrize("page", TEXTS)
def test_no_caption_would_suit_another_picture_better(page):
    assert caption_faults(TEXTS[page]) == []


@pytest.mark.parametrize("page", TEXTS)
def test_a_sentence_leads_to_every_picture(page):
    assert unled(TEXTS[page]) == []


@pytest.mark.parametrize("page", TEXTS)
def test_what_falls_gets_less_and_what_rises_gets_more(page):
    assert directions(TEXTS[page]) == []


@pytest.mark.parametrize("name", RECIPES)
def test_what_is_said_of_a_picture_is_seen_in_it(name):
    caption = captions(TEXTS[name.partition("/")[0]]).get(name, "")
    assert picture_faults(name, caption) + picture_faults(name, RECIPES[name].alt) == []
    assert wrong_way(RECIPES[name].alt) == []


def test_what_is_known_to_be_wrong_still_is():
    cured = [key for key in KNOWN if key[1] not in missing(key[0], RECIPES[key[0]].alt)]
    assert cured == [], "drop them from KNOWN"
