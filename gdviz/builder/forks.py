"""A process that forks itself for every picture.

It has imported what draws, so a fork costs little; and it runs no recipe itself, so every picture
begins in the same state, whatever the others have done to theirs.
"""

import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path

from gdviz.builder.attempt import Outcome, attempt, prepare
from gdviz.system.imports import PACKAGE, imported
from gdviz.system.offspring import adopt_orphans, end_children, end_with_parent

WARM = ("blame", "chance", "moving", "reading", "still", "worker")


def serve(
    build: Connection,
    tasks: dict[str, tuple[Path, Path]],
    root: Path,
    jobs: int,
    mp4: bool,
    limit: float,
) -> None:
    """Draw each of `tasks` (name: recipe, folder), `jobs` at once, until `build` is closed.

    It is sent (names, None) for what is being drawn, a few times a second, and (name, outcome); or
    ("", why) where no process can be started, which is the end. A picture that takes longer than
    `limit` seconds is given up. Nothing that a recipe has started outlives its picture.
    """
    os.setsid()  # Whoever kills the build with its whole group leaves this to end its children.
    prepare(root)
    # What cannot be imported or drawn is told of by whichever picture needs it.
    with suppress(Exception):
        for module in WARM:
            import_module(f"gdviz.builder.{module}")
        import_module("gdviz.builder.worker").warm_up()
    for recipe, _ in tasks.values():
        with suppress(Exception):
            _import_for(recipe)
    # From here on there are others to end first: all do when the build's end of the pipe closes.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    adopt_orphans()
    waiting = [(name, *task, root, mp4) for name, task in tasks.items()]
    try:
        with suppress(ConnectionError):  # The build has ended.
            _draw_all(build, waiting, jobs, limit)
    except BlockingIOError as error:
        build.send(("", error.strerror))
    finally:
        end_children()


def _import_for(recipe):
    """Import all of gdviz that a recipe imports, its things taken for modules."""
    for name in imported(recipe.read_bytes()):
        if name.startswith(f"{PACKAGE}."):
            with suppress(ImportError):
                import_module(name)


def _draw_all(build, waiting, jobs, limit):
    running: dict[Connection, _Fork] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            fork = _Fork(build, waiting.pop(0))
            running[fork.answer] = fork
        build.send(([fork.name for fork in running.values()], None))
        ready = wait([build, *running], timeout=0.2)
        if build in ready:
            return
        for fork in [*running.values()]:
            outcome = fork.outcome(fork.answer in ready, limit)
            if outcome:
                del running[fork.answer]
                end_children(keep={fork.pid for fork in running.values()})
                build.send((fork.name, outcome))


class _Fork:
    """A process that draws one picture, with the `answer` to come from it."""

    def __init__(self, build, task):
        self.name, self.recipe, _, self.root, _ = task
        self.began = time.monotonic()
        self.answer, send = Pipe(duplex=False)
        self.pid = os.fork()
        if not self.pid:
            _draw(build, send, task)
        send.close()

    def outcome(self, answered: bool, limit: float) -> Outcome | None:
        """What came of it, if it is over."""
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        if answered or ended:
            with suppress(EOFError):
                if self.answer.poll():
                    return self.answer.recv()
            if not ended:  # Without an answer to come, it is of no use alive.
                os.kill(self.pid, signal.SIGKILL)
                _, status = os.waitpid(self.pid, 0)
            return self._failed(f"its process ended ({_told(status)}); let it return")
        if time.monotonic() - self.began > limit:
            return self._failed(f"not finished after {limit:g} s; draw fewer frames or points")
        return None

    def _failed(self, words):
        return 0.0, f"{self.recipe.relative_to(self.root).as_posix()}:1: {words}", []


def _told(status):
    """How a process ended, in words."""
    code = os.waitstatus_to_exitcode(status)
    return f"exit code {code}" if code >= 0 else f"signal {-code}, {signal.strsignal(-code)}"


def _draw(build, send, task):
    """Draw the picture, answer and end: all that a fork does."""
    end_with_parent()
    build.close()  # Only who serves may keep it open.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    try:
        outcome = attempt(*task)
        sys.stdout.flush()
        send.send(outcome)
    finally:
        os._exit(1)  # Whatever the recipe wants to be done at the end.
