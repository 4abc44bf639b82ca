"""Do what there is to do: draw the stale pictures and tidy up, one build at a time."""

from pathlib import Path

from gdviz.builder import files
from gdviz.builder.pool import draw_all
from gdviz.builder.progress import Progress
from gdviz.builder.staleness import Survey
from gdviz.system.lock import locked
from gdviz.system.terminal import say


def work(
    survey: Survey, names: list[str] | tuple[str, ...], force: bool, jobs: int
) -> dict[str, str]:
    """Do what `survey` has found, once no other build is at work; the result is that of `build`."""
    folder = Path(survey.folder)
    with locked(folder, lambda pid: say(f"process {pid} draws in {folder}; waiting")) as aside:
        began = aside.stat().st_ctime_ns  # By the clock of the files.
        survey = Survey(survey.root, survey.version)  # The other build may have done the work.
        if not names:
            files.prune(folder, survey.gone)
            survey.state.forget(survey.state.pictures.keys() - survey.recipes.keys())
        survey.state.save()
        return _draw(survey, survey.to_draw(names, force), aside, jobs, began)


def _draw(survey, names, aside, jobs, began):
    failures = {}
    progress = Progress(len(names))
    tasks = {name: (Path(survey.recipes[name]), aside / name) for name in names}
    for name, seconds, failure, read in draw_all(
        tasks, Path(survey.root), jobs, bool(survey.video), progress.drawing
    ):
        failure = failure or _keep(survey, aside / name, name, read, seconds, began)
        if failure:
            failures[name] = failure
            progress.failed(failure)
        else:
            progress.drew(name, seconds)
    return failures


def _keep(survey, drawn, name, read, seconds, began):
    """Put a finished picture in its place and remember it; return what went wrong, or ""."""
    try:
        published = files.publish(drawn, Path(survey.folder), name)
        moving = any(file.endswith(".gif") for file in published)
        inputs = survey.drawn_from(name, moving, read, began)
        survey.state.drew(name, inputs, read, survey.video, published, seconds)
    except OSError as error:
        place = error.filename2 or error.filename or name
        return f"{place}: {error.strerror}; {name} could not be put there"
    return ""
