"""Draw many pictures at once, each in a process of its own that cannot harm the others.

What forks these processes takes a second to import what draws. For those who edit and wait for what
they will see, it is prepared before.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import Pipe, get_context, resource_tracker
from pathlib import Path

from gdviz.builder.forks import serve
from gdviz.builder.sources import LIBRARIES, versions
from gdviz.system.errors import BadInput

LIMIT = 300  # Seconds.


def draw_all(
    tasks: dict[str, tuple[Path, Path]],
    root: Path,
    jobs: int,
    mp4: bool,
    drawing: Callable[[list[str]], None],
) -> Iterator[tuple[str, float, str, list[str]]]:
    """Draw each of `tasks` (name: recipe, folder), and yield what came of each.

    That is its name, the seconds that it took, what went wrong or "", and the files that the recipe
    read. `drawing` is told a few times a second what is being drawn. A picture that takes longer
    than LIMIT seconds is given up. Closing the iterator ends all processes, and so does the end of
    this one. Raises `BadInput` where no more processes may be started.
    """
    if not tasks:
        return
    server = _prepared(root) or Server(root)
    try:
        with suppress(ConnectionError):  # Where it has ended, nobody tells of what it has drawn.
            server.here.send((tasks, jobs, mp4, LIMIT))
        yield from _outcomes(server.here, dict(tasks), root, drawing)
    finally:
        server.end()


class Server:
    """A process that draws in the folder `root`, once, what it is sent by `here`."""

    def __init__(self, root: Path) -> None:
        self.root, self.libraries = root, versions(*LIBRARIES)
        self.here, there = Pipe()
        # Spawned, it has nothing of what this process has imported and set.
        self.process = get_context("spawn").Process(target=serve, args=(there, root), daemon=True)
        _start(self.process)
        there.close()

    def end(self) -> None:
        """End it, and all that it has started."""
        self.here.close()
        self.process.terminate()  # It heeds this only while it has no children yet.
        self.process.join()


_ready: list[Server] = []  # One at most.


def prepare(root: Path) -> None:
    """Start what will draw next in `root` now, so that it has imported all when it is needed.

    Whoever may have edited what it imports calls `discard`; a new version of a library is noticed.
    """
    if not _ready:
        _ready.append(Server(root))


def discard() -> None:
    """End what was prepared, if anything was."""
    while _ready:
        _ready.pop().end()


def _prepared(root):
    """What was prepared, if it is of use for this folder."""
    for server in _ready:
        same = server.root == root and server.libraries == versions(*LIBRARIES)
        if same and server.process.is_alive():
            return _ready.pop()
    discard()
    return None


def _start(process):
    """Start a process that no Ctrl-C reaches, not even half imported."""
    try:
        # Python 3.11 starts this with the first process, and then unblocks the signal.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        process.start()
    except BlockingIOError as error:
        raise _crowded(error.strerror) from None
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _outcomes(here, left, root, drawing):
    while left:
        try:
            told, outcome = here.recv()
        except (EOFError, ConnectionError):
            for name, (recipe, _) in left.items():
                shown = recipe.relative_to(root).as_posix()
                yield name, 0.0, f"{shown}:1: no process is left to draw it; try again", []
            return
        if told == "":
            raise _crowded(outcome)
        if outcome is None:
            drawing(told)
        else:
            del left[told]
            yield told, *outcome


def _crowded(reason):
    return BadInput(f"no process can be started: {reason}; end others, or draw with --jobs 1")
