"""An SVG opens right in every program, in the colours of its scheme, with soft edges kept."""

import re
import xml.etree.ElementTree as ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import LinearSegmentedColormap
from opened import apart, by_agg, by_librsvg

from gdviz.drawing import draw, landscape, style
from gdviz.film import svg
from gdviz.film.about import About

SVG = "{http://www.w3.org/2000/svg}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(params=style.SCHEMES)
def scheme(request):
    style.use(request.param)
    return request.param


def _landscape():
    fig, ax = draw.canvas()
    landscape.contours(ax, lambda point: point[0] ** 2 + point[1], window=(0, 1, 0, 1))
    draw.line(ax, [0, 1], [0, 1])
    return fig


def _faint_contours():
    fig, ax = draw.canvas()
    x, y = np.meshgrid(np.linspace(-2, 2, 60), np.linspace(-2, 2, 60))
    ax.contourf(x, y, x**2 + y**2, 12, alpha=0.4).set_rasterized(True)
    return fig


def _soft_edge():
    fig, ax = draw.canvas()
    colours = np.full((64, 64, 4), (0.1, 0.4, 0.9, 0))
    colours[..., 3] = np.linspace(0, 1, 64)
    ax.imshow(colours)
    return fig


def _mask_over_photograph():
    fig, ax = draw.canvas(bare=[0])
    draw.image(ax, np.random.default_rng(0).random((32, 32, 3)))
    y, x = np.mgrid[:32, :32]
    inside = np.hypot(x - 16, y - 16) < 9
    ax.imshow(np.ma.masked_where(~inside, inside), cmap="Reds", vmin=0, vmax=1, alpha=0.4)
    return fig


def _cross_fade():
    fig, ax = draw.canvas(bare=[0])
    rng = np.random.default_rng(0)
    ax.imshow(rng.random((32, 32, 3)), interpolation="bicubic")
    ax.imshow(rng.random((32, 32, 3)), interpolation="bicubic", alpha=0.5)
    return fig


def _faint_points():
    fig, ax = draw.canvas()
    x, y = np.random.default_rng(0).random((2, 200))
    ax.scatter(x, y, s=300, alpha=0.2, color=style.DATA, rasterized=True)
    return fig


def _shaded_surface():
    fig, ax = draw.canvas(space=[0])
    x, y = np.meshgrid(np.linspace(-2, 2, 20), np.linspace(-2, 2, 20))
    ax.plot_surface(x, y, x**2 - y**2, color=style.DATA)
    return fig


def _bars_in_space():
    fig, ax = draw.canvas(space=[0])
    ax.bar3d([0, 1], [0, 1], [0, 0], 0.5, 0.5, [1, 2], color=style.MODEL)
    return fig


def _colours_between_roles():
    fig, ax = draw.canvas(height=3.8)
    between = LinearSegmentedColormap.from_list("between", [style.PAPER, style.DATA])
    ax.imshow(np.arange(100.0).reshape(10, 10), cmap=between)
    return fig


def _smooth_mesh():
    fig, ax = draw.canvas()
    x, y = np.meshgrid(np.arange(5.0), np.arange(5.0))
    ax.pcolormesh(x, y, x * y, shading="gouraud")
    return fig


@pytest.mark.parametrize(
    "picture",
    [
        _landscape,
        _faint_contours,
        _soft_edge,
        _mask_over_photograph,
        _cross_fade,
        _faint_points,
        _shaded_surface,
        _bars_in_space,
        _colours_between_roles,
        _smooth_mesh,
    ],
)
def test_librsvg_shows_what_agg_paints(scheme, picture):
    text = svg.still(picture()).text
    assert apart(by_librsvg(text), by_agg(picture())) < 14


def test_a_still_is_of_the_size_of_the_figure(scheme):
    drawing = svg.still(_landscape())
    root = ElementTree.fromstring(drawing.text)
    assert (root.get("width"), root.get("height")) == ("640", "350")
    assert (drawing.width, drawing.height) == (640, 350)
    assert root.get("viewBox") == "0 0 460.8 252"


def test_colours_are_those_of_the_scheme_and_stand_where_every_program_looks(scheme):
    text = svg.still(_landscape()).text
    for role in ("paper", "ink", "model"):
        assert style.PALETTE[role][style.SCHEMES.index(scheme)] in text
    assert "var(" not in text
    assert "<style" not in text


def test_ids_are_given_once_and_every_reference_finds_one(scheme):
    text = svg.still(_landscape()).text
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    references = re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', text)
    assert references
    assert {a or b for a, b in references} <= set(ids)


def test_heavy_layers_are_pictures(scheme):
    assert svg.still(_landscape()).text.count("data:image/png;base64,") == 1


def test_a_still_shows_what_is_marked_as_moving_and_leaves_it_marked(scheme):
    fig, ax = draw.canvas()
    line = draw.line(ax, [0, 1], [0, 1], animated=True)
    draw.status(fig).set_text("as it is")
    drawing = svg.still(fig)
    assert style.PALETTE["model"][style.SCHEMES.index(scheme)] in drawing.text
    assert drawing.height == 378
    assert line.get_animated()


def test_letters_are_outlines_or_text_that_can_be_edited(scheme):
    fig, ax = draw.canvas()
    ax.set_title("A title & more")
    outlines = ElementTree.fromstring(svg.still(fig).text)
    assert not list(outlines.iter(f"{SVG}text"))
    edited = ElementTree.fromstring(svg.both(fig)[1].text)
    assert "A title & more" in [text.text for text in edited.iter(f"{SVG}text")]
    assert "DejaVuSans-" not in svg.both(fig)[1].text  # No outlines of letters, either.


def test_drawing_leaves_the_settings_as_they_are(scheme):
    with matplotlib.rc_context({"svg.fonttype": "path"}):
        svg.still(_soft_edge())
        assert matplotlib.rcParams["svg.fonttype"] == "path"


def test_a_picture_says_what_it_is_and_how_it_may_be_used(scheme):
    about = About("A title <1>", "What & how", "CC BY 4.0", "figures/a/b.py")
    root = ElementTree.fromstring(svg.still(_soft_edge(), about).text)
    assert root.find(f"{SVG}title").text == "A title <1>"
    assert root.find(f"{SVG}desc").text == "What & how"
    (rights,), (source,) = (list(root.iter(DUBLIN_CORE + name)) for name in ("rights", "source"))
    assert (rights.text, source.text) == ("CC BY 4.0", "figures/a/b.py")


def test_what_is_not_known_of_a_picture_is_not_said(scheme):
    text = svg.still(_soft_edge()).text
    assert "<title" not in text
    assert "<metadata" not in text


def test_the_same_figure_gives_the_same_text(scheme):
    assert svg.still(_landscape()).text == svg.still(_landscape()).text
