"""Every recipe keeps its contract, and every film is what full redraws would show."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from recipes import FILMS, RECIPES
from statuses import status

from gdviz.builder.recipe import load
from gdviz.drawing import style
from gdviz.film import render


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _last(name):
    """The figure as it is in the last frame."""
    drawn = RECIPES[name].draw()
    if isinstance(drawn, Figure):
        return drawn
    *_, figure = drawn
    return figure


def _words(figure, monkeypatch):
    """Every text that is drawn."""
    drawn = []
    draw = Text.draw
    with monkeypatch.context() as patch:
        patch.setattr(
            Text, "draw", lambda text, renderer: (drawn.append(text), draw(text, renderer))
        )
        render.redraw(figure)
    return [text for text in drawn if text.get_visible() and text.get_text().strip()]


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_says_in_one_sentence_what_one_sees(name):
    about = RECIPES[name].about
    assert about.count("\n") == 0
    assert re.fullmatch(r"[A-Z][^.]*\.", about)


@pytest.mark.parametrize("name", RECIPES)
def test_the_alternative_text_is_whole_sentences(name):
    alt = RECIPES[name].alt
    assert 60 <= len(alt) <= 400
    assert alt.endswith(".")
    assert "  " not in alt
    assert not re.search(r"\bnan\b|\binf\b|np\.", alt)


def test_no_two_pictures_share_their_alternative_text():
    assert len({recipe.alt for recipe in RECIPES.values()}) == len(RECIPES)


@pytest.mark.parametrize("name", FILMS)
def test_a_frame_is_identical_to_a_full_redraw(name):
    """Of a long film some frames are compared, the last one always."""
    recipe = RECIPES[name]
    frames = list(render.record(recipe.draw()).frames())
    apart = len(frames) // 12 + 1
    for number, figure in enumerate(recipe.draw()):
        if (len(frames) - 1 - number) % apart == 0:
            assert (frames[number] == render.pixels(figure)).all(), f"frame {number}"


@pytest.mark.parametrize("name", FILMS)
def test_every_frame_says_what_it_shows(name):
    said = []
    for figure in RECIPES[name].draw():
        said.append(status(figure))
    assert all(said)
    assert len(set(said)) > 5


@pytest.mark.parametrize("name", RECIPES)
def test_no_word_leaves_the_picture_or_covers_another(name, monkeypatch):
    figure = _last(name)
    width, height = figure.bbox.size
    words = _words(figure, monkeypatch)
    boxes = [(text, text.get_window_extent()) for text in words]
    for text, box in boxes:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, text  # noqa: PT018
    upright = [(text, box) for text, box in boxes if text.get_rotation() % 90 == 0]
    for (one, box), (other, other_box) in combinations(upright, 2):
        assert not box.overlaps(other_box), (one, other)


@pytest.mark.parametrize("name", RECIPES)
def test_the_same_recipe_gives_the_same_numbers(name):
    again = load(Path(RECIPES[name].module.__file__))
    assert again.facts == RECIPES[name].facts
    assert again.alt == RECIPES[name].alt
