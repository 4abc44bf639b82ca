"""Which files of the project a recipe reads while it is drawn: tables, photographs, helpers."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from gdviz.system.imports import PACKAGE

_heard: set[str] = set()


@contextmanager
def files_read(root: str, recipe: str) -> Iterator[list[str]]:
    """A list that holds, in the end, the labels of the files read meanwhile, as in `Reached`.

    Meanwhile the recipe may import what lies beside it. gdviz's own modules are not in the list.
    """
    _listen()
    _heard.clear()
    labels: list[str] = []
    known, folder = set(sys.modules), os.path.dirname(recipe)
    sys.path.insert(0, folder)
    # A helper's .pyc goes by whole seconds and may miss an edit.
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield labels
    finally:
        sys.path.remove(folder)
        sys.dont_write_bytecode = written
        for name in set(sys.modules) - known:
            file = getattr(sys.modules[name], "__file__", None)
            if file and _label(file, root):
                _heard.add(file)
                del sys.modules[name]  # The next recipe may mean another file by this name.
        labels += sorted({_label(path, root) for path in _heard if path != recipe} - {""})


@cache
def _listen():
    """Have Python tell of every file that it opens, from here on and for ever."""
    sys.addaudithook(_hear)


def _hear(event, arguments):
    if event == "open":
        path, _, flags = arguments
        writes = (flags or 0) & (os.O_WRONLY | os.O_RDWR)
        if isinstance(path, str | bytes) and not writes:
            _heard.add(os.fsdecode(path))


def _label(path, root):
    """The path from `root`, or "" for what is no source: made by us, hidden or elsewhere."""
    path = os.path.abspath(path)
    if not path.startswith(f"{root}{os.sep}") or not os.path.isfile(path):
        return ""
    parts = path.removeprefix(f"{root}{os.sep}").split(os.sep)
    hidden = any(part.startswith((".", "__pycache__")) for part in parts)
    return "" if hidden or parts[0] in ("build", "site", PACKAGE) else "/".join(parts)
