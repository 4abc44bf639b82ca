"""The site that the page on the plugin tells how to make is built, and fails as the page says."""

import re
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from built import Page
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from gdviz.builder import build as builder
from gdviz.site.options import Options

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "site"
TOLD = (ROOT / "docs" / "plugin.md").read_text(encoding="utf-8")
INDEX, RECIPE = "docs/index.md", "figures/walk/parabola.py"
# The file, what stands there, and what a reader writes instead.
MISTAKES = [
    (INDEX, ".steps }}", ".stop }}"),
    (INDEX, "parabola.gif", "parable.gif"),
    (INDEX, "![Each", "Look: ![Each"),
    (RECIPE, "alt = ", "text = "),
    (INDEX, "(#fig-parabola)", "(#parabola)"),
]


def _build(root):
    build(load_config(str(root / "mkdocs.yml"), strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a copy of the example, built."""
    root = tmp_path_factory.mktemp("example") / "site"
    copytree(EXAMPLE, root)
    _build(root)
    return root


def test_the_page_shows_each_file_of_the_example():
    shown = set(re.findall(r'--8<-- "examples/site/([^"]+)"', TOLD))
    assert shown == {
        path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*") if path.is_file()
    }


def test_the_example_has_its_picture_its_numbers_and_its_formula(folder):
    page = Page(folder / "site" / "index.html")
    assert "A dot starts at 2 and takes 10 steps" in page.texts["p"]
    # Each step leaves the share 1 − 2 · 0.2 of the distance.
    assert f"as near to the bottom as {2 * 0.6**10:.4f}." in page.texts["p"]
    assert [figure["id"] for figure in page.all("figure")] == ["fig-parabola"]
    assert "Figure 1. Each step is shorter" in page.texts["figcaption"]
    assert "Figure\N{NO-BREAK SPACE}1 can be stopped" in page.texts["p"]
    assert "katex" in page.texts


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[2])
def test_a_mistake_is_told_as_the_page_says(folder, monkeypatch, caplog, mistake):
    file, right, wrong = mistake
    if file == INDEX:  # Nothing is to be drawn.
        monkeypatch.setattr(builder, "build", lambda root, mp4=False: {})
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(right) == 1
    (folder / file).write_text(text.replace(right, wrong), encoding="utf-8")
    try:
        with pytest.raises(Abort):
            _build(folder)
    finally:
        (folder / file).write_text(text, encoding="utf-8")
    told = re.findall(r"```text\n(.*)\n```", TOLD)
    assert caplog.messages[-1] == told[MISTAKES.index(mistake)]
    assert len(told) == len(MISTAKES)


def test_the_page_lists_each_option_with_its_default():
    rows = re.findall(r"^\| `(\w+)` \| `(.*?)` \|", TOLD, flags=re.MULTILINE)
    assert {name: yaml.safe_load(default) for name, default in rows} == dict(Options())
