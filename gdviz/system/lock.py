"""One process at a time writes in a folder, and who waits for it is known."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from gdviz.system.errors import BadInput


@contextlib.contextmanager
def locked(folder: Path, waiting: Callable[[str], None]) -> Iterator[Path]:
    """Hold the lock of `folder` and give an empty folder in it to draw in.

    `waiting` is told the id of the process that holds the lock, if there is one. The lock goes with
    the process, even when it is killed; what a killed one left half drawn is swept by the next.
    """
    aside = folder / ".drawing"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{folder} cannot be written: {error.strerror}; make room there") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            waiting(lock.read())
            fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        print(os.getpid(), end="", file=lock, flush=True)
        shutil.rmtree(aside, ignore_errors=True)
        try:
            aside.mkdir()  # Within: a Ctrl-C may come before the next line.
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def waiting() -> set[int]:
    """The ids of the processes that wait for a lock that another one holds; only Linux tells."""
    try:
        with open("/proc/locks", encoding="utf-8") as file:
            rows = [line.split() for line in file]
    except FileNotFoundError:
        return set()
    # Below the lock, a row for each who waits for it: 6: -> FLOCK ADVISORY WRITE 4711 …
    return {int(row[5]) for row in rows if row[1] == "->"}
