"""What moves in a film belongs together, frame by frame: the dot, its trail, curves and words."""

import re
from collections.abc import Mapping
from functools import cache

import numpy as np
import pytest
from matplotlib.lines import Line2D
from pictures import reader
from pictures.shown import shown
from recipes import FILMS, RECIPES

# Films whose lines do not grow together.
APART = {"networks/hinges": "one line comes after the other"}
# Films that do not show from its first point to its last what the recipe has computed.
CUT = {
    "batches/epoch": "before the first step no measurement is dealt",
    "batches/paths": "three of ten epochs are enough to see",
    "networks/forward": "its dot waits in one place until it appears",
    "networks/hinges": "one line comes after the other",
}


def _lines(name):
    """The lines and the dots that move in a film, by name: two dictionaries."""
    drawn = reader.artists(shown(name).figure)
    moving = {t: drawn[t] for t in shown(name).points[0] if isinstance(drawn[t], Line2D)}
    dots = {t: line for t, line in moving.items() if line.get_linestyle() == "None"}
    return {t: line for t, line in moving.items() if t not in dots}, dots


def _growing(name):
    """The lines that get longer."""
    first, last = shown(name).points[0], shown(name).points[-1]
    return {t: line for t, line in _lines(name)[0].items() if len(first[t]) < len(last[t])}


@pytest.mark.parametrize("name", FILMS)
def test_a_trail_ends_at_its_dot(name):
    trails, dots = _growing(name), _lines(name)[1]
    for ax in shown(name).figure.axes:
        ends = [title for title, line in trails.items() if line.axes is ax]
        heads = [title for title, line in dots.items() if line.axes is ax]
        if ends and heads:
            for number, frame in enumerate(shown(name).points):
                tips = [frame[title][-1:] for title in ends]
                places = [frame[title] for title in heads]
                assert np.array_equal(np.concatenate(tips), np.concatenate(places)), number


@pytest.mark.parametrize("name", FILMS)
def test_all_that_grows_has_come_as_far(name):
    """Lines have the same number of points, unless they are as long as they ever get."""
    trails = [] if name in APART else _growing(name)
    longest = [len(shown(name).points[-1][title]) for title in trails]
    for number, frame in enumerate(shown(name).points):
        lengths = [len(frame[title]) for title in trails]
        assert lengths == np.minimum(max(lengths, default=0), longest).tolist(), number


@pytest.mark.parametrize("name", FILMS)
def test_a_curve_has_come_as_far_as_the_status_says(name):
    """Under an axis called "step", where the status says "step 3", curves and dots are at 3."""
    trails, dots = _growing(name), _lines(name)[1]
    for ax in shown(name).figure.axes:
        word = re.escape(ax.get_xlabel().partition(" ")[0].removesuffix("s"))
        heads = [title for title, line in (trails | dots).items() if line.axes is ax]
        for frame, facts in zip(shown(name).points, shown(name).facts, strict=True):
            said = re.search(rf"'{word} (-?[\d.]+\d|\d)", facts.get("axes 0 Text 1", ""))
            for title in heads if word and said else []:
                assert frame[title][-1, 0] == pytest.approx(float(said[1]), abs=1e-3), said[0]


@pytest.mark.parametrize("name", FILMS)
def test_steps_are_counted_from_0(name):
    said = re.search(r"'step (\d+)", shown(name).first.get("axes 0 Text 1", ""))
    assert not said or said[1] == "0"


def _ends(value):
    """Where the rows and columns in a variable of a recipe begin and end: two arrays for each."""
    if isinstance(value, Mapping):
        value = list(value.values())
    try:
        numbers = np.array(value, float) if isinstance(value, list | np.ndarray) else np.empty(0)
    except (TypeError, ValueError):  # Of several lengths, or no numbers.
        yield from (pair for part in value for pair in _ends(part))
    else:
        for axis in range(numbers.ndim if numbers.size else 0):
            yield np.take(numbers, 0, axis).ravel(), np.take(numbers, -1, axis).ravel()


@cache
def _all_ends(name):
    """Where all rows and columns of numbers in a recipe begin, and where they end."""
    variables = {k: v for k, v in vars(RECIPES[name].module).items() if not k.startswith("__")}
    return [np.concatenate(ends) for ends in zip(*_ends(variables), strict=True)]


def _goes_all_the_way(name, title):
    """Whether a dot, or the height of a curve, goes from where some numbers begin to their end."""
    first, last = shown(name).points[0][title], shown(name).points[-1][title]
    if not len(first):
        return False
    begins, ends = _all_ends(name)
    which = [-1] if title in _growing(name) else range(first.shape[1])
    near = {"rtol": 1e-9, "atol": 1e-12}
    return any(
        (np.isclose(begins, first[-1, k], **near) & np.isclose(ends, last[-1, k], **near)).any()
        for k in which
    )


@pytest.mark.parametrize("name", FILMS)
def test_a_film_shows_a_walk_from_its_first_point_to_its_last(name):
    """And not from the second on, nor to the last but one, unless it is known to be cut."""
    moving = _growing(name) | _lines(name)[1]
    cut = [title for title in moving if not _goes_all_the_way(name, title)]
    assert bool(cut) == (name in CUT), cut
