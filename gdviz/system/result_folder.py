"""The folder into which a command writes for a reader: all results of a run, or none."""

import json
import os
import platform
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gdviz.system.errors import BadInput
from gdviz.system.files import put
from gdviz.system.lock import locked
from gdviz.system.paths import StrPath, display_path, reason
from gdviz.system.terminal import say
from gdviz.system.undisturbed import undisturbed

NUMBERS = "numbers.json"


def check(folder: StrPath, names: Iterable[str], inputs: Iterable[StrPath] = ()) -> None:
    """Raise `BadInput` if results cannot be written in a folder, which may not be there yet.

    `names` are those that results may have. None of the `inputs` may lie in it: a result of the
    same name would replace it.
    """
    name = _called(folder)
    try:
        if os.path.realpath(folder) in {os.path.dirname(os.path.realpath(path)) for path in inputs}:
            raise BadInput(f"{name} holds what is read; name another folder")
        taken = [file for file in names if os.path.isdir(os.path.join(folder, file))]
        if taken:
            raise BadInput(f"{name} has a folder {taken[0]}; name another folder")
        _try(Path(folder))
    except (OSError, ValueError) as error:
        raise BadInput(f"{name} cannot be written: {reason(error)}; name another folder") from None


def _try(folder):
    """Write in a folder, and leave nothing behind: the run may end without a result."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    finally:
        for place in missing:
            with suppress(OSError):  # It was not made, or another run already writes there.
                place.rmdir()


def fill(folder: StrPath, names: Iterable[str], write: Callable[[Path], None]) -> list[str]:
    """Have results written aside, put them in their places, and return their names.

    Of the `names` that results may have, those of an earlier run go, for they would tell of other
    numbers. Raises `BadInput` where nothing can be written.
    """
    place, name = Path(folder), _called(folder)
    try:
        with locked(place, lambda pid: say(f"process {pid} writes in {name}; waiting")) as aside:
            write(aside)
            with undisturbed():
                written = put(aside, place)
                for old in {*names} - {*written}:
                    (place / old).unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(f"{name} cannot be written: {reason(error)}; make room there") from None
    return written


def write_numbers(folder: Path, numbers: dict[str, Any], libraries: Iterable[str]) -> None:
    """Write the numbers of a run, and the versions of what it was computed with."""
    versions = {"python": platform.python_version()} | {name: version(name) for name in libraries}
    text = json.dumps(numbers | {"versions": versions}, ensure_ascii=False, indent=1)
    (folder / NUMBERS).write_text(f"{text}\n", encoding="utf-8")


def _called(folder):
    return f"output folder {display_path(folder)}"
