"""After an edit the live preview shows what a whole build would, and builds little."""

import os
import socket
from pathlib import Path
from types import SimpleNamespace

import handmade
import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from PIL import Image

from gdviz.builder import build as builder
from gdviz.builder import pool
from gdviz.site import webp
from gdviz.site.plugin import LOOKS

HOME = """# Home

It fell to {{ lines.misfit.error }}. See [Figure](lines.md#fig-misfit).

<!-- gallery -->
"""
LINES = """# Lines

![A film.](figures/lines/descent.gif)

![A disc with $w_0$.](figures/lines/misfit.svg)
"""
WORDS = """# Words

Of lines only words, one number, {{ lines.misfit.error }}, [a place](lines.md#lines) and
[Figure](lines.md#fig-misfit).
"""


TOUCHED = ("figures/lines/misfit.py", "A disc.", "A round disc.")


@pytest.fixture
def edit(tmp_path, monkeypatch):
    """Give a function that edits files of a preview's site, and tells whether all was built."""
    monkeypatch.setattr(builder, "build", lambda root, mp4=False: {})
    settings = handmade.site(tmp_path, HOME)
    text = settings.read_text("utf-8").replace("[gdviz]", "[search, gdviz]")
    settings.write_text(text, encoding="utf-8")
    for name, page in {"lines": LINES, "words": WORDS}.items():
        (tmp_path / "docs" / f"{name}.md").write_text(page, encoding="utf-8")
    plugin = _build(settings, tmp_path / "site")

    def edit(*files):
        for file, old, new in files:
            path = tmp_path / file
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")
            os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))  # The clock of files may be coarse.
        for page in (tmp_path / "site").rglob("index.html"):
            os.utime(page, (0, 0))
        return not plugin.preview.rebuild(plugin._redraw)

    return edit


def _build(settings, site):
    config = load_config(str(settings), site_dir=str(site))
    plugin = config.plugins["gdviz"]
    plugin.serving = True
    build_site(config)
    return plugin


def _written(root):
    """The pages that were written since the edit."""
    site = root / "site"
    pages = site.rglob("index.html")
    return {page.parent.relative_to(site).as_posix() for page in pages if page.stat().st_mtime}


def _files(site):
    files = (path for path in site.rglob("*") if path.is_file() and "sitemap" not in path.name)
    return {path.relative_to(site): path.read_bytes() for path in files}


def _assert_whole(root: Path) -> None:
    """The site has what a whole build gives; what nobody shows any more may still be there."""
    _build(root / "mkdocs.yml", root / "whole")
    rebuilt, whole = _files(root / "site"), _files(root / "whole")
    assert {path: rebuilt.get(path) for path in whole} == whole


def test_a_page_that_was_edited_is_built_alone(edit, tmp_path):
    assert not edit(("docs/words.md", "only words", "many *words*"))
    assert _written(tmp_path) == {"words"}
    assert "many <em>words</em>" in (tmp_path / "site/words/index.html").read_text("utf-8")
    _assert_whole(tmp_path)


def test_pages_that_number_its_figures_are_built_with_it(edit, tmp_path):
    film = "![A film.](figures/lines/descent.gif)\n\n"
    assert not edit(("docs/lines.md", film, ""))
    assert _written(tmp_path) == {".", "lines", "words"}
    assert ">Figure\N{NO-BREAK SPACE}1</a>" in (tmp_path / "site/index.html").read_text("utf-8")
    _assert_whole(tmp_path)


def test_a_picture_is_new_on_all_pages_that_show_or_quote_it(edit, tmp_path):
    assert not edit(("build/figures/lines/misfit.json", "0.0045", "0.25"), TOUCHED)
    assert _written(tmp_path) == {".", "lines", "words"}
    assert "It fell to 0.25." in (tmp_path / "site/index.html").read_text("utf-8")
    _assert_whole(tmp_path)


def test_a_page_that_quotes_and_names_a_picture_stays_where_numbers_and_place_do(edit, tmp_path):
    assert not edit(("build/figures/lines/misfit.json", '"alt": "', '"alt": "Anew: '), TOUCHED)
    assert _written(tmp_path) == {".", "lines"}
    _assert_whole(tmp_path)


def test_a_page_that_names_a_picture_is_built_anew_where_its_still_lies_elsewhere(
    edit, tmp_path, monkeypatch
):
    monkeypatch.setattr(webp, "has_pixels", lambda svg: "pixels" in svg)
    monkeypatch.setattr(webp, "lighter", lambda svg: svg)
    assert not edit(("build/figures/lines/misfit.svg", "</svg>", "<!-- pixels --></svg>"), TOUCHED)
    assert _written(tmp_path) == {".", "lines", "words"}
    assert "misfit-webp.svg" in (tmp_path / "site/words/index.html").read_text("utf-8")


def test_a_number_of_another_form_is_another(edit, tmp_path):
    assert not edit(("build/figures/lines/misfit.json", "50", "50.0"), TOUCHED)
    assert "words" in _written(tmp_path)


def test_of_the_gallery_only_what_has_changed_is_written(edit, tmp_path):
    files = [*(tmp_path / "site/figures").iterdir()]
    for file in files:
        os.utime(file, (0, 0))
    Image.new("RGB", (800, 460), "red").save(tmp_path / "build/figures/lines/misfit.png")
    assert not edit(TOUCHED)
    written = {file.name for file in files if file.stat().st_mtime}
    assert "lines-misfit.png" in written
    offered = {name for name in written if "small" in name or "zip" in name}
    assert offered == {"lines-misfit-small.webp", "lines.zip"}
    _assert_whole(tmp_path)


def test_the_recipe_that_a_page_shows_is_new_where_the_picture_stays(edit, tmp_path):
    assert not edit(TOUCHED)
    assert "A round disc." in (tmp_path / "site/lines/index.html").read_text("utf-8")
    _assert_whole(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("mkdocs.yml", "its own", "another"),
        ("docs/words.md", "# Words", "# Other words"),
        ("docs/words.md", "# Words", "---\ndescription: Words.\n---\n\n# Words"),
    ],
)
def test_what_every_page_shows_is_built_whole(edit, file, old, new):
    """That is what the settings say, and the titles and front matter of all pages."""
    assert edit((file, old, new))


def test_a_page_that_comes_or_goes_is_built_whole(edit, tmp_path):
    (tmp_path / "docs" / "new.md").write_text("# New\n", encoding="utf-8")
    assert edit(("docs/words.md", "only", "but"))


def test_what_draws_next_is_prepared_and_anew_where_its_program_may_have_changed(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(builder, "build", lambda root, mp4=False: {})
    plugin = _build(handmade.site(tmp_path, "# Home\n"), tmp_path / "site")
    done = []
    monkeypatch.setattr(pool, "prepare", lambda root: done.append(f"prepare {root}"))
    monkeypatch.setattr(pool, "discard", lambda: done.append("discard"))
    address = {"address_family": socket.AF_INET, "server_address": ("127.0.0.1", 0)}
    emitter = SimpleNamespace()
    observer = SimpleNamespace(emitters=[emitter])
    server = SimpleNamespace(**address, watch=lambda path: None, observer=observer)
    plugin.on_serve(server, config=None, builder=lambda: done.append("build"))
    assert observer._timeout == emitter._timeout == LOOKS
    server.builder()
    assert done == [f"prepare {tmp_path}", "discard", "build", f"prepare {tmp_path}"]
