"""Pictures, numbers and formulas come out right beside other plugins and in other themes."""

import os
import subprocess
import sys
from shutil import copyfile

import handmade
import pytest
from built import Page
from matplotlib.font_manager import findfont

FONT = findfont("DejaVu Sans")
TEXT = """# Lines

The error is {{ lines.misfit.error | .4f }}, and $w_0$ is *a* parameter.

![A disc.](UPfigures/lines/misfit.svg)

![It falls. See [Figure](#fig-misfit).](UPfigures/lines/descent.gif)
"""
SETTINGS = """
site_name: A site of its own
theme: {name: material, font: false}
markdown_extensions: [attr_list, pymdownx.superfences, {pymdownx.arithmatex: {generic: true}}]
"""
# The pictures are taken as drawn; the builder has tests of its own.
BUILD = """
import sys
from mkdocs.__main__ import cli
from gdviz.builder import build
build.build = lambda root, mp4=False: {}
cli(["build", "--strict", *sys.argv[1:]])
"""


@pytest.fixture
def built(tmp_path):
    """Give a function that builds a site of these pages and returns a page of it."""

    def make(settings, pages, *wanted):
        handmade.site(tmp_path, "")
        (tmp_path / "docs" / "index.md").unlink()
        for name, text in pages.items():
            page = tmp_path / "docs" / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text.replace("UP", "../" * name.count("/")), encoding="utf-8")
        (tmp_path / "mkdocs.yml").write_text(SETTINGS + settings, encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-c", BUILD],
            cwd=tmp_path,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert run.returncode == 0, run.stderr
        return [Page(tmp_path / "site" / name) for name in wanted]

    return make


def _shows(page, up):
    """Whether a page has both figures, with images that are there, its number and its formula."""
    assert [figure["id"] for figure in page.all("figure")] == ["fig-misfit", "fig-descent"]
    sources = [image["src"] for image in page.all("img") if "gdviz-light" in image.get("class", "")]
    assert sources == [f"{up}figures/lines-misfit.svg", f"{up}figures/lines-descent-webp.svg"]
    assert "The error is 0.0045, and" in page.texts["p"]
    assert "See Figure\N{NO-BREAK SPACE}1." in page.texts["figcaption"]
    assert "katex" in page.texts
    return True


PLACES = {
    "a/b/c.md": ("a/b/c/index.html", "../../../"),
    "my-first-page.md": ("my-first-page/index.html", "../"),
    "größe/höhe über null.md": ("größe/höhe über null/index.html", "../../"),
}


@pytest.mark.parametrize(("name", "place"), PLACES.items())
def test_a_page_may_lie_in_folders_and_have_any_name(built, name, place):
    file, up = place
    home = f"# Home\n\n[The page](<{name}#fig-misfit>)\n"
    (page,) = built("plugins: [gdviz]", {"index.md": home, name: TEXT}, file)
    assert _shows(page, up)


def test_a_site_may_have_an_address_a_file(built):
    settings = "use_directory_urls: false\nplugins: [gdviz]"
    home = "# Home\n\n[Figure](a/b.md#fig-descent)\n"
    home, page = built(settings, {"index.md": home, "a/b.md": TEXT}, "index.html", "a/b.html")
    assert _shows(page, "../")
    assert "Figure\N{NO-BREAK SPACE}2" in home.texts["p"]


SHOWN = TEXT[TEXT.index("![A disc") :]
POST = f"---\ndate: 2026-01-01\n---\n\n{TEXT}\n<!-- more -->\n\n## More\n"
OTHER = f"---\ndate: 2026-02-01\n---\n\n# Other\n\n$x^2$\n\n<!-- more -->\n\n{SHOWN}\n"


def test_a_blog_shows_the_beginnings_of_posts_with_their_pictures(built):
    settings = "plugins: [blog, gdviz]"
    pages = {"index.md": "# Home\n", "blog/index.md": "# Blog\n"}
    pages |= {"blog/posts/one.md": POST, "blog/posts/two.md": OTHER}
    wanted = ["blog/index.html", "blog/2026/01/01/lines/index.html"]
    listed, post = built(settings, pages, *wanted)
    assert _shows(post, "../../../../../")
    assert _shows(listed, "../")


MACROS = "# Home\n\n{{ config.site_name }} and {{ 6 * 7 }}.\n"


@pytest.mark.parametrize("plugins", ["gdviz, macros", "macros, gdviz"])
def test_macros_have_their_braces_and_numbers_have_theirs(built, plugins):
    pages = {"index.md": MACROS, "a.md": TEXT.replace("# Lines", "# {{ config.site_name }}")}
    home, page = built(f"plugins: [{plugins}]", pages, "index.html", "a/index.html")
    assert "A site of its own and 42." in home.texts["p"]
    assert _shows(page, "../")


LANGUAGES = """
plugins:
  - i18n:
      docs_structure: STRUCTURE
      languages:
        - {locale: en, default: true, name: English, build: true}
        - {locale: de, name: Deutsch, build: true}
        - {locale: fr, name: Français, build: true}
  - search
  - gdviz: {policy: true}
"""
STRUCTURES = {"folder": "{language}/{name}.md", "suffix": "{name}.{language}.md"}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_language_has_the_pictures_and_one_policy(built, structure):
    pages = {
        STRUCTURES[structure].format(language=language, name=name): TEXT
        for language in ("en", "de", "fr")
        for name in ("index", "a")
    }
    places = {"index.html": "", "a/index.html": "../", "de/a/index.html": "../../"}
    places |= {"fr/index.html": "../", "fr/a/index.html": "../../"}
    built_pages = built(LANGUAGES.replace("STRUCTURE", structure), pages, *places)
    for page, up in zip(built_pages, places.values(), strict=True):
        assert _shows(page, up)
        assert len([meta for meta in page.all("meta") if "http-equiv" in meta]) == 1
        styles = [link["href"] for link in page.all("link") if "palette.css" in link["href"]]
        assert styles == [f"{up}assets/gdviz/palette.css"]


@pytest.mark.parametrize("options", ["{}", "{cards: true}"])
def test_a_page_tells_of_one_card_beside_material_s_own(built, tmp_path, options):
    fonts = tmp_path / ".cache" / "plugin" / "social" / "fonts" / "Roboto"
    fonts.mkdir(parents=True)  # Else they are fetched.
    for style in ("Regular", "Bold"):
        copyfile(FONT, fonts / f"{style}.ttf")
    settings = f"site_url: https://example.org/\nplugins: [social, gdviz: {options}]"
    (page,) = built(settings, {"index.md": "# Home\n", "a.md": TEXT}, "a/index.html")
    assert _shows(page, "../")
    told = [meta["content"] for meta in page.all("meta") if meta.get("property") == "og:image"]
    assert told == ["https://example.org/assets/images/social/a.png"]


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_show_the_same(built, theme):
    settings = f"theme: {{name: {theme}}}\nplugins: [search, gdviz]"
    (page,) = built(settings, {"index.md": "# Home\n", "a.md": TEXT}, "a/index.html")
    assert _shows(page, "../")
