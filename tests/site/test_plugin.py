"""A site of its own folder uses the plugin: what is right is published, what is wrong is said."""

import json
import re
import socket
import subprocess
import sys
from shutil import rmtree
from urllib.parse import parse_qs, unquote, urlsplit

import handmade
import pytest
from built import Page, links
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from gdviz.builder import build as builder
from gdviz.site import formulas, repository
from gdviz.site.figures import page_links
from gdviz.system.errors import BadInput

TEXT = r"""# Lines

The error is {{ lines.misfit.error | .4f }}, and $w_0$ is *a* parameter.

![A disc with $w_0$; error {{ lines.misfit.error | .4f }}.](figures/lines/misfit.svg)

> ![It falls. See [the disc](#fig-misfit).](figures/lines/descent.gif)

| size | of what |
|------|---------|
| $\|w\|$ | [the film](figures/lines/descent.gif) |

## As far as $|w_1|$

```
![Code.](figures/lines/unknown.svg)
```
"""


@pytest.fixture
def drawn(monkeypatch):
    """Take the pictures as drawn; the builder has tests of its own."""
    monkeypatch.setattr(builder, "build", lambda root, mp4=False: {})


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
    handmade.build(handmade.site(root, TEXT))
    return root


@pytest.fixture(scope="module")
def page(folder):
    """Give that page."""
    return Page(folder / "site" / "index.html")


def _images(page, name):
    """The images of a picture by the class that says in which scheme they are seen."""
    alt = f'A "disc" & its name, {name}.'
    return {image["class"]: image for image in page.all("img") if image.get("alt") == alt}


def test_a_still_is_an_image_for_either_scheme_with_text_and_size(page):
    """The alternative text is the recipe's, quotes and all, and the size keeps the place."""
    images = _images(page, "lines/misfit")
    assert images["gdviz-light"]["src"] == "figures/lines-misfit.svg"
    assert images["gdviz-dark"]["src"] == "figures/lines-misfit-dark.svg"
    for image in images.values():
        assert (image["width"], image["height"]) == ("400", "200")
        # What is not seen is not loaded.
        assert image["loading"] == "lazy"


def test_figures_are_numbered_and_named_and_their_captions_are_markdown(page):
    """The bracket's text is the caption; it may hold numbers, formulas and links."""
    assert [figure["id"] for figure in page.all("figure")] == ["fig-misfit", "fig-descent"]
    assert page.texts["figcaption"].startswith("Figure 1. A disc with ")
    assert "error 0.0045." in page.texts["figcaption"]
    assert "Figure 2. It falls. See the disc." in page.texts["figcaption"]


def test_the_number_of_a_figure_is_a_link_that_lasts(page):
    """It leads to the figure by its name, which stays when figures before it come or go."""
    lasting = [link for link in page.all("a") if link.get("title") == "Link to this figure"]
    assert [link["href"] for link in lasting] == ["#fig-misfit", "#fig-descent"]
    assert page.texts["strong"].startswith("Figure 1.Figure 2.")


def test_a_moving_picture_is_a_player_that_rests_at_its_last_frame(page):
    """Without JavaScript there are a poster for either scheme and the status of that frame."""
    posters = _images(page, "lines/descent")
    assert posters["gdviz-light"]["src"] == "figures/lines-descent-webp.svg"
    assert posters["gdviz-dark"]["src"] == "figures/lines-descent-webp-dark.svg"
    assert page.texts["gdviz-status"] == "step 3: loss < 0.1"
    (slider,) = [field for field in page.all("input") if field["type"] == "range"]
    assert (slider["min"], slider["max"], slider["value"]) == ("1", "4", "4")


@pytest.mark.parametrize("ending", handmade.SCHEMES)
def test_a_flip_book_is_a_script_for_each_scheme(page, folder, ending):
    """It hands over what the builder drew, less its head and style, with real minus signs."""
    (player,) = [div for div in page.all("div") if div.get("class") == "gdviz-player"]
    script = player["data-dark" if ending else "data-light"]
    assert script == f"figures/lines-descent-frames{ending}.js"
    text = (folder / "site" / script).read_text("utf-8")
    arguments = text.removeprefix("gdviz.flipbook(").removesuffix(");\n")
    name, svg = json.loads(f"[{arguments}]")
    drawn = (folder / "build/figures/lines" / f"descent-frames{ending}.svg").read_text("utf-8")
    stated = drawn[drawn.index("<title>") : drawn.index("<defs")]
    assert name == player["data-flipbook"] == "lines/descent"
    assert "</title>" in stated
    assert "</metadata>" in stated
    assert 'data-status="step 2: slope -0.25"' in drawn
    style = "<style>.gdviz .frame:not(.shown){display:none}</style>"
    assert style in drawn
    assert svg == drawn.replace(stated, "").replace(style, "").replace("slope -0.25", "slope −0.25")


def test_the_source_is_quoted_as_it_is(page):
    """The recipe and its path are there to unfold, outside the search."""
    assert 'print("this recipe & its <source>")' in page.texts["highlight"]
    assert "figures/lines/misfit.py" in page.texts["code"]
    assert page.texts["summary"] == "How it is madeTake it along" * 2
    assert page.all("details") == [{"data-search-exclude": None}] * 4


FORMS = {
    "SVG": "lines-{}{}.svg",
    "SVG with text to edit": "lines-{}-text{}.svg",
    "PNG": "lines-{}{}.png",
    "GIF": "lines-{}{}.gif",
    "SVG with all frames, one group each": "lines-{}-frames{}.svg",
}


def test_all_files_are_offered_light_and_dark(page, folder):
    """The page is part of their names, for on a disk pictures of all pages lie side by side."""
    offered = [link for link in page.all("a") if "download" in link]
    films = [link for link in offered if not link["href"].endswith(".py")]
    assert [(link["aria-label"].rpartition(", ")[0], link["href"]) for link in films] == [
        (f"{form} of figure {number}, {scheme}", f"figures/{name.format(stem, ending)}")
        for number, stem, forms in [(1, "misfit", list(FORMS)[:3]), (2, "descent", FORMS)]
        for form in forms
        for name in [FORMS[form]]
        for scheme, ending in [("light", ""), ("dark", "-dark")]
    ]
    for link in films:
        drawn = link["href"].replace("figures/lines-", "build/figures/lines/")
        assert (folder / "site" / link["href"]).read_bytes() == (folder / drawn).read_bytes()
    assert all(f"figures/{link['download']}" == link["href"] for link in offered)
    # Besides, a page loads the film's flip book and its still, in both schemes.
    assert len(list((folder / "site" / "figures").iterdir())) == len(offered) + 4


def test_each_file_says_how_large_it_is(page, folder):
    for link in page.all("a"):
        if " of figure " in link.get("aria-label", "") and ", " in link["aria-label"]:
            number, unit = link["aria-label"].rpartition(", ")[2].split()
            told = float(number) * {"Bytes": 1, "kB": 1000}[unit]
            assert told == pytest.approx((folder / "site" / link["href"]).stat().st_size, abs=51)


def test_a_recipe_is_there_to_take_and_to_run(page, folder):
    """What stands below it is what the command line takes."""
    recipe = folder / "site" / "figures" / "lines-descent.py"
    assert recipe.read_bytes() == (folder / "figures" / "lines" / "descent.py").read_bytes()
    commands = re.findall(r"^\.venv/bin/gdviz (.*)$", page.texts["highlight"], re.MULTILINE)
    assert commands == ["figures lines/misfit", "figures lines/descent"]
    for command in commands:
        run = [sys.executable, "-m", "gdviz", *command.split()]
        # The handmade recipe says too little to be drawn; but it is found and run.
        said = subprocess.run(run, cwd=folder, capture_output=True, encoding="utf-8").stderr
        assert f"figures/{command.split()[1]}.py:1: no alternative text" in said


ADDRESS = "https://example.org/we/ours"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Give the page of a site whose repository is known, and the commit that it was built of."""
    root = tmp_path_factory.mktemp("kept")
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "--quiet"], ["commit", "--quiet", "--allow-empty", "--message", "A"]):
        subprocess.run([*git, *words], check=True)
    commit = subprocess.check_output([*git, "rev-parse", "HEAD"], encoding="utf-8").strip()
    settings = handmade.site(root, TEXT)
    (root / "CONTRIBUTING.md").touch()
    text = settings.read_text(encoding="utf-8")
    text = text.replace("[gdviz]", f"[gdviz: {{repository: '{ADDRESS}/'}}]")
    settings.write_text(text, encoding="utf-8")
    handmade.build(settings)
    return Page(root / "site" / "index.html"), commit


def _named(page, name):
    return [link["href"] for link in page.all("a") if link.get("aria-label", "").startswith(name)]


def test_a_report_names_page_figure_and_commit(kept):
    page, commit = kept
    first, second = (parse_qs(urlsplit(link).query) for link in _named(page, "Report a mistake"))
    assert first["title"] == ["Mistake in docs/index.md, figure 1, lines/misfit"]
    assert second["title"] == ["Mistake in docs/index.md, figure 2, lines/descent"]
    assert second["body"][0].endswith(f"docs/index.md, figure 2, lines/descent, commit {commit}")


def test_a_recipe_is_read_as_it_was_and_edited_as_it_is(kept):
    page, commit = kept
    assert _named(page, "The recipe of figure 2") == [
        f"{ADDRESS}/blob/{commit}/figures/lines/descent.py"
    ]
    assert _named(page, "Edit the recipe of figure 2") == [
        f"{ADDRESS}/edit/main/figures/lines/descent.py"
    ]


def test_below_a_page_one_edits_it_reports_a_mistake_and_learns_to_contribute(kept):
    page, commit = kept
    below = [link["href"] for link in page.all("a") if ADDRESS in link.get("href", "")][-3:]
    edit, report, guide = below
    assert guide == f"{ADDRESS}/blob/{commit}/CONTRIBUTING.md"
    assert edit == f"{ADDRESS}/edit/main/docs/index.md"
    asked = parse_qs(urlsplit(report).query)
    assert asked["title"] == ["Mistake in docs/index.md"]
    assert asked["body"][0].endswith(f"docs/index.md, commit {commit}")


def test_where_there_is_no_guide_for_contributors_no_page_leads_to_it(tmp_path):
    ours = repository.find(ADDRESS, tmp_path)
    assert "Contribute" not in page_links("docs/index.md", ours)
    assert "Contribute" in page_links("docs/index.md", ours, "CONTRIBUTING.md")


def test_without_a_repository_nothing_leads_to_one(page):
    assert "gdviz-page" not in page.texts
    assert "Report a mistake" not in page.texts["gdviz-more"]
    assert "Edit" not in page.texts["gdviz-more"]


def test_outside_git_a_recipe_is_read_as_it_is_now(tmp_path):
    assert repository.find(f"{ADDRESS}/", tmp_path).file("a.py") == f"{ADDRESS}/blob/HEAD/a.py"


def test_a_film_is_offered_as_mp4_where_there_is_one(drawn, page, tmp_path):
    """Who has drawn none offers none."""
    folder = tmp_path / "build" / "figures" / "lines"
    folder.mkdir(parents=True)
    for file in ("descent.mp4", "descent-dark.mp4"):
        (folder / file).write_bytes(b"film")
    films = [link["href"] for link in _build(tmp_path).all("a") if "mp4" in link.get("href", "")]
    assert films == ["figures/lines-descent.mp4", "figures/lines-descent-dark.mp4"]
    assert "MP4" not in page.texts["gdviz-files"]


def test_bars_of_formulas_are_nowhere_bars_of_tables(folder):
    """Not in a row, not in a heading, and not in the table of contents, which quotes it."""
    html = (folder / "site" / "index.html").read_text("utf-8")
    row = html[html.index("<tbody>") : html.index("</tbody>")]
    assert row.count("<td>") == 2
    assert '<annotation encoding="application/x-tex">\\|w\\|</annotation>' in row
    assert '<annotation encoding="application/x-tex">|w_1|</annotation>' in html
    assert html.count("|w_1|") >= 2
    assert formulas.give_bars(html) == html


def test_a_link_to_a_file_leads_to_where_it_is_published(page):
    """On a page one writes the folder in which the builder puts it."""
    links = [link for link in page.all("a") if "descent.gif" in link["href"]]
    assert [link["href"] for link in links if "download" not in link] == [
        "figures/lines-descent.gif"
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


ALONE = (
    "figures/lines/misfit.svg must stand alone in its paragraph; attributes such as"
    " { width=300 } follow it without a space"
)
WRONG = {
    "![C.](figures/lines/misfits.svg)": "docs/index.md:3: no picture is called 'lines/misfits'"
    " (did you mean lines/misfit?); known: lines/descent, lines/misfit",
    "![C.](figures/lines/misfit.gif)": "docs/index.md:3: figures/lines/misfit.gif is no file of"
    " lines/misfit; there are misfit-dark.png, misfit-dark.svg, misfit-text-dark.svg,"
    " misfit-text.svg, misfit.png, misfit.svg",
    "![C.](figures/lines/misfit.svg)\n\n![D.](figures/lines/misfit.png)": "docs/index.md:5:"
    " a picture called misfit is already on this page",
    "So {{ lines.misfit.eror }}.": "docs/index.md:3: lines/misfit has no fact 'eror'"
    " (did you mean error?); known: error, runs",
    "So {{ lines.misfit.error | x }}.": "docs/index.md:3: 'x' is no format for the number"
    " 0.0045; try .2f",
    '<img src="figures/lines/misfit.svg" alt="A disc.">': (
        "docs/index.md:3: figures/lines/misfit.svg is written as HTML; write ![What one sees.]"
        "(figures/lines/misfit.svg)"
    ),
    "![C.](figures/lines/misfit.svg) and so on": f"docs/index.md:3: {ALONE}",
    "Words\n![C.](figures/lines/misfit.svg)": f"docs/index.md:4: {ALONE}",
    "[![C.](figures/lines/misfit.svg)](#title)": f"docs/index.md:3: {ALONE}",
    "![C.](figures/lines/misfit.svg){ height=300 }": "docs/index.md:3: figures/lines/misfit.svg"
    " takes width, title and class; not height",
    "![C.](figures/lines/misfit.svg){ width=50% }": "docs/index.md:3: figures/lines/misfit.svg:"
    " 50% is no width; write pixels, as in width=300",
    "See [it](figures/lines/misfits.svg).": "docs/index.md:3: no picture is called"
    " 'lines/misfits' (did you mean lines/misfit?); known: lines/descent, lines/misfit",
    "| a | b |\n|---|---|\n| $\\lamda|x|$ | c |": r"docs/index.md:5: formula $\lamda|x|$:"
    r" Undefined control sequence: \lamda at position 1: \lamda|x|",
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
    monkeypatch.setattr(
        builder, "build", lambda root, mp4=False: {"lines/misfit": "misfit.py:3: no"}
    )
    assert failure() == "misfit.py:3: no"


def test_the_live_preview_shows_the_failure_over_the_last_good_picture(monkeypatch, tmp_path):
    """Who breaks a recipe sees why, and still sees the picture."""
    monkeypatch.setattr(
        builder, "build", lambda root, mp4=False: {"lines/misfit": "misfit.py:3: no"}
    )
    page = _build(tmp_path, serving=True)
    assert "misfit.py:3: no" in page.texts["gdviz-fault"]
    images = [image["src"] for image in _images(page, "lines/misfit").values()]
    assert images == ["figures/lines-misfit.svg", "figures/lines-misfit-dark.svg"]


def test_a_file_astray_does_not_stop_the_live_preview(monkeypatch, tmp_path):
    """Whoever sees the site goes on, while the builder names the file."""
    failures = {"lines/two-words": "figures/lines/two-words.py: rename or move the file"}
    monkeypatch.setattr(builder, "build", lambda root, mp4=False: failures)
    (tmp_path / "figures" / "lines").mkdir(parents=True)
    (tmp_path / "figures" / "lines" / "two-words.py").touch()
    page = _build(tmp_path, serving=True)
    assert "gdviz-fault" not in page.texts


def test_a_folder_that_cannot_be_built_fails_in_one_line(monkeypatch, failure):
    """Bad input found by the builder becomes a failure of the plugin, with no traceback."""

    def refuse(root, mp4):
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


# MkDocs, where a module cannot be imported.
WITHOUT = """
import sys
sys.modules[sys.argv.pop(1)] = None
from mkdocs.__main__ import cli
cli()
"""


def test_where_a_package_is_missing_one_line_says_how_to_install_it(tmp_path):
    """MkDocs may be there without what the plugin needs besides."""
    config = handmade.site(tmp_path, TEXT)
    command = [sys.executable, "-c", WITHOUT, "dukpy", "build", "--config-file", str(config)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == (
        "Error: gdviz needs dukpy; run: pip install 'gdviz[site]'"
    )
    assert "Traceback" not in run.stderr


def test_where_somebody_else_serves_the_live_preview_says_so_in_one_line(tmp_path):
    config = handmade.site(tmp_path, "# Home\n")
    rmtree(tmp_path / "figures" / "lines")  # Nothing is to be drawn.
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        address = f"127.0.0.1:{port}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
        run = subprocess.run(
            [*command, "--config-file", str(config)],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == (
        f"Error: {address}: Address already in use; stop what serves there, or take another: "
        f"mkdocs serve --dev-addr 127.0.0.1:{port + 1}"
    )
    assert "Traceback" not in run.stderr


@pytest.fixture
def configured(tmp_path, monkeypatch):
    """Give a function that builds the site of `TEXT` with options, and tells how it was drawn."""

    def make(options, root=tmp_path):
        drawn = []
        monkeypatch.setattr(
            builder, "build", lambda *given, **more: drawn.append((given, more)) or {}
        )
        settings = handmade.site(root, TEXT)
        gallery = root / "docs" / "all.md"
        gallery.write_text("# All\n\n<!-- gallery -->\n", encoding="utf-8")
        moved = tmp_path / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8").replace("[gdviz]", f"[gdviz: {options}]")
        settings.unlink()
        moved.write_text(text, encoding="utf-8")
        build(load_config(str(moved), strict=True, docs_dir=str(root / "docs")))
        return Page(tmp_path / "site" / "index.html"), drawn

    return make


def test_recipes_may_be_elsewhere(configured, tmp_path):
    root = tmp_path / "inner"
    root.mkdir()
    page, drawn = configured("{project: inner}", root)
    assert drawn == [((root,), {"mp4": False})]
    assert [figure["id"] for figure in page.all("figure")] == ["fig-misfit", "fig-descent"]


def test_where_there_is_no_folder_of_recipes_it_is_said_what_to_do(configured, tmp_path, caplog):
    with pytest.raises(Abort):
        configured("{project: nowhere}")
    folder = tmp_path / "nowhere" / "figures"
    remedy = "make one, or say in mkdocs.yml where it is: gdviz: {project: ...}"
    assert caplog.messages[-1] == f"there is no folder {folder}; {remedy}"


def test_films_may_be_drawn_as_mp4_too(configured, tmp_path):
    assert configured("{mp4: true}")[1] == [((tmp_path,), {"mp4": True})]


def test_a_site_may_keep_its_recipes_to_itself(configured, tmp_path):
    page, _ = configured("{sources: false}")
    assert page.texts["summary"] == "Take it along" * 2
    assert "this recipe" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert list((tmp_path / "site").rglob("*.py")) == []
