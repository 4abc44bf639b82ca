"""Try to draw one picture, and say in one line what went wrong."""

import json
import os
import time
from pathlib import Path

from gdviz.system.environment import DRAWING

Outcome = tuple[float, str, list[str]]  # Seconds, what went wrong or "", and the files read.


def prepare(root: Path) -> None:
    """Make this process one that draws the pictures of the project in `root`."""
    os.chdir(root)  # What a recipe reads it may name from there.
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # Nobody answers what it asks.
    os.dup2(2, 1)  # What it prints is a message, not a result.
    cache = f"{root}/build/cache"
    os.environ.update(DRAWING, MPLCONFIGDIR=cache, GDVIZ_CACHE=cache)


def attempt(name: str, recipe: Path, out: Path, root: Path, mp4: bool) -> Outcome:
    """Draw one picture into `out`; whatever the recipe does, there is an answer."""
    began = time.perf_counter()
    message, read = "", []
    try:
        from gdviz.builder.reading import files_read

        out.mkdir(parents=True)
        with files_read(str(root), str(recipe)) as read:
            _draw(name, recipe, out, root, mp4)
    except BaseException as error:
        from gdviz.builder.blame import blame

        message = blame(error, recipe, root)
    return time.perf_counter() - began, message, read


def _draw(name, recipe, out, root, mp4):
    # Not before: where they cannot be imported, that is what went wrong.
    from gdviz.builder import chance, worker

    chance.seed_all()
    worker.draw(recipe, name, out, root, mp4)
    drawn = out / f"{name.rpartition('/')[2]}.json"
    chance.check_facts(recipe, json.loads(drawn.read_text(encoding="utf-8"))["facts"])
