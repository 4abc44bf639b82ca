"""Run a notebook in a Jupyter kernel, as mkdocs-jupyter is set to; what came out is kept."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from mkdocs_jupyter.convert import get_nbconvert_app
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert.exporters import NotebookExporter
from nbconvert.preprocessors import CoalesceStreamsPreprocessor
from nbformat import NotebookNode

from gdviz.builder.sources import Sources
from gdviz.system.environment import DRAWING
from gdviz.system.files import whole

SCHEMES = ("light", "dark")
SCREEN = Path(__file__).with_name("screen.py")
_PLACE = re.compile(r"Cell In\[(\d+)\], line (\d+)")
_ANSI = re.compile(r"\x1b\[[\d;]*m")


class Failed(Exception):
    """A cell failed. `code` is what it says from the failing line on."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def run(
    source: NotebookNode, path: Path, uri: str, root: Path, settings: dict
) -> list[NotebookNode]:
    """Return the notebook at `path` with what its cells gave when they ran in the folder `root`.

    It comes once for each scheme, light and dark, for it is run as often. It runs only if it, gdviz
    or a library has changed since. `uri` names it among the pages.
    Raises `Failed`.
    """
    sources, inputs = Sources(str(root), {}), dict(settings)
    for file in (path, SCREEN, Path(__file__)):
        inputs |= sources.inputs(str(file))
    kept = root / "build" / "notebooks" / f"{uri}.json"
    texts = recall(kept, inputs)
    if texts is None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=kept.parent, prefix=".") as folder:
            texts = [execute(source, root, settings, folder, scheme) for scheme in SCHEMES]
        with whole(kept) as part, open(part, "w", encoding="utf-8") as out:
            json.dump({"inputs": inputs, "texts": texts}, out)
    return [nbformat.reads(text, as_version=4) for text in texts]


def recall(kept: Path, inputs: dict) -> list[str] | None:
    """Return what came out last time, if it was made from these inputs."""
    try:
        known = json.loads(kept.read_text(encoding="utf-8"))
        return known["texts"] if known["inputs"] == inputs else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def execute(source: NotebookNode, root: Path, settings: dict, folder: str, scheme: str) -> str:
    """Run the cells of a notebook and return it with what they gave, as JSON; raise `Failed`."""
    with _environment(folder, root / "build" / "cache", scheme):
        options = get_nbconvert_app(**settings).config
        options.KernelManager.transport_encryption = "auto"  # Without, the kernel warns.
        options.NotebookClient.extra_arguments = ["--ext", f"gdviz.site.{SCREEN.stem}"]
        exporter = NotebookExporter(config=options)
        # What a cell prints comes in parts; how many depends on what else the machine has to do.
        exporter.register_preprocessor(CoalesceStreamsPreprocessor, enabled=True)
        try:
            return exporter.from_notebook_node(source, {"metadata": {"path": str(root)}})[0]
        except CellExecutionError as error:
            raise Failed(*_fault(source, error)) from None
        except DeadKernelError as error:
            raise Failed(str(error), str(error)) from None


@contextmanager
def _environment(folder: str, cache: Path, scheme: str) -> Iterator[None]:
    """Let Jupyter write nowhere but here, and heed no settings of whoever builds the site."""
    before = dict(os.environ)
    names = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    os.environ.update(
        DRAWING, MPLCONFIGDIR=str(cache), GDVIZ_SCHEME=scheme, **dict.fromkeys(names, folder)
    )
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _fault(source, error):
    """What the failing cell says from the failing line on, and what is wrong there."""
    message = f"{error.ename}: {' '.join(error.evalue.split())}"
    places = _PLACE.findall(_ANSI.sub("", error.traceback))
    if not places:  # The cell stopped the kernel, say.
        return message, message
    count, line = map(int, places[-1])
    ran = [cell for cell in source.cells if cell.cell_type == "code" and cell.source.strip()]
    return "\n".join(ran[count - 1].source.splitlines()[line - 1 :]), message
