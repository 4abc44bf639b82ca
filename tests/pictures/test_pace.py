"""A film leaves time to read its words, and moves until its end."""

import re
from itertools import groupby

import pytest
from pictures.shown import shown, statuses
from recipes import FILMS

from gdviz.drawing import style

READING = 0.25  # Seconds a word, for those who see it for the first time.
STILL = 0.2  # The share of a film that may stand still at its end, at most.


def _lines(name):
    """The status line of every frame, without its numbers: where only they change, one reads on."""
    for status in statuses(name):
        yield re.sub(r"[\d.,−+⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", "#", status)


@pytest.mark.parametrize("name", FILMS)
def test_every_line_of_words_stays_long_enough_to_be_read(name):
    runs = [list(run) for _, run in groupby(_lines(name))]
    # The last line is read while the film rests.
    for run in runs[:-1]:
        needed = READING * len(run[0].split())
        assert len(run) / style.FRAMES_PER_SECOND >= needed, run[0]


@pytest.mark.parametrize("name", FILMS)
def test_nothing_stands_still_at_the_end(name):
    facts = shown(name).facts
    still = 0
    while still < len(facts) - 1 and facts[-2 - still] == facts[-1]:
        still += 1
    assert still / len(facts) <= STILL
