"""Files appear whole or not at all, one build at a time, and go when their recipe goes."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from gdviz.build.survey import outputs
from gdviz.errors import BadInput


@contextlib.contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[Path]:
    """Hold the build lock of `folder` and give an empty folder to draw in.

    `waiting` is called once if another build holds the lock. The lock goes with the process, even
    when it is killed; what a killed build left half drawn is swept by the next.
    """
    aside = folder / ".drawing"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("a", encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{folder} cannot be written: {error.strerror}; make room there") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def put(drawn: Path, folder: Path) -> list[str]:
    """Move all files from `drawn` to `folder`, JSON last, and return their names."""
    names = sorted(os.listdir(drawn), key=lambda name: (name.endswith(".json"), name))
    for name in names:
        os.replace(drawn / name, folder / name)
    return names


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
