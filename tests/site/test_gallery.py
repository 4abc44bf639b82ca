"""The gallery shows the pictures of all pages, and offers them in one file a page."""

import io
import re
import zipfile

import handmade
import pytest
from built import Page
from mkdocs.exceptions import Abort

from gdviz.site import bundles
from gdviz.site.pictures import Gallery

HOME = "# Home\n\n![A disc.](figures/lines/misfit.svg)\n"
# Its second picture is an example, and nowhere drawn.
FALLS = "# It *falls*\n\n![It.](../figures/lines/descent.gif)\n\n```\n![C.](figures/a/b.svg)\n```\n"
# The mark counts only on a line of its own.
ALL = "# All `<!-- gallery -->`\n\n<!-- gallery -->\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give the folder of a site with two pages and a gallery of them."""
    root = tmp_path_factory.mktemp("gallery")
    config = handmade.site(root, HOME)
    (root / "figures" / "LICENSE").write_text("CC BY 4.0, us\n", encoding="utf-8")
    (root / "figures" / "lines" / "_shared.py").write_text("half = 0.5\n", encoding="utf-8")
    (root / "docs" / "deep").mkdir()
    (root / "docs" / "deep" / "falls.md").write_text(FALLS, encoding="utf-8")
    (root / "docs" / "all.md").write_text(
        "# All `<!-- gallery -->`\n\n<!-- gallery -->\n", encoding="utf-8"
    )
    handmade.build(config)
    return root


@pytest.fixture(scope="module")
def page(folder):
    """Give the page of the gallery."""
    return Page(folder / "site" / "all" / "index.html")


def test_each_picture_has_a_card_that_leads_to_its_figure(page):
    """The home page comes last, and what an example names is no picture."""
    shelves = [div["data-page"] for div in page.all("div") if "data-page" in div]
    assert shelves == ["deep-falls", "index"]
    cards = [item["data-kind"] for item in page.all("li") if "data-kind" in item]
    assert cards == ["film", "still"]
    links = [link["href"] for link in page.all("a")]
    assert links.index("../deep/falls/#fig-descent") < links.index("..#fig-misfit")


def test_cards_come_whatever_a_page_is_called_and_wherever_the_mark_stands(tmp_path):
    inside = "\n<div markdown>\n\n<!-- gallery -->\n\n</div>\n"
    config = handmade.site(tmp_path, HOME + inside)
    film = "# It falls\n\n![It.](figures/lines/descent.gif)\n"
    (tmp_path / "docs" / "q&a.md").write_text(film, encoding="utf-8")
    handmade.build(config)
    page = Page(tmp_path / "site" / "index.html")
    assert [item["data-kind"] for item in page.all("li") if "data-kind" in item] == [
        "film",
        "still",
    ]


def test_a_mark_that_the_page_shows_as_code_is_named(tmp_path, caplog):
    config = handmade.site(tmp_path, HOME + "\n```\n<!-- gallery -->\n```\n")
    with pytest.raises(Abort):
        handmade.build(config)
    assert "docs/index.md:6: the gallery is not where it was put" in caplog.text


def test_a_card_shows_a_still_of_either_scheme_that_waits_till_it_is_seen(page):
    images = [image for image in page.all("img") if "figures/" in image["src"]]
    assert [image["src"] for image in images[:2]] == [
        "../figures/lines-descent-small.webp",
        "../figures/lines-descent-small-dark.webp",
    ]
    for image in images:
        assert (image["width"], image["height"]) == ("400", "200")
        assert image["loading"] == "lazy"
        assert image["alt"].startswith('A "disc" & its name, lines/')
    assert page.texts["gdviz-tile"].count("A disc.") == 2


def test_all_that_a_card_offers_is_there(page, folder):
    """The recipe, and the files of both schemes."""
    offered = [link["href"] for link in page.all("a") if "download" in link]
    assert "../figures/lines-descent.py" in offered
    assert "../figures/lines-descent-dark.gif" in offered
    assert "../figures/lines-misfit.gif" not in offered
    for link in offered:
        assert (folder / "site" / "all" / link).is_file(), link


def test_the_pages_stand_in_the_table_of_contents(page):
    assert re.findall(r"It falls|Home", page.texts["md-ellipsis"])


def test_a_zip_file_holds_pictures_recipes_and_what_one_may_do_with_them(folder):
    with zipfile.ZipFile(folder / "site" / "figures" / "deep-falls.zip") as archive:
        names = archive.namelist()
        about = archive.read("README.txt").decode()
    assert names == [
        *(f"lines-descent{form}" for form in ("-dark.gif", "-dark.png", "-dark.svg")),
        *(f"lines-descent{form}" for form in (".gif", ".png", ".svg")),
        *("recipes/_shared.py", "recipes/descent.py", "README.txt"),
    ]
    assert about.startswith("It *falls*\n\nCC BY 4.0, us\n")
    assert 'Alternative text: A "disc" & its name, lines/descent.' in about


def test_the_same_pictures_give_the_same_zip_file_at_any_time(folder):
    """What is packed tells neither when nor where."""
    recipes = {"lines/misfit": folder / "figures" / "lines" / "misfit.py"}
    pictures = list(Gallery(folder / "build" / "figures", recipes, {}).pictures.values())
    packed = bundles.bundle("Home", pictures, "CC BY 4.0, us")
    assert packed == (folder / "site" / "figures" / "index.zip").read_bytes()
    entries = zipfile.ZipFile(io.BytesIO(packed)).infolist()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3)
    }


def test_without_sources_a_zip_file_holds_no_recipes(folder):
    recipes = {"lines/misfit": folder / "figures" / "lines" / "misfit.py"}
    pictures = list(Gallery(folder / "build" / "figures", recipes, {}).pictures.values())
    packed = bundles.bundle("Home", pictures, "", sources=False)
    archive = zipfile.ZipFile(io.BytesIO(packed))
    assert [name for name in archive.namelist() if "recipes" in name] == []
    assert b"recipes" not in archive.read("README.txt")


def test_only_the_gallery_loads_what_filters_it(folder, page):
    home = Page(folder / "site" / "index.html")
    scripts = [script.get("src", "") for script in home.all("script")]
    assert "assets/gdviz/gallery.js" not in scripts
    assert "../assets/gdviz/gallery.js" in [script.get("src") for script in page.all("script")]
