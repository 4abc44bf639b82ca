"""Work that a process of its own does, while this one goes on."""

import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from gdviz.system.offspring import end_with_parent


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[None]:
    """Have some files written while the body runs, and wait for them at its end.

    Where that fails, it is done once more by this process, which so meets the same error. Nothing
    goes on when the body is left by an error or by Ctrl-C.
    """
    process = get_context("fork").Process(target=_quietly, args=(work,))
    with suppress(OSError):  # Where no more processes may be started, this one does it.
        _start(process)
    try:
        yield
        if process.pid:
            process.join()
    finally:
        if process.is_alive():
            process.kill()
            process.join()
    if process.exitcode != 0:
        work()


def _start(process):
    """Start a process that no Ctrl-C reaches: it ends with this one."""
    # From Python 3.12 on, a fork beside threads is warned of; ours wait, and hold nothing.
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _quietly(work):
    end_with_parent()
    try:
        work()
    except BaseException:
        raise SystemExit(1) from None
