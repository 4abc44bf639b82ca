"""A site of its own folder uses the plugin: what is right is published, what is wrong is said."""

import json
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import handmade
import pytest
from built import Page, links
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from gdviz.builder import build as builder
from gdviz.system.errors import BadInput

TEXT = """# Lines

The error is {{ lines.misfit.error | .4f }}, and $w_0$ is *a* parameter.

![A disc with $w_0$; error {{ lines.misfit.error | .4f }}.](figures/lines/misfit.svg)

> ![It falls. See [the disc](#fig-misfit).](figures/lines/descent.gif)

```
![Code.](figures/lines/unknown.svg)
```
"""

# The tests of what is right share one site.
pytestmark = pytest.mark.xdist_group("plugin")


@pytest.fixture
def drawn(monkeypatch):
    """Take the pictures as drawn; the builder has tests of its own."""
    monkeypatch.setattr(builder, "build", lambda root: {})


def _build(root, text=TEXT, serving=False):
    config = load_config(str(handmade.site(root, text)), strict=not serving)
    config.plugins["gdviz"].serving = serving
    build(config)
    return Page(root / "site" / "index.html")


@pytest.fixture
def failure(tmp_path, caplog):
    """Give a function that builds in vain and returns what it says."""

    def fail(text=TEXT):
        with pytest.raises(Abort):
            _build(tmp_path, text)
        return caplog.messages[-1]

    return fail


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give the folder of a site with the page of `TEXT`, built once for all who only look."""
    root = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "build", lambda root: {})
        _build(root)
    return root


@pytest.fixture(scope="module")
def page(folder):
    """Give that page."""
    return Page(folder / "site" / "index.html")


def test_a_still_is_an_image_with_text_and_size(page):
    """The alternative text is the recipe's, quotes and all, and the size keeps the place."""
    image = page.all("img")[0]
    assert image["src"] == "figures/lines/misfit.svg"
    assert image["alt"] == 'A "disc" & its name, lines/misfit.'
    assert (image["width"], image["height"]) == ("400", "200")


def test_figures_are_numbered_and_named_and_their_captions_are_markdown(page):
    """The bracket's text is the caption; it may hold numbers, formulas and links."""
    assert [figure["id"] for figure in page.all("figure")] == ["fig-misfit", "fig-descent"]
    assert page.texts["figcaption"].startswith("Figure 1. A disc with ")
    assert "error 0.0045." in page.texts["figcaption"]
    assert "Figure 2. It falls. See the disc." in page.texts["figcaption"]


def test_a_moving_picture_is_a_player_that_rests_at_its_last_frame(page):
    """Without JavaScript there are a poster for either scheme and the status of that frame."""
    posters = [image["src"] for image in page.all("img")[1:]]
    assert posters == ["figures/lines/descent.png", "figures/lines/descent-dark.png"]
    assert page.texts["gdviz-status"] == "step 3: loss < 0.1"
    (slider,) = [field for field in page.all("input") if field["type"] == "range"]
    assert (slider["min"], slider["max"], slider["value"]) == ("1", "4", "4")


def test_the_flip_book_is_a_script_without_colours_of_its_own(folder):
    """It hands over what the builder drew, less the style for use outside a page."""
    script = (folder / "site" / "figures" / "lines" / "descent.js").read_text("utf-8")
    arguments = script.removeprefix("gdviz.flipbook(").removesuffix(");\n")
    name, svg = json.loads(f"[{arguments}]")
    drawn = (folder / "build" / "figures" / "lines" / "descent.svg").read_text("utf-8")
    style = drawn[drawn.index("<style") : drawn.index("</style>") + len("</style>")]
    assert name == "lines/descent"
    assert "data-standalone" in style
    assert svg == drawn.replace(style, "")


def test_the_source_and_the_files_are_offered(page):
    """The recipe is quoted as it is, outside the search; links are to all forms there are."""
    assert 'print("this recipe & its <source>")' in page.texts["highlight"]
    assert all("data-search-exclude" in details for details in page.all("details"))
    downloads = [link["href"] for link in page.all("a") if "download" in link]
    assert downloads == [
        "figures/lines/misfit.svg",
        "figures/lines/misfit.png",
        "figures/lines/misfit-dark.png",
        "figures/lines/descent.svg",
        "figures/lines/descent.gif",
        "figures/lines/descent-dark.gif",
    ]


def test_every_link_leads_to_a_file_of_the_site(page, folder):
    """Nothing is missing, and nothing is loaded from anybody else."""
    for _, link in links(page):
        parts = urlsplit(link)
        if parts.scheme != "javascript" and not link.startswith("https://squidfunk.github.io"):
            assert not parts.scheme, link
            target = folder / "site" / unquote(parts.path)
            assert target.is_file() or (target / "index.html").is_file(), link


def test_the_style_of_formulas_comes_only_with_formulas(drawn, page, tmp_path):
    """A page without a formula does not load KaTeX's style sheet."""
    styles = [link["href"] for link in page.all("link")]
    assert "assets/katex/katex.min.css" in styles
    plain = _build(tmp_path, "# Plain\n")
    assert "assets/katex/katex.min.css" not in [link["href"] for link in plain.all("link")]


WRONG = {
    "![C.](figures/lines/misfits.svg)": "docs/index.md:3: no picture is called 'lines/misfits'"
    " (did you mean lines/misfit?); known: lines/descent, lines/misfit",
    "![C.](figures/lines/misfit.gif)": "docs/index.md:3: figures/lines/misfit.gif is no file of"
    " lines/misfit; there are misfit-dark.png, misfit.png, misfit.svg",
    "![C.](figures/lines/misfit.svg)\n\n![D.](figures/lines/misfit.png)": "docs/index.md:5:"
    " a picture called misfit is already on this page",
    "So {{ lines.misfit.eror }}.": "docs/index.md:3: lines/misfit has no fact 'eror'"
    " (did you mean error?); known: error, runs",
    "So {{ lines.misfit.error | x }}.": "docs/index.md:3: 'x' is no format for the number"
    " 0.0045; try .2f",
    r"So $\lamda$.": r"docs/index.md:3: formula $\lamda$: Undefined"
    r" control sequence: \lamda at position 1: \lamda",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_what_is_wrong_fails_the_build_in_one_line(drawn, failure, text, message):
    """The line names the page, the line, what stands there and what was meant."""
    assert failure(f"# Title\n\n{text}\n") == message


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_what_is_wrong_is_shown_by_the_live_preview(drawn, tmp_path, text, message):
    """The same line stands in the page, and the server goes on."""
    page = _build(tmp_path, f"# Title\n\n{text}\n", serving=True)
    assert page.texts["gdviz-fault"] == message


def test_lines_are_counted_from_the_top_of_the_file(drawn, failure):
    """What stands above the text, such as its title, counts."""
    text = "---\ntitle: T\n---\n\n{{ no.such.fact }}\n"
    assert failure(text).startswith("docs/index.md:5: ")


def test_a_picture_that_cannot_be_drawn_fails_the_build(monkeypatch, failure):
    """The builder's own lines are handed on."""
    monkeypatch.setattr(builder, "build", lambda root: {"lines/misfit": "misfit.py:3: no"})
    assert failure() == "misfit.py:3: no"


def test_the_live_preview_shows_the_failure_over_the_last_good_picture(monkeypatch, tmp_path):
    """Who breaks a recipe sees why, and still sees the picture."""
    monkeypatch.setattr(builder, "build", lambda root: {"lines/misfit": "misfit.py:3: no"})
    page = _build(tmp_path, serving=True)
    assert "misfit.py:3: no" in page.texts["gdviz-fault"]
    assert page.all("img")[0]["src"] == "figures/lines/misfit.svg"


def test_a_folder_that_cannot_be_built_fails_in_one_line(monkeypatch, failure):
    """Bad input found by the builder becomes a failure of the plugin, with no traceback."""

    def refuse(root):
        raise BadInput("no figures folder")

    monkeypatch.setattr(builder, "build", refuse)
    assert failure() == "no figures folder"


def test_a_failed_build_exits_with_one_line_and_no_traceback(tmp_path):
    """On the command line, too, the recipe is named, and the exit code says that it failed."""
    config = handmade.site(tmp_path, TEXT)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert run.returncode == 1
    assert "misfit.py:1: no alternative text" in run.stderr
    assert "Traceback" not in run.stderr
