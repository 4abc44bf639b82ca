"""A flip book shows, frame by frame, what redraws of the whole figure show."""

import io
import re
import xml.etree.ElementTree as ElementTree

import matplotlib
import numpy as np
import pytest
import scenes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from opened import apart, by_agg, by_librsvg

from gdviz.drawing import draw, style
from gdviz.film import flipbook
from gdviz.film.about import NOTHING
from gdviz.film.svg import Sheet

SVG = "{http://www.w3.org/2000/svg}"
# Here matplotlib's own SVG is wrong: it forgets filters, and numbers that change in their place;
# smooth colours become gradients that no program shows.
WRONG_IN_MATPLOTLIB = {
    scenes.filter_of_pixels,
    scenes.image_of_hard_pixels_that_changes_in_its_place,
    scenes.mesh_with_smooth_colours,
}


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _bind(frames):
    drawing, pages = flipbook.bind("lines-moving", frames, NOTHING)
    found = [
        group
        for group in ElementTree.fromstring(drawing.text).iter(f"{SVG}g")
        if "frame" in group.get("class", "").split()
    ]
    assert len(found) == pages
    return drawing, found


def _moving(places=(0, 0, 1), marked=True):
    fig, ax = draw.canvas()
    ax.set(xlim=(-1, 2), ylim=(-1, 2))
    dot = draw.dot(ax, 0, 0, animated=marked)
    status = draw.status(fig)
    for place in places:
        dot.set_data([place], [place])
        status.set_text(f"at {place} < 9")
        yield fig


def _turned_to(text, number):
    """The flip book with another page shown."""
    pages = text.replace('class="frame shown"', 'class="frame"').split('class="frame"')
    pages[number] += 'class="frame shown"'
    return "".join(
        page if page.endswith('shown"') or page is pages[-1] else f'{page}class="frame"'
        for page in pages
    )


def _by_matplotlib(figure):
    """Matplotlib's own SVG of the whole figure, nothing left out."""
    marked = figure.findobj(lambda artist: artist.get_animated())
    for artist in marked:
        artist.set_animated(False)
    out = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "path", "image.composite_image": False}):
        figure.savefig(out, format="svg", dpi=200, metadata={"Date": None})
    for artist in marked:
        artist.set_animated(True)
    width, height = figure.get_size_inches() * style.PIXELS_PER_INCH
    text = out.getvalue()
    return re.sub(
        r'width="[\d.]+pt" height="[\d.]+pt"',
        f'width="{width:.0f}" height="{height:.0f}"',
        text[text.index("<svg") :],
        count=1,
    )


@pytest.mark.parametrize("scene", scenes.SCENES)
def test_every_page_shows_what_a_redraw_shows(scene):
    drawing, pages = _bind(scene())
    turns = [int(page.get("data-ticks")) for page in pages]
    numbers = np.repeat(np.arange(len(pages)), turns)
    for number, figure in zip(numbers, scene(), strict=True):
        shown = by_librsvg(_turned_to(drawing.text, number))
        if scene in WRONG_IN_MATPLOTLIB:
            assert apart(shown, by_agg(figure)) < 16
        else:
            # Ours has two decimals, which moves the soft edges of lines.
            assert apart(shown, by_librsvg(_by_matplotlib(figure)), side=1) <= 40


def test_a_page_has_its_status_and_the_last_is_shown():
    _, pages = _bind(_moving(places=(0, 1, 0.5)))
    assert [page.get("data-status") for page in pages] == ["at 0 < 9", "at 1 < 9", "at 0.5 < 9"]
    assert [page.get("class") for page in pages] == ["frame", "frame", "frame shown"]


def test_equal_frames_in_a_row_are_one_that_stays_longer():
    _, pages = _bind(_moving(places=(0, 0, 0, 1)))
    assert [page.get("data-ticks") for page in pages] == ["3", "1"]


def test_what_stands_still_is_drawn_once():
    one = len(_bind(_moving(places=(0, 1)))[0].text)
    many = len(_bind(_moving(places=range(11)))[0].text)
    assert (many - one) / 9 < 0.08 * one


def test_of_what_moves_only_what_has_changed_is_drawn_again(monkeypatch):
    drawn = []
    draws = Sheet.draw

    def noted(sheet, part, paint):
        drawn.append(part)
        return draws(sheet, part, paint)

    monkeypatch.setattr(Sheet, "draw", noted)
    fig, ax = draw.canvas()
    resting = ax.text(0.5, 0.5, "rests", animated=True)
    walking = draw.dot(ax, 0, 0, animated=True)

    def frames():
        for place in (0, 0.5, 1):
            walking.set_data([place], [place])
            yield fig

    _bind(frames())
    assert (drawn.count(resting), drawn.count(walking)) == (1, 3)


@pytest.mark.parametrize(("order", "painted"), [(1, 5), (9, 1)])
def test_only_what_lies_below_something_still_is_painted_in_pixels(order, painted):
    """The other is painted once, before the first frame, when its place is found."""

    class Counted(Line2D):
        times = 0

        def draw(self, renderer):
            self.times += isinstance(renderer, RendererAgg)
            super().draw(renderer)

    fig, ax = draw.canvas()
    ax.text(0.5, 0.9, "rests", zorder=5)
    line = ax.add_line(Counted([0, 1], [0, 0], zorder=order, animated=True))

    def frames():
        for height in (0, 0.1, 0.2, 0.3):
            line.set_ydata([height, height])
            yield fig

    _bind(frames())
    assert line.times == painted


def test_what_occurs_on_several_pages_is_drawn_once():
    """A long line comes and goes; its points stand in the book only once."""

    def frames(count):
        figure = Figure(figsize=(3, 2))
        ax = figure.add_axes((0.1, 0.1, 0.8, 0.8))
        line = ax.plot(np.random.default_rng(0).random(500), animated=True)[0]
        for k in range(count):
            line.set_visible(k % 2 == 0)
            yield figure

    assert len(_bind(frames(8))[0].text) < len(_bind(frames(2))[0].text) + 1000


def test_the_status_line_is_cut_off_and_told_in_plain_letters():
    def frames():
        fig, ax = draw.canvas()
        line = draw.line(ax, [0, 1], [0, 1], animated=True)
        status = draw.status(fig)
        for k in range(2):
            line.set_ydata([0, k])
            status.set_text(rf"$\alpha_1 = 10^{{-{k}}}$, cost \$3")
            yield fig

    drawing, pages = _bind(frames())
    assert drawing.height == 350
    assert [page.get("data-status") for page in pages] == [
        "α₁ = 10⁻⁰, cost $3",
        "α₁ = 10⁻¹, cost $3",
    ]


def test_all_ids_start_with_the_name_and_every_reference_finds_one():
    text = _bind(_moving())[0].text
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert all(name.startswith("lines-moving") for name in ids)
    references = re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', text)
    assert {a or b for a, b in references} <= set(ids)


def test_a_figure_in_which_nothing_is_marked_is_shown_as_well():
    assert len(_bind(_moving(marked=False))[1]) == 2


def test_the_same_film_gives_the_same_text():
    assert _bind(_moving())[0] == _bind(_moving())[0]
