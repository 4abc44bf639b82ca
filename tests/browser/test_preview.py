"""The live preview: what is edited is redrawn and shown, what is broken is said, and it goes on."""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree, rmtree
from urllib.request import urlopen

import handmade
import pytest
from playwright.sync_api import expect

from gdviz.builder import build

RECIPE = '''"""A line rises."""

from matplotlib.figure import Figure

top = 1
alt = f"A line rises to {top}."
facts = {"top": top}


def figure():
    fig = Figure(figsize=(4, 2))
    fig.add_axes((0.1, 0.2, 0.8, 0.7)).plot([0, top])
    return fig
'''
PAGE = "# Lines\n\nIt rises to {{ lines.rise.top }}.\n\n![A line.](figures/lines/rise.svg)\n"


class Preview:
    """A running `mkdocs serve` in a folder of its own."""

    def __init__(self, root):
        self.root = root
        self.recipe = root / "figures" / "lines" / "rise.py"
        self.page = root / "docs" / "index.md"
        self.log = root / "log.txt"
        config = handmade.site(root, PAGE)
        rmtree(self.recipe.parent)
        rmtree(root / "build")
        self.write(RECIPE)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        self.command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config)]
        self.command += ["--dev-addr", self.address[7:-1]]

    def write(self, text):
        """Write the recipe."""
        self.recipe.parent.mkdir(parents=True, exist_ok=True)
        self.recipe.write_text(text, encoding="utf-8")

    def said(self, words):
        """Count how often the server's log says `words`."""
        return len(re.findall(words, self.log.read_text(encoding="utf-8")))

    def wait_for(self, words, times):
        """Wait until the server's log has said `words` so often."""
        end = time.monotonic() + 20
        while self.said(words) < times:
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)

    def wait_till_shown(self, words):
        """Wait until the page holds `words`."""
        end = time.monotonic() + 60
        while words not in urlopen(self.address).read().decode():
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)

    def __enter__(self):
        with self.log.open("w", encoding="utf-8") as log:
            # In its folder, a copy of the package that is there counts before the installed one.
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, cwd=self.root)
        while not self.said("Serving on"):
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """Start the live preview of a site with one picture; each test leaves it as it was."""
    with Preview(tmp_path_factory.mktemp("preview")) as running:
        yield running


def test_who_edits_nothing_sees_no_rebuild(preview):
    """Drawing and building touch no watched file, neither at the start nor after an edit."""
    time.sleep(2)
    assert preview.said("Detected file changes") == 0
    preview.write(RECIPE.replace("top = 1", "top = 2"))
    preview.wait_for("drew lines/rise", times=2)
    time.sleep(2)
    assert preview.said("Detected file changes") == 1
    preview.write(RECIPE)
    preview.wait_for("drew lines/rise", times=3)


def test_editing_breaking_and_mending_a_recipe(preview, visit):
    """The page follows by itself: new number and text, then the error, then both again."""
    page = visit(preview.address)
    paragraph = page.get_by_text("It rises to")
    image = page.locator("figure img:visible")
    fault = page.locator(".gdviz-fault")
    expect(paragraph).to_have_text("It rises to 1.")
    preview.write(RECIPE.replace("top = 1", "top = 7"))
    expect(paragraph).to_have_text("It rises to 7.", timeout=60_000)
    expect(image).to_have_attribute("alt", "A line rises to 7.")
    preview.write(RECIPE.replace("top = 1", "top = 1 / 0"))
    expect(fault).to_contain_text("division by zero", timeout=60_000)
    expect(fault).to_contain_text("rise.py")
    expect(image).to_be_visible()
    preview.write(RECIPE)
    expect(paragraph).to_have_text("It rises to 1.", timeout=60_000)
    expect(fault).to_have_count(0)


def test_a_number_that_is_unknown_is_shown_where_it_stands(preview, visit):
    """A typing mistake on a page costs neither the page nor the server."""
    page = visit(preview.address)
    preview.page.write_text(PAGE.replace("rise.top", "rise.tip"), encoding="utf-8")
    fault = page.locator(".gdviz-fault")
    expect(fault).to_contain_text("no fact 'tip' (did you mean top?)", timeout=60_000)
    preview.page.write_text(PAGE, encoding="utf-8")
    expect(fault).to_have_count(0, timeout=60_000)


MISTAKES = {
    b"# T\n\nIt is {{foo}}.\n": "docs/index.md:3: {{foo}} is no number",
    b"# T\n\n{{ lines.rise.top | 99999999f }}\n": "docs/index.md:3: '99999999f' asks for 100",
    b"# T\n\n<img src='a.png' alt='A.'>\n": "docs/index.md:3: a.png leads to no file",
    b"---\ntitle: a: b\n---\n\n# T\n": "docs/index.md:2: the front matter is no YAML",
    b"# T\n\n\xdf\n": "docs/index.md:3: the byte 0xdf is not UTF-8",
}


@pytest.mark.parametrize(("page", "message"), MISTAKES.items())
def test_the_preview_goes_on_after_a_mistake_on_a_page_and_after_it_is_mended(
    preview, page, message
):
    preview.page.write_bytes(page)
    preview.wait_for(re.escape(message), times=1)
    preview.page.write_text(PAGE, encoding="utf-8")
    preview.wait_till_shown("It rises to 1.")


@pytest.fixture
def preview_of_notebook(tmp_path):
    """Start the live preview of a site with a notebook."""
    running = Preview(tmp_path)
    config = tmp_path / "mkdocs.yml"
    options = "{mkdocs-jupyter: {execute: true, allow_errors: false, cache: false}}"
    config.write_text(config.read_text("utf-8").replace("[gdviz]", f"[{options}, gdviz]"), "utf-8")
    (tmp_path / "docs" / "walk.py").write_text("# %%\nprint(2 * 3)\n", encoding="utf-8")
    with running:
        yield running


def test_editing_breaking_and_mending_a_notebook(preview_of_notebook, visit):
    """It runs again after each edit and at no other time."""
    page = visit(preview_of_notebook.address, "walk/")
    notebook = preview_of_notebook.root / "docs" / "walk.py"
    output = page.locator(".gdviz-output")
    fault = page.locator(".gdviz-fault")
    expect(output).to_have_text("6")
    notebook.write_text("# %%\nprint(2 * 3 / 0)\n", encoding="utf-8")
    wrong = "docs/walk.py:2: ZeroDivisionError: division by zero"
    expect(fault).to_have_text(wrong, timeout=60_000)
    notebook.write_text("# %%\nprint(2 * 4)\n", encoding="utf-8")
    expect(output).to_have_text("8", timeout=60_000)
    time.sleep(2)
    assert preview_of_notebook.said("Detected file changes") == 2


def test_editing_a_module_redraws_just_what_depends_on_it(tmp_path):
    """Of two pictures, the one whose recipe imports the module is drawn again."""
    package = Path(build.__file__).parents[1]
    copytree(package, tmp_path / "gdviz")
    preview = Preview(tmp_path)
    preview.write(RECIPE.replace("top = 1", "from gdviz import data\n\ntop = data.runs()[0][-1]"))
    (preview.recipe.parent / "other.py").write_text(RECIPE, encoding="utf-8")
    with preview:
        module = tmp_path / "gdviz" / "data.py"
        module.write_text(module.read_text("utf-8") + "\nedited = 1\n", encoding="utf-8")
        preview.wait_for("drew lines/rise", times=2)
        time.sleep(1)
        assert preview.said("drew lines/other") == 1
