"""An SVG is right in both schemes, and a flip book shows the frames that the film shows."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from matplotlib.figure import Figure

from gdviz.drawing import draw, landscape, style
from gdviz.film import vector

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _sentinels():
    style.use("sentinels")


def _still():
    fig, ax = draw.canvas()
    landscape.contours(ax, lambda point: point[0] ** 2 + point[1], window=(0, 1, 0, 1))
    draw.line(ax, [0, 1], [0, 1])
    return fig


def _moving(places=(0, 0, 1), marked=True):
    fig, ax = draw.canvas()
    ax.set(xlim=(-1, 2), ylim=(-1, 2))
    dot = draw.dot(ax, 0, 0, animated=marked)
    status = draw.status(fig)
    for place in places:
        dot.set_data([place], [place])
        status.set_text(f"at {place} < 9")
        yield fig


def _frames(drawing):
    return [
        group
        for group in ElementTree.fromstring(drawing.text).iter(f"{SVG}g")
        if "frame" in group.get("class", "").split()
    ]


def test_a_still_is_valid_and_of_the_size_of_the_figure():
    drawing = vector.draw("lines/still", _still())
    root = ElementTree.fromstring(drawing.text)
    assert (root.get("width"), root.get("height")) == ("640", "350")
    assert (drawing.width, drawing.height, drawing.frames) == (640, 350, 1)
    assert root.get("viewBox") == "0 0 460.8 252"


def test_all_colours_of_roles_are_variables_defined_for_both_schemes():
    text = vector.draw("lines/still", _still()).text
    assert not any(sentinel in text for sentinel in style.SENTINELS.values())
    used = set(re.findall(r"var\(--gdviz-(\w+)\)", text))
    assert {"paper", "ink", "model"} <= used
    sheet = ElementTree.fromstring(text).find(f"{SVG}style[@data-standalone]").text
    for role in used:
        for colour in style.PALETTE[role]:
            assert f"--gdviz-{role}:{colour};" in sheet


def test_ids_start_with_the_name_and_every_reference_finds_one():
    text = vector.draw("lines/still", _still()).text
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert all(name.startswith("lines-still") for name in ids)
    references = re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', text)
    assert {a or b for a, b in references} <= set(ids)


def test_heavy_layers_are_pictures():
    text = vector.draw("lines/still", _still()).text
    assert text.count("data:image/png;base64,") == 1


def test_a_flip_book_has_a_group_a_frame_with_its_status_and_shows_the_last():
    drawing = vector.draw("lines/moving", _moving(places=(0, 1, 0.5)))
    frames = _frames(drawing)
    assert drawing.frames == len(frames) == 3
    assert [frame.get("data-status") for frame in frames] == ["at 0 < 9", "at 1 < 9", "at 0.5 < 9"]
    assert [frame.get("class") for frame in frames] == ["frame", "frame", "frame shown"]


def test_equal_frames_in_a_row_are_one_that_stays_longer():
    frames = _frames(vector.draw("lines/moving", _moving(places=(0, 0, 0, 1))))
    assert [frame.get("data-ticks") for frame in frames] == ["3", "1"]


def test_what_stands_still_is_drawn_once():
    one = len(vector.draw("lines/moving", _moving(places=(0, 1))).text)
    many = len(vector.draw("lines/moving", _moving(places=range(11))).text)
    assert (many - one) / 9 < 0.05 * one


def test_the_status_line_is_cut_off():
    drawing = vector.draw("lines/moving", _moving())
    assert drawing.height == 350


def test_a_figure_in_which_nothing_is_marked_is_drawn_anew_for_every_frame():
    def frames():
        fig, ax = draw.canvas()
        dot = draw.dot(ax, 0, 0)
        for place in (0, 1):
            dot.set_data([place], [place])
            yield fig

    assert len(_frames(vector.draw("lines/whole", frames()))) == 2


def test_a_still_keeps_what_is_marked_as_moving_and_its_status_line():
    fig, ax = draw.canvas()
    draw.line(ax, [0, 1], [0, 1], animated=True)
    draw.status(fig).set_text("as it is")
    drawing = vector.draw("lines/still", fig)
    assert "var(--gdviz-model)" in drawing.text
    assert drawing.height == 375


def test_words_beside_the_axes_move_with_an_unmarked_figure():
    def frames():
        fig, _ = draw.canvas()
        words = fig.text(0.5, 0.5, "a")
        for letter in "ab":
            words.set_text(letter)
            yield fig

    assert len(_frames(vector.draw("lines/words", frames()))) == 2


def test_the_colour_of_a_role_is_never_rasterized():
    fig, ax = draw.canvas()
    draw.scatter(ax, [0, 1], [0, 1], rasterized=True)
    with pytest.raises(ValueError, match="colour of a role is rasterized"):
        vector.draw("lines/dots", fig)


def test_a_forgotten_mark_is_named():
    with pytest.raises(ValueError, match="animated=True"):
        vector.draw("lines/forgotten", _moving(marked=False))


def test_the_same_figure_gives_the_same_text():
    assert vector.draw("a/b", _still()).text == vector.draw("a/b", _still()).text
    assert isinstance(_still(), Figure)
