"""Every recipe keeps its contract, and every film is what full redraws would show."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from unittest.mock import patch

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from recipes import FILMS, RECIPES
from statuses import status

from gdviz.drawing import style
from gdviz.film import render


@dataclass
class Seen:
    """A picture, as it is at its end, and what was seen of its frames if it moves."""

    figure: Figure | None = None
    statuses: list[str] = field(default_factory=list)
    unlike_a_redraw: list[int] = field(default_factory=list)


@cache
def _seen(name):
    """Look at every frame once, for all tests; of a long film some are compared with a redraw."""
    style.use("light")
    recipe = RECIPES[name]
    if name not in FILMS:
        return Seen(recipe.draw())
    seen = Seen()
    film = render.record(recipe.draw())
    count = len(film.changes) + 1
    apart = count // 6 + 1
    for number, (frame, figure) in enumerate(zip(film.frames(), recipe.draw(), strict=True)):
        seen.figure = figure
        seen.statuses.append(status(figure))
        # The last one always.
        if (count - 1 - number) % apart == 0 and (frame != render.pixels(figure)).any():
            seen.unlike_a_redraw.append(number)
    return seen


def _words(figure):
    """Every text that is drawn."""
    drawn = []
    draw = Text.draw
    with patch.object(
        Text, "draw", lambda text, renderer: (drawn.append(text), draw(text, renderer))
    ):
        render.pixels(figure)
    return [text for text in drawn if text.get_visible() and text.get_text().strip()]


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_says_in_one_sentence_what_one_sees(name):
    """Its docstring: one line, a capital first, one full stop."""
    about = RECIPES[name].about
    assert about.count("\n") == 0
    assert re.fullmatch(r"[A-Z][^.]*\.", about)


@pytest.mark.parametrize("name", RECIPES)
def test_the_alternative_text_is_whole_sentences(name):
    alt = RECIPES[name].alt
    assert 60 <= len(alt) <= 400, (
        f"`alt` of figures/{name}.py has {len(alt)} characters; say in 60 to 400 what the picture "
        "shows to someone who cannot see it"
    )
    assert alt.endswith("."), f"`alt` of figures/{name}.py ends without a full stop"
    assert "  " not in alt
    assert not re.search(r"\bnan\b|\binf\b|np\.", alt)


def test_no_two_pictures_share_their_alternative_text():
    names = defaultdict(list)
    for name, recipe in RECIPES.items():
        names[recipe.alt].append(name)
    assert [shared for shared in names.values() if len(shared) > 1] == []


@pytest.mark.parametrize("name", FILMS)
def test_a_frame_is_identical_to_a_full_redraw(name):
    assert _seen(name).unlike_a_redraw == []


@pytest.mark.parametrize("name", FILMS)
def test_every_frame_says_what_it_shows(name):
    statuses = _seen(name).statuses
    assert all(statuses)
    assert len(set(statuses)) > 5


@pytest.mark.parametrize("name", RECIPES)
def test_no_word_leaves_the_picture_or_covers_another(name):
    figure = _seen(name).figure
    boxes = [(text, text.get_window_extent()) for text in _words(figure)]
    width, height = figure.bbox.size
    for text, box in boxes:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, text  # noqa: PT018
    upright = [(text, box) for text, box in boxes if text.get_rotation() % 90 == 0]
    for (one, box), (other, other_box) in combinations(upright, 2):
        assert not box.overlaps(other_box), (one, other)


@pytest.mark.parametrize("name", RECIPES)
def test_the_same_recipe_gives_the_same_numbers(name):
    """In this process as in the one that drew the picture."""
    recipe = RECIPES[name]
    assert recipe.loaded.facts == recipe.facts
    assert recipe.loaded.alt == recipe.alt
