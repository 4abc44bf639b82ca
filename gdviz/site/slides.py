"""The lessons of `docs/teach.md` as slides: one HTML file each, which needs nothing beside it."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from gdviz.site import numbers
from gdviz.site.pictures import Gallery, Picture

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True
)
_LESSON = re.compile(
    r"^## (?P<minutes>\d+) minutes: (?P<title>.+)\n(?P<text>(?:(?!## ).*\n?)*)", re.M
)
_STEP = re.compile(
    r"^### Minute \d+ to \d+: (?P<title>.+)\n\n"
    r"\[Figure\]\((?P<page>\w+)\.md#fig-(?P<picture>\w+)\).*\n(?:.+\n)*\n"
    r"\*Ask:\* (?P<question>(?:.+\n)+)\n\*Expect:\* (?P<answer>(?:.+\n?)+)",
    re.MULTILINE,
)
_TYPES = {"svg": "image/svg+xml", "gif": "image/gif", "woff2": "font/woff2"}
# The typefaces of titles and of text, as they are called in the folder that is given.
_FACES = ("fraunces", "atkinson")


def lessons(markdown: str, gallery: Gallery, fonts: Path) -> Iterator[tuple[str, str]]:
    """For each lesson its number of minutes, and its slides as HTML.

    The slides have the typefaces that are in the folder `fonts`, or else those of the system.

    Raises `Unknown` for a picture or a fact that is not there.
    """
    # The page itself complains of a fact that is not there.
    text = numbers.fill(markdown, gallery, lambda what, message: what)
    files = {face: fonts / f"{face}.woff2" for face in _FACES}
    faces = {face: _inlined(file) for face, file in files.items() if file.exists()}
    for lesson in _LESSON.finditer(text):
        slides = [
            {
                "title": step["title"],
                "question": " ".join(step["question"].split()),
                "answer": " ".join(step["answer"].split()),
                **_shown(gallery.find(f"{step['page']}/{step['picture']}")),
            }
            for step in _STEP.finditer(lesson["text"])
        ]
        template = _ENVIRONMENT.get_template("slides.html")
        html = template.render(title=lesson["title"], slides=slides, faces=faces)
        yield lesson["minutes"], html


def _shown(picture: Picture) -> dict[str, str]:
    """A picture in light, within the file itself; a film stands still until it is played."""
    file = picture.folder / picture.stem
    film = _inlined(file.with_suffix(".gif")) if picture.moving else ""
    return {"still": _inlined(file.with_suffix(".svg")), "film": film, "alt": picture.alt}


def _inlined(file):
    data = base64.b64encode(file.read_bytes()).decode()
    return f"data:{_TYPES[file.suffix[1:]]};base64,{data}"
