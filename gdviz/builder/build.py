"""Bring every picture up to date: find the recipes, draw what is stale, drop what is gone."""

import os
import time

from gdviz.builder.catalogue import find
from gdviz.builder.staleness import Survey
from gdviz.builder.unchanged import remember
from gdviz.system.terminal import say


def build(
    root: str | os.PathLike[str],
    names: list[str] | tuple[str, ...] = (),
    force: bool = False,
    jobs: int | None = None,
    mp4: bool = False,
) -> dict[str, str]:
    """Draw the stale pictures of the project in `root` and return what failed, by name.

    `names` restricts the run to pictures (`lines/descent`) and pages (`lines`); `force` draws the
    fresh ones too; `jobs` is the number of workers, one a core unless given; `mp4` makes MP4 films
    too. A failed picture keeps its old files and stays stale. Each failure is one line: the
    recipe, the line, what is wrong. A file that is no recipe, though it looks like one, has failed.
    Raises `errors.BadInput` for unknown names, and for MP4 where imageio-ffmpeg is not installed.
    """
    began = time.time_ns()
    survey = Survey(root, _video() if mp4 else "")
    faults = survey.faults(names)
    for fault in faults.values():
        say(fault)
    if survey.to_draw(names, force) or survey.learned or (survey.gone and not names):
        from gdviz.builder.work import work  # slow to import

        return faults | work(survey, names, force, jobs or os.cpu_count() or 1)
    if not faults:
        say("all pictures are up to date")
        if not (survey.stale or survey.gone or survey.astray):
            read = {file for name in survey.recipes for file in survey.state.read(name)}
            remember(survey.root, read, began)
    return faults


def _video():
    """The version of the library that makes MP4 films."""
    from gdviz.builder.sources import versions
    from gdviz.system.extras import need_video

    need_video()
    return versions("imageio_ffmpeg")["imageio_ffmpeg"]


def recipes(root: str | os.PathLike[str]) -> dict:
    """Path of every recipe of the project in `root`, by name: `lines/descent`."""
    from pathlib import Path

    found, _ = find(os.path.abspath(root))
    return {name: Path(path) for name, path in found.items()}
