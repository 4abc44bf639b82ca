"""A notebook becomes a page like any other, with what its cells gave; what fails is said."""

import html
import json
import os
import re
import subprocess
import sys

import handmade
import jupytext
import nbformat
import pytest
from built import Page
from mkdocs.exceptions import Abort

from gdviz.drawing.palette import PALETTE
from gdviz.site import kernel

NOTEBOOK = '''# ---
# title: A walk
# description: A notebook in which a dot walks one step.
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # A walk
#
# The step is $w_0 < 2$.
#
# ## How far

# %%
import matplotlib.pyplot as plt

plt.rcParams["figure.figsize"] = (4, 2)


def inverse(x):
    """Give 1/x."""
    return 1 / x


print("a < b & c\\n\\n    {{ no.number.here }}")
inverse(4)

# %%
#| alt: A line "falls" from 1 to 0,
#|   and a dot lies on it.
plt.plot([1, 0], color="C1")
plt.scatter([0], [1], color="C0")
plt.show()

# %% tags=["raises-exception"]
inverse(0)

# %% [markdown]
# Back to [the beginning](index.md), or to [Jupyter](https://jupyter.org/).

# %%
#| fold: What "it" <prints>
print("Folded {{ away }}\\n\\nand two lines")

# %%
#| answer: An answer
print("An answer's output")
'''
BEGINNING = NOTEBOOK[: NOTEBOOK.index("# %%\n#| alt")]


def _site(
    root,
    notebook=NOTEBOOK,
    plugins="mkdocs-jupyter: {execute: true, allow_errors: false, cache: false}",
):
    """Write a site with a notebook; return its mkdocs.yml."""
    config = handmade.site(root, "# Home\n")
    text = config.read_text("utf-8")
    config.write_text(text.replace("[gdviz]", f"[{{{plugins}}}, gdviz]"), "utf-8")
    (root / "docs" / "walk.py").write_text(notebook, "utf-8")
    return config


def _build(config, serving=False):
    handmade.build(config, serving)
    return Page(config.parent / "site" / "walk" / "index.html")


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    """Build the site of `NOTEBOOK`, where Jupyter and IPython have odd settings."""
    odd = tmp_path_factory.mktemp("odd")
    startup = odd / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "noise.py").write_text("print('noise')\n", "utf-8")
    config = _site(tmp_path_factory.mktemp("notebooks"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(odd))
        patch.setenv("MPLBACKEND", "nosuch")
        _build(config)
        assert os.environ["IPYTHONDIR"] == str(odd)
        assert os.environ["MPLBACKEND"] == "nosuch"
    return config


@pytest.fixture(scope="module")
def folder(config):
    """Give the folder of the built page."""
    return config.parent / "site" / "walk"


@pytest.fixture(scope="module")
def page(folder):
    """Give the built page."""
    return Page(folder / "index.html")


def test_text_and_code_are_set_as_on_any_page(page):
    """Title, description, headings, formulas and code blocks are MkDocs's own."""
    assert page.texts["title"] == "A walk - A site of its own"
    assert {"name": "description", "content": "A notebook in which a dot walks one step."} in (
        page.all("meta")
    )
    assert page.all("h2")[0]["id"] == "how-far"
    assert "gdviz-formula" in page.texts
    assert page.texts["highlight"].startswith("import matplotlib.pyplot as plt")


def test_the_page_carries_no_style_of_jupyter(folder):
    """A short notebook makes a short page."""
    text = (folder / "index.html").read_text("utf-8")
    assert "jp-" not in text
    assert text.count("<style") == text.count("<noscript><style")
    assert len(text) < 30_000


def test_what_a_cell_gives_can_be_folded_away(page, folder):
    """The code stands open; what it printed stands in a fold, as it is."""
    text = (folder / "index.html").read_text("utf-8")
    before, fold = text.split("<details>\n<summary>What &quot;it&quot; &lt;prints&gt;</summary>")
    assert "two lines" in before[before.rindex("<pre>") :]
    printed, after = fold.split("</details>", 1)
    assert "<pre><code>Folded {{ away }}\n\nand two lines</code></pre>" in html.unescape(printed)
    assert "Folded" not in after


def test_a_cell_that_is_an_answer_is_folded_with_what_it_gives(folder):
    text = (folder / "index.html").read_text("utf-8")
    (fold,) = re.findall(r"(?s)<details>\s*<summary>An answer</summary>(.*?)</details>", text)
    assert 'class="highlight"' in fold
    assert "An answer's output" in html.unescape(fold).rpartition("<pre>")[2]
    assert text.count("output</code>") == 1


def test_what_a_cell_gives_stands_below_it_as_it_is(page):
    """Neither signs of HTML nor those of numbers in prose mean anything there."""
    given = page.texts["gdviz-output no-copy"]
    assert given.startswith("a < b & c\n\n    {{ no.number.here }}0.25")


def test_an_error_that_is_allowed_is_shown(page):
    """Its last line says enough."""
    given = page.texts["gdviz-output no-copy"]
    assert given.endswith("}}0.25ZeroDivisionError: division by zero")


@pytest.mark.parametrize(("scheme", "ending"), [("light", ""), ("dark", "-dark")])
def test_a_plot_is_an_image_for_either_scheme_with_text_and_size(page, folder, scheme, ending):
    """It has the scheme's colours; what the notebook sets before the first plot counts."""
    plots = [image for image in page.all("img") if "plot" in image["src"]]
    (image,) = [image for image in plots if image["class"] == f"gdviz-{scheme}"]
    assert image["src"] == f"walk-plot-1{ending}.svg"
    assert image["alt"] == 'A line "falls" from 1 to 0, and a dot lies on it.'
    assert (image["width"], image["height"]) == ("400", "200")
    svg = (folder / image["src"]).read_text("utf-8")
    for role in ("paper", "data", "model"):
        own, other = PALETTE[role][::-1] if ending else PALETTE[role]
        assert own in svg
        assert other not in svg


def test_comments_for_the_page_are_not_shown_as_code(page):
    assert "alt:" not in page.texts["highlight"]


def test_the_notebook_is_offered_in_both_forms(page, config, folder):
    """The script is the source itself; the notebook has its cells and has not run.

    It has no settings of the site in front, and no links to pages that are not there.
    """
    links = [link["href"] for link in page.all("a") if "download" in link]
    assert links == ["walk.ipynb", "walk.py"]
    assert (folder / "walk.py").read_text("utf-8") == NOTEBOOK
    notebook = nbformat.read(folder / "walk.ipynb", as_version=4)
    nbformat.validate(notebook)
    settings, *cells = jupytext.reads(NOTEBOOK, fmt="py:percent").cells
    assert settings.cell_type == "raw"
    expected = [cell.source.replace("[the beginning](index.md)", "the beginning") for cell in cells]
    assert [cell.source for cell in notebook.cells] == expected
    assert "[Jupyter](https://jupyter.org/)" in expected[-3]
    assert not any(cell.get("outputs") for cell in notebook.cells)
    assert [cell.id for cell in notebook.cells] == [f"cell-{n + 1}" for n in range(len(cells))]


def _files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_notebook_runs_again_only_after_a_change(config, folder, monkeypatch):
    """What came out is kept, and the page is the same to the byte."""
    before = _files(folder)
    with monkeypatch.context() as patch:
        patch.delattr(kernel, "execute")
        _build(config)
    assert _files(folder) == before


MADE_FROM = [
    "docs/walk.py",
    "gdviz/drawing/style.py",
    "gdviz/film/svg.py",
    "gdviz/site/screen.py",
]
MADE_FROM += ["gdviz/site/kernel.py", "matplotlib", "numpy", "allow_errors"]


@pytest.mark.parametrize("ending", MADE_FROM)
def test_after_a_change_nothing_kept_is_used(config, tmp_path, ending):
    """Whatever the kept file was made from must be as it is now."""
    original = config.parent / "build" / "notebooks" / "walk.py.json"
    kept = json.loads(original.read_text("utf-8"))
    inputs = dict(kept["inputs"])
    (changed,) = [name for name in inputs if name.endswith(ending)]
    kept["inputs"][changed] = "another"
    spoilt = tmp_path / "kept.json"
    spoilt.write_text(json.dumps(kept), "utf-8")
    assert kernel.recall(original, inputs) is not None
    assert kernel.recall(spoilt, inputs) is None


def test_a_kept_file_cut_in_half_does_no_harm(config, folder):
    """It is made anew, and two runs give the same bytes."""
    before = _files(folder)
    kept = config.parent / "build" / "notebooks" / "walk.py.json"
    kept.write_bytes(kept.read_bytes()[:1000])
    _build(config)
    assert _files(folder) == before
    assert json.loads(kept.read_text("utf-8"))
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


WRONG = {
    "inverse(0)": "docs/walk.py:23: ZeroDivisionError: division by zero",
    "1 +": "docs/walk.py:30: SyntaxError: invalid syntax",
    "raise SystemExit(4)": "docs/walk.py: SystemExit: 4",
    "import os\nos._exit(4)": "docs/walk.py: Kernel died",
    "plt.plot([1])\nplt.show()": "docs/walk.py:30: the plot has no text; begin with `#| alt: ...`",
    "import sys\nprint('Beware.', file=sys.stderr)": "docs/walk.py:30: the cell warns: Beware.",
}
FAILURES = {}


@pytest.fixture
def once(monkeypatch):
    """Run no notebook that has failed before: it fails again as it did."""
    run = kernel.execute

    def execute(source, *others):
        code = source.cells[-1].source
        if code not in FAILURES:
            try:
                return run(source, *others)
            except kernel.Failed as failure:
                FAILURES[code] = failure
        raise FAILURES[code]

    monkeypatch.setattr(kernel, "execute", execute)


@pytest.mark.parametrize(("code", "message"), WRONG.items())
def test_a_cell_that_fails_fails_the_build_in_one_line(tmp_path, caplog, once, code, message):
    """The line names the file, the line that failed, and what is wrong; nothing is kept of it."""
    config = _site(tmp_path, f"{BEGINNING}# %%\n{code}\n")
    with pytest.raises(Abort):
        _build(config)
    assert caplog.messages[-1].startswith(message)
    assert "\n" not in caplog.messages[-1]


PLOT = "plt.plot([0, 1], color='{}')\nplt.show()\n"
TWO_PLOTS = f"""{BEGINNING}# %%
{PLOT.format("C2")}
# %%
#| alt: A line rises.
{PLOT.format("C3")}"""


def test_a_plot_that_is_refused_does_not_shift_those_after_it(tmp_path):
    """In the live preview a plot keeps its twin, whatever is wrong with the one before."""
    config = _site(tmp_path, TWO_PLOTS)
    page = _build(config, serving=True)
    assert "the plot has no text" in page.texts["gdviz-fault"]
    shown = [image["src"] for image in page.all("img") if "plot" in image["src"]]
    assert shown == ["walk-plot-1.svg", "walk-plot-1-dark.svg"]
    for name, colour in zip(shown, PALETTE["error"], strict=True):
        assert colour in (config.parent / "site" / "walk" / name).read_text("utf-8")


def test_the_live_preview_shows_the_failure_in_the_page(tmp_path, once):
    """The same line stands there, and the server goes on."""
    page = _build(_site(tmp_path, f"{BEGINNING}# %%\ninverse(0)\n"), serving=True)
    assert page.texts["gdviz-fault"] == "docs/walk.py:23: ZeroDivisionError: division by zero"


def test_the_plugin_does_without_jupyter():
    """Whoever has no notebooks need not install what runs them."""
    code = "import sys, gdviz.site.plugin; print(any('jupy' in name for name in sys.modules))"
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_what_is_printed_with_a_pause_stands_in_one_block(tmp_path):
    """Jupyter sends it in parts, and how many depends on what else the machine has to do."""
    halves = 'import time\nprint("one", flush=True)\ntime.sleep(1)\nprint("two", flush=True)'
    _build(_site(tmp_path, f"{BEGINNING}# %%\n{halves}\n"))
    text = (tmp_path / "site" / "walk" / "index.html").read_text("utf-8")
    assert text.count("one\ntwo") == 1
