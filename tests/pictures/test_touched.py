"""A picture that one can touch has the names that it has while nobody touches it."""

import re

import pytest
from pictures.baselines import known
from recipes import RECIPES, TOUCHED

AXIS = re.compile(r"label '(.+?)', ticks")
TITLE = re.compile(r"title '(.+?)'")
LOW = str.maketrans("12", "₁₂")
# What a script calls otherwise, or only tells in its readout.
OTHERWISE = {
    "bees/by_hand": {"The products: their sum is −4"},
    "depth/stack": {"strength"},
    "descent/balls": {"y"},
    "gradients/differences": {"Two lines, two slopes"},
    "gradients/directions": {"Which way we look"},
    "index/drop": {"x", "y"},
    "lines/own_data": {"time", "distance", "The line", "Its loss"},
    "networks/neurons": {"Where hidden sums are 0"},
    "rates/by_hand": {"Learning rate 0.3"},
    "why/by_hand": {"Between two parabolas"},
}


def _plain(words):
    """A name as a script writes it: a letter alone, or the words before a letter."""
    letter = re.fullmatch(r"\$(\w)(?:_(\d))?\$", words)
    return letter[1] + (letter[2] or "").translate(LOW) if letter else words.partition(" $")[0]


def _named(name, what):
    """What the axes or the panels of a still are called, in their order."""
    facts = known(name.partition("/")[0])[name].items()
    said = [fact for title, fact in facts if re.match(r"axes [1-9]\d*( [xyz])?$", title)]
    return list(dict.fromkeys(_plain(words) for fact in said for words in what.findall(fact)))


def _alike(name, what):
    return [words for words in _named(name, what) if words not in OTHERWISE.get(name, ())]


CASES = [
    pytest.param(name, what, id=f"{name}-{kind}")
    for kind, what in {"axes": AXIS, "panels": TITLE}.items()
    for name in TOUCHED
    if _alike(name, what)
]


@pytest.mark.parametrize(("name", "what"), CASES)
def test_a_script_names_what_one_sees_in_the_order_of_the_still(name, what):
    """A title may go on with what there is to do."""
    script = RECIPES[name].path.with_suffix(".js").read_text(encoding="utf-8")
    plots = script.partition("--- What is seen")[2] or script
    alike = _alike(name, what)
    found = [re.search(rf'"{re.escape(words)}[":;,]', plots) for words in alike]
    assert all(found), alike
    there = [place.start() for place in found]
    assert there == sorted(there), alike
