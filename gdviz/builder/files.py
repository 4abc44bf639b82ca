"""The files of a picture take their place, and go when their recipe goes."""

import contextlib
import os
from pathlib import Path

from gdviz.builder.staleness import outputs
from gdviz.system.files import put


def publish(drawn: Path, folder: Path, name: str) -> list[str]:
    """Move the picture's files from `drawn` to their place, JSON last, and return their names.

    Files of an earlier drawing that have no successor are removed.
    """
    page = folder / name.partition("/")[0]
    page.mkdir(exist_ok=True)
    files = put(drawn, page)
    for path in outputs(folder)[name]:
        if os.path.basename(path) not in files:
            os.remove(path)
    return [f"{page.name}/{file}" for file in files]


def prune(folder: Path, names: set[str]) -> None:
    """Delete the files of the pictures called `names`, and the pages left empty."""
    for name, paths in outputs(folder).items():
        if name in names:
            for path in paths:
                os.remove(path)
            with contextlib.suppress(OSError):
                (folder / name).parent.rmdir()
