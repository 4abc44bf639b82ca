"""All that a page shows in one ZIP file, for slides and worksheets."""

import io
import zipfile
from functools import lru_cache

from gdviz.site.pictures import Picture
from gdviz.system import archive

# What slides and word processors open; the other forms are under each figure.
_FORMS = (".svg", ".png", ".gif", ".mp4")
_ABOUT = """\
{title}

{licence}

Each picture comes in a light and a dark form.
{programs}\
The alternative text says what a picture shows; put it where readers cannot see the picture.
"""
_PROGRAMS = "The folder `recipes` holds the programs that draw them.\n"
_ENTRY = """
{file}
{about}
Alternative text: {alt}
"""


def bundle(title: str, pictures: list[Picture], licence: str, sources: bool = True) -> bytes:
    """A ZIP file of the pictures, their recipes and a text with alternative texts and licence.

    Without `sources` it has no recipes.

    The same pictures give the same bytes: every file in it is as old as the format allows.
    """
    programs = {path for picture in pictures for path in _program(picture)} if sources else set()
    written = tuple((path, path.stat().st_mtime_ns) for path in sorted(programs))
    return _bundle(title, tuple(pictures), licence, written)


@lru_cache(maxsize=100)
def _bundle(title, pictures, licence, programs):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        text = _ABOUT.format(
            title=title,
            licence=licence or "No licence is given.",
            programs=_PROGRAMS if programs else "",
        )
        for picture in pictures:
            file = picture.published(picture.stem)
            text += _ENTRY.format(file=file, about=picture.about, alt=picture.alt)
            for file in sorted(picture.files):
                if file.endswith(_FORMS) and not file.startswith(_inner(picture)):
                    archive.add(
                        zipped, picture.published(file), (picture.folder / file).read_bytes()
                    )
        for path, _ in programs:
            archive.add(zipped, f"recipes/{path.name}", path.read_bytes())
        archive.add(zipped, "README.txt", text.encode())
    return packed.getvalue()


def _inner(picture):
    """How the files begin that other programs need: letters as text, all frames at once."""
    return f"{picture.stem}-text", f"{picture.stem}-frames"


def _program(picture):
    """The recipe, the script that lets readers touch it, and what recipes of its folder share."""
    yield picture.recipe
    if picture.numbers is not None:
        yield picture.touch
    for path in picture.recipe.parent.iterdir():
        if path.is_file() and (path.name.startswith("_") or path.suffix not in (".py", ".js")):
            yield path
