"""Every recipe keeps its contract, and every film is what full redraws would show."""

import re
from collections import defaultdict
from itertools import combinations

import pytest
from pictures.shown import frames, painted, shown, statuses
from recipes import FILMS, RECIPES

from gdviz.film import render


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
    """In the light scheme, for the builder compares in the dark one; of a long film some are.

    The last one always.
    """
    film = render.record(frames(name, "light"))
    last = len(film.changes)
    apart = (last + 1) // 6 + 1
    both = zip(film.frames(), frames(name, "light"), strict=True)
    for number, (frame, figure) in enumerate(both):
        if (last - number) % apart == 0:
            assert (frame == render.pixels(figure)).all(), number


@pytest.mark.parametrize("name", FILMS)
def test_every_frame_says_what_it_shows(name):
    said = [*statuses(name)]
    assert all(said)
    assert len(set(said)) > 5


@pytest.mark.parametrize("name", RECIPES)
def test_no_word_leaves_the_picture_or_covers_another(name):
    boxes = [(text, text.get_window_extent()) for text in painted(name)[1]]
    width, height = shown(name).figure.bbox.size
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
