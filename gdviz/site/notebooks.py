"""Notebooks become pages like any other: mkdocs-jupyter runs them, MkDocs sets what came out.

The pages that mkdocs-jupyter itself makes bring 600 kB of JupyterLab's style, in one scheme, and
scripts of other hosts. So a notebook becomes Markdown here, and its plots become pictures.
"""

import html
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import jupytext
import nbformat
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, meta
from mkdocs_jupyter.plugin import NotebookFile

from gdviz.site import kernel

_SETTINGS = ("execute", "kernel_name", "allow_errors")
# Comments on top of a cell that begin with a bar are YAML for whoever shows the notebook.
_COMMENTS = re.compile(r"(?:#\|.*(?:\n|\Z))*")
_DOWNLOADS = (
    '<p class="gdviz-downloads" data-search-exclude>To run and to change: '
    '<a href="{0}.ipynb" download>notebook</a> <a href="{0}.py" download>script</a></p>'
)
_TEXT = '<div class="gdviz-output no-copy" data-search-exclude><pre><code>{}</code></pre></div>'
# What is folded away needs no frame, for its fold has one.
_FOLDED_TEXT = _TEXT.replace("gdviz-output ", "")
_FOLD = "<details>\n<summary>{}</summary>\n\n{}\n\n</details>"
# A link to another page of the site, which leads nowhere from a file that someone has saved.
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?![a-z]+:)[^)]+\)")
_IMAGE = (
    '<img class="gdviz-{scheme}" src="{url}" alt="{alt}" width="{width}" height="{height}" '
    'decoding="async" loading="lazy">'
)
_PLOT = '<div class="gdviz-picture"><figure>{}</figure></div>'


def fill(
    markdown: str,
    page: Page,
    config: MkDocsConfig,
    files: Files,
    complain: Callable[[str, str], str],
) -> str:
    """Run the page's notebook and return it as Markdown; any other page stays as it is.

    Its plots and its downloads join `files`. For what is wrong, `complain(what stands there,
    message)` gives the HTML to show in its place, if it returns at all.
    """
    if not isinstance(page.file, NotebookFile):
        return markdown
    del page.render  # What mkdocs-jupyter has put in the place of MkDocs's own.
    path, uri = Path(page.file.abs_src_path), page.file.src_uri
    source = jupytext.read(path)
    for number, cell in enumerate(source.cells):
        cell["id"] = f"cell-{number}"  # Else it is random.
    settings = {name: config.plugins["mkdocs-jupyter"].config[name] for name in _SETTINGS}
    root = Path(config.config_file_path).parent
    try:
        notebooks = kernel.run(source, path, uri, root, settings)
    except kernel.Failed as failure:
        return complain(failure.code, str(failure))
    folder = uri.removesuffix(".py")

    def publish(name, content):
        # Plots are saved by readers, and then lie beside those of other notebooks.
        name = f"{path.stem}-{name}" if name.startswith("plot") else name
        file = File.generated(config, f"{folder}/{name}", content=content)
        files.append(file)
        return get_relative_url(file.url, page.url)

    text, page.meta = meta.get_data("\n\n".join(_blocks(notebooks, publish, complain)))
    publish(f"{path.stem}.ipynb", jupytext.writes(_offered(source), fmt="ipynb"))
    script = publish(f"{path.stem}.py", page.file.content_string)
    downloads = _DOWNLOADS.format(script.removesuffix(".py"))
    return re.sub("^# .*$", rf"\g<0>\n\n{downloads}", text, count=1, flags=re.MULTILINE)


def _blocks(notebooks, publish, complain) -> Iterator[str]:
    """The notebook in Markdown, piece by piece; its plots in the schemes of both runs.

    A cell says `#| fold: words` to hide what it gives, and `#| answer: words` to hide itself, too.
    """
    light, dark = notebooks
    twins, numbers = iter(_plots(dark)), count(1)
    for cell in light.cells:
        if cell.cell_type != "code":
            yield cell.source
            continue
        comments = match[0] if (match := _COMMENTS.match(cell.source)) else ""
        options = yaml.safe_load(re.sub(r"(?m)^#\|", "", comments)) or {}
        code = f"~~~~python\n{cell.source.removeprefix(comments)}\n~~~~"
        given = list(_given(cell, options, twins, numbers, publish, complain))
        if "answer" in options:
            yield _FOLD.format(html.escape(options["answer"]), "\n\n".join([code, *given]))
        elif "fold" in options and given:
            yield code
            yield _FOLD.format(html.escape(options["fold"]), "\n\n".join(given))
        else:
            yield from (code, *given)


def _given(cell, options, twins, numbers, publish, complain) -> Iterator[str]:
    """What a cell gave, each thing in HTML."""
    folded = options.keys() & {"fold", "answer"}
    for output in cell.outputs:
        svg = output.get("data", {}).get("image/svg+xml")
        if svg is None:
            text = _text(output)
            if output.get("name") == "stderr":
                yield complain(cell.source, f"the cell warns: {text.splitlines()[0]}")
            # Two braces would be a number of the page.
            inner = html.escape(text.rstrip()).replace("{{", "&#123;{")
            yield (_FOLDED_TEXT if folded else _TEXT).format(inner)
            continue
        twin = next(twins, svg)
        if "alt" not in options:
            yield complain(cell.source, "the plot has no text; begin with `#| alt: ...`")
            continue
        number = next(numbers)
        common = output.metadata["image/svg+xml"] | {"alt": html.escape(options["alt"])}
        both = {
            "light": publish(f"plot-{number}.svg", svg),
            "dark": publish(f"plot-{number}-dark.svg", twin),
        }
        yield _PLOT.format(
            "".join(_IMAGE.format(scheme=scheme, url=url, **common) for scheme, url in both.items())
        )


def _offered(source):
    """The notebook as a file for Jupyter, which knows neither our settings nor our other pages."""
    cells = [nbformat.from_dict(cell) for cell in source.cells if cell.cell_type != "raw"]
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = _LINK.sub(r"\1", cell.source)
    return nbformat.from_dict(source | {"cells": cells})


def _plots(notebook):
    """The SVGs of a notebook, in order."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    found = (output.get("data", {}).get("image/svg+xml") for output in outputs)
    return [svg for svg in found if svg]


def _text(output):
    if output.output_type == "stream":
        return output.text
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return output.data["text/plain"]
