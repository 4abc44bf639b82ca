"""A process that forks itself for every picture.

It has imported what draws, so a fork costs little; and it runs no recipe itself, so every picture
begins in the same state, whatever the others have done to theirs.
"""

import gc
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
from gdviz.system.lock import waiting
from gdviz.system.offspring import adopt_orphans, end_children, end_with_parent

WARM = ("blame", "chance", "moving", "reading", "still", "worker")


def serve(build: Connection, root: Path) -> None:
    """Draw what `build` gives, until that is closed.

    It gives (tasks, jobs, mp4, limit): draw each of the tasks (name: recipe, folder), so many at
    once, not counting those that wait for what another computes. It is sent (names, None) for what
    is being drawn, a few times a second, and (name, outcome); or ("", why) where no process can be
    started, which is the end. A picture that takes longer than `limit` seconds is given up; what it
    waits for others does not count. Nothing that a recipe has started outlives its picture.
    """
    os.setsid()  # Whoever kills the build with its whole group leaves this to end its children.
    prepare(root)
    # What cannot be imported or drawn is told of by whichever picture needs it.
    with suppress(Exception):
        for module in WARM:
            import_module(f"gdviz.builder.{module}")
        import_module("gdviz.builder.worker").warm_up()
    try:
        tasks, jobs, mp4, limit = build.recv()
    except (EOFError, ConnectionError):
        return  # There is nothing to draw.
    for recipe, _ in tasks.values():
        with suppress(Exception):
            _import_for(recipe)
    gc.freeze()  # No fork looks through all that for garbage.
    # From here on there are others to end first: all do when the build's end of the pipe closes.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    adopt_orphans()
    left = [(name, *task, root, mp4) for name, task in tasks.items()]
    try:
        with suppress(ConnectionError):  # The build has ended.
            _draw_all(build, left, jobs, limit)
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


def _draw_all(build, left, jobs, limit):
    running: dict[Connection, _Fork] = {}
    idle: set[int] = set()
    while left or running:
        working = sum(fork.pid not in idle for fork in running.values())
        # Who waits keeps its memory: there are never more than twice as many.
        while left and working < jobs and len(running) < 2 * jobs:
            working += 1
            fork = _Fork(build, left.pop(0))
            running[fork.answer] = fork
        build.send(([fork.name for fork in running.values()], None))
        ready = wait([build, *running], timeout=0.2)
        if build in ready:
            return
        idle = waiting()
        for fork in [*running.values()]:
            fork.count_time(fork.pid not in idle)
            outcome = fork.outcome(fork.answer in ready, limit)
            if outcome:
                del running[fork.answer]
                end_children(keep={fork.pid for fork in running.values()})
                build.send((fork.name, outcome))


class _Fork:
    """A process that draws one picture, with the `answer` to come from it."""

    def __init__(self, build, task):
        self.name, self.recipe, _, self.root, _ = task
        self.took, self.looked_at = 0.0, time.monotonic()
        self.answer, send = Pipe(duplex=False)
        self.pid = os.fork()
        if not self.pid:
            _draw(build, send, task)
        send.close()

    def count_time(self, works: bool) -> None:
        """Count the time since the last call, if it was spent at work."""
        now = time.monotonic()
        self.took += works * (now - self.looked_at)
        self.looked_at = now

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
        if self.took > limit:
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
