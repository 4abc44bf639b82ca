"""A picture is seen and saved without the builder, in the very bytes that the builder writes."""

import re
import webbrowser

import pytest
from matplotlib import colors
from PIL import Image
from projects import MOVING, STILL

from gdviz.builder.build import build
from gdviz.drawing import draw, style
from gdviz.film import picture
from gdviz.film.picture import Picture


@pytest.fixture
def recipes(project):
    """The paths of a still and of a film, by their endings when saved."""
    still = project.write("lines/still", STILL)
    moving = project.write("lines/moving", MOVING)
    return {".svg": still, ".png": still, ".gif": moving, ".mp4": moving}


@pytest.mark.parametrize("ending", [".svg", ".png", ".gif", ".mp4"])
def test_a_recipe_is_saved_as_the_builder_draws_it(project, recipes, ending):
    """But for what the builder knows of it beside: title, description and source."""
    assert build(project.root, jobs=1, mp4=True) == {}
    recipe = recipes[ending]
    for scheme, dark in zip(style.SCHEMES, ("", "-dark"), strict=True):
        path = project.root / f"saved{ending}"
        Picture(recipe, scheme=scheme).save(path)
        built = (project.built / "lines" / f"{recipe.stem}{dark}{ending}").read_bytes()
        saved = path.read_bytes()
        if ending == ".svg":
            built = re.sub(b"<title>.*?</metadata>\n", b"", built, flags=re.DOTALL)
            assert saved == built
        elif ending == ".mp4":
            assert abs(len(built) - len(saved)) < 1000
        else:
            with (
                Image.open(path) as one,
                Image.open(project.built / "lines" / f"{recipe.stem}{dark}{ending}") as other,
            ):
                assert one.convert("RGB").tobytes() == other.convert("RGB").tobytes()
                assert getattr(one, "n_frames", 1) == getattr(other, "n_frames", 1)


def test_a_recipe_may_import_what_lies_beside_it(project):
    source = STILL.replace("from matplotlib", "import _rows\nfrom matplotlib")
    recipe = project.write("lines/still", source)
    recipe.with_name("_rows.py").write_text("")
    Picture(recipe).save(project.root / "saved.svg")
    assert (project.root / "saved.svg").exists()


def test_a_function_is_drawn_in_the_scheme_asked_for(tmp_path):
    def figure():
        fig, ax = draw.canvas()
        draw.line(ax, [0, 1], [0, 1])
        return fig

    for scheme in style.SCHEMES:
        Picture(figure, scheme).save(tmp_path / "picture.svg")
        text = (tmp_path / "picture.svg").read_text()
        assert style.PALETTE["model"][style.SCHEMES.index(scheme)] in text


def test_a_figure_at_hand_is_seen_as_it_is():
    style.use("dark")
    fig, _ = draw.canvas()
    assert style.PALETTE["paper"][1] in Picture(fig)._repr_html_()


@pytest.mark.parametrize(("library", "shown"), [(True, "<video controls"), (None, "<img")])
def test_a_film_shows_itself_with_controls_where_it_can(recipes, monkeypatch, library, shown):
    monkeypatch.setattr(picture, "find_spec", lambda _: library)
    assert Picture(recipes[".gif"])._repr_html_().startswith(f"{shown}")


@pytest.mark.parametrize(("library", "named"), [(True, "aria-label"), (None, "alt")])
def test_a_film_says_what_its_recipe_says_to_one_who_cannot_see_it(
    project, monkeypatch, library, named
):
    def nameless():
        fig, ax = draw.canvas()
        for x in range(2):
            ax.plot([x], [0], "o")
            yield fig

    monkeypatch.setattr(picture, "find_spec", lambda _: library)
    source = MOVING.replace('"A dot climbs from 0 to 2."', "'A \"dot\" & its way.'")
    shown = Picture(project.write("lines/moving", source))._repr_html_()
    assert f'{named}="A &quot;dot&quot; &amp; its way."' in shown
    assert f'{named}="A film without a description."' in Picture(nameless)._repr_html_()


def test_in_a_shell_the_browser_shows_it(recipes, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    page = Picture(recipes[".svg"]).show()
    assert opened == [page.as_uri()]
    assert "<svg" in page.read_text()


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("film.jpg", r"film\.jpg: name a file that ends with \.svg, \.png, \.gif, \.mp4"),
        ("film", "film: name a file that ends with"),
        ("film.gif", r"film\.gif: a still has one frame; save it as \.svg or \.png"),
    ],
)
def test_what_cannot_be_saved_so_is_refused_and_nothing_is_written(
    recipes, tmp_path, name, complaint
):
    with pytest.raises(ValueError, match=complaint):
        Picture(recipes[".svg"]).save(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_roles_are_colours_even_before_a_scheme_is_chosen():
    assert colors.is_color_like(style.MODEL)
