"""Every recipe keeps its contract, and every film is what full redraws would show."""

import re
from inspect import isgeneratorfunction
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from gdviz import build, render, style
from gdviz.recipe import load

ROOT = Path(__file__).parent.parent
RECIPES = {name: load(path) for name, path in build.recipes(ROOT).items()}
MOVING = [name for name, recipe in RECIPES.items() if isgeneratorfunction(recipe.module.figure)]


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


@pytest.mark.parametrize("name", MOVING)
def test_every_frame_is_identical_to_a_full_redraw(name):
    recipe = RECIPES[name]
    expected = (render.pixels(figure) for figure in recipe.draw())
    for number, (frame, whole) in enumerate(
        zip(render.record(recipe.draw()).frames(), expected, strict=True)
    ):
        assert (frame == whole).all(), f"frame {number}"


@pytest.mark.parametrize("name", MOVING)
def test_every_frame_says_what_it_shows(name):
    said = []
    for figure in RECIPES[name].draw():
        (status,) = figure.findobj(lambda artist: artist.get_gid() == "status")
        said.append(status.get_text())
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
    again = load(build.recipes(ROOT)[name])
    assert again.facts == RECIPES[name].facts
    assert again.alt == RECIPES[name].alt


def _lines(figure, role):
    """The lines of a role in the light scheme."""
    colour = style.PALETTE[role][0]
    return [line for ax in figure.axes for line in ax.lines if to_hex(line.get_color()) == colour]


def test_the_dot_and_the_line_of_the_descent_show_the_same_iterate():
    walk = RECIPES["lines/descent"].module.walk
    shown = iter(RECIPES["lines/descent"].module.shown)
    for figure in RECIPES["lines/descent"].draw():
        dot, line = _lines(figure, "model")
        slope, intercept = dot.get_xydata()[0]
        np.testing.assert_array_equal((slope, intercept), walk[next(shown)])
        drawn = line.get_ydata()
        np.testing.assert_allclose((drawn[0], drawn[-1]), (intercept, slope + intercept))
        (status,) = figure.findobj(lambda artist: artist.get_gid() == "status")
        assert f"slope {slope:.3f}, intercept {intercept:.3f}" in status.get_text()


def test_the_loss_surface_is_the_right_way_round():
    """The worst corner, at slope −2 and intercept −1, is at the lower left and the brightest."""
    figure = RECIPES["lines/surface"].draw()
    pixels = render.redraw(figure)
    ax = figure.axes[0]
    corner = {}
    for slope in (-1.98, 1.98):
        for intercept in (-0.98, 0.98):
            column, row = ax.transData.transform((slope, intercept))
            colour = int(pixels[-1 - int(row), int(column)])
            corner[slope, intercept] = (colour & 255) + (colour >> 8 & 255)  # Red and green.
    assert max(corner, key=corner.get) == (-1.98, -0.98)


def test_the_arrows_are_at_right_angles_to_the_contour_in_the_picture():
    figure = RECIPES["lines/slope"].draw()
    render.redraw(figure)
    point, gradient = RECIPES["lines/slope"].module.point, RECIPES["lines/slope"].module.gradient
    along = np.array([-gradient[1], gradient[0]])
    ends = figure.axes[0].transData.transform([point, point + along, point + gradient])
    contour, arrow = ends[1] - ends[0], ends[2] - ends[0]
    assert abs(contour @ arrow) < 1e-9 * np.linalg.norm(contour) * np.linalg.norm(arrow)
