"""Draw many pictures at once, each in a process of its own that cannot harm the others."""

import signal
from collections.abc import Callable, Iterator
from multiprocessing import Pipe, get_context, resource_tracker
from pathlib import Path

from gdviz.builder.forks import serve
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
    here, there = Pipe()
    # Spawned, it has nothing of what this process has imported and set.
    server = get_context("spawn").Process(
        target=serve, args=(there, tasks, root, jobs, mp4, LIMIT), daemon=True
    )
    try:
        _start(server)
        there.close()
        yield from _outcomes(here, dict(tasks), root, drawing)
    finally:
        here.close()
        if server.pid:
            server.terminate()  # It heeds this only while it has no children yet.
            server.join()


def _start(server):
    """Start a process that no Ctrl-C reaches, not even half imported."""
    try:
        # Python 3.11 starts this with the first process, and then unblocks the signal.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        server.start()
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
