"""Draw many pictures at once, each in a worker process that cannot harm the others.

Pebble runs the workers: unlike the pool of the standard library it ends a task that outlives its
time and goes on when a worker dies. What it lacks is added here: workers that notice the death of
their parent, and a Ctrl-C that only the parent hears.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from gdviz.system.environment import DRAWING

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
    than LIMIT seconds is given up. Closing the iterator ends the workers.
    """
    if not tasks:
        return
    pool = ProcessPool(
        min(jobs, len(tasks)),
        initializer=_prepare,
        initargs=(os.getpid(), os.fspath(root)),
        context=get_context("spawn"),
    )
    # The workers inherit that SIGINT is blocked, so Ctrl-C finds none of them half imported.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        names: dict[Future, str] = {
            pool.schedule(_attempt, (recipe, name, out, root, mp4), timeout=LIMIT): name
            for name, (recipe, out) in tasks.items()
        }
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        waiting: set[Future] = set(names)
        while waiting:
            drawing([names[future] for future in names if future.running()])
            done, waiting = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in done:
                yield names[future], *_outcome(future, tasks[names[future]][0], root)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        pool.stop()
        pool.join()


def _outcome(future, recipe, root):
    shown = recipe.relative_to(root).as_posix()
    try:
        return future.result()
    except TimeoutError:
        failure = f"not finished after {LIMIT} s; draw fewer frames or points"
    except ProcessExpired as error:
        failure = f"its process ended (exit code {error.exitcode}); let it return"
    except BrokenProcessPool:
        failure = "no process could be started for it; try again"
    except Exception as error:  # Not even the blame could be put: gdviz itself is broken.
        failure = f"{type(error).__name__}: {error}"
    return 0.0, f"{shown}:1: {failure}", []


def _prepare(parent, root):
    os.chdir(root)  # What a recipe reads it may name from there.
    cache = os.path.join(root, "build", "cache")
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(2, 1)  # What a recipe prints is a message, not a result.
    os.environ.update(DRAWING, MPLCONFIGDIR=cache, GDVIZ_CACHE=cache)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent):
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)


def _attempt(recipe, name, out, root, mp4):
    """Draw one picture; whatever a recipe does, the answer is (seconds, message, files read)."""
    began = time.perf_counter()
    message, read = "", []
    try:
        from gdviz.builder.reading import files_read
        from gdviz.builder.worker import draw

        out.mkdir(parents=True)
        with files_read(str(root), str(recipe)) as read:
            draw(recipe, name, out, root, mp4)
    except BaseException as error:
        from gdviz.builder.blame import blame

        message = blame(error, recipe, root)
    return time.perf_counter() - began, message, read
