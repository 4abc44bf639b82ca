"""A project of many pictures that count as drawn: what a run finds that has nothing to do."""

from pathlib import Path

from gdviz.builder.catalogue import STARTER
from gdviz.builder.staleness import ENDINGS, Survey

FILMS = 4  # One picture of so many is a film, as among ours.
PAGE = 25  # Pictures of a page.


def make(root: Path, pictures: int) -> None:
    """Write recipes, files in the place of what they draw, and the memory of having drawn them."""
    recipe = Path(STARTER).read_text(encoding="utf-8")
    names = [f"page_{number // PAGE}/picture_{number}" for number in range(pictures)]
    for name in names:
        _write(root / "figures" / f"{name}.py", recipe)
    survey = Survey(root)
    for number, name in enumerate(names):
        moving = number % FILMS == 0
        files = [f"{name}{ending}" for ending in _endings(moving)]
        for file in files:
            _write(root / "build" / "figures" / file, file)
        survey.state.drew(name, survey.inputs(name, moving, []), [], "", files, seconds=1)


def _endings(moving):
    """How the files of a picture end whose films are no MP4."""
    less = ("mp4",) if moving else ("mp4", "gif", "frames")
    return [form for form in ENDINGS if not any(word in form for word in less)]


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
