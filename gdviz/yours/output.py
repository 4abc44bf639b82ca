"""What a command writes into the reader's folder: film, numbers and recipe, all or none."""

import json
import os
import platform
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gdviz.builder import worker
from gdviz.builder.blame import blame
from gdviz.system.errors import BadInput
from gdviz.system.files import put
from gdviz.system.lock import locked
from gdviz.system.paths import StrPath, display_path, reason
from gdviz.system.terminal import say, show
from gdviz.system.undisturbed import undisturbed

NAME = "film"
NUMBERS = "numbers.json"
# Of an earlier run these may be left over, and would tell of other numbers.
TABLES = (f"{NAME}.csv", f"{NAME}-density.csv")
VIDEOS = (f"{NAME}.mp4", f"{NAME}-dark.mp4")

ALONE = """

if __name__ == "__main__":
    # Run by itself, this file draws the film beside it.
    from gdviz.film.picture import Picture

    Picture(figure).save(__file__.removesuffix(".py") + ".gif")
"""


def write(
    folder: StrPath, mp4: bool, recipe: str, tables: dict[str, str], numbers: dict[str, Any]
) -> None:
    """Write a recipe, the tables that it reads and the numbers, and draw the recipe.

    The film is drawn as the builder draws it, so that the recipe gives the same in a project. All
    is written aside, then put in its place. Raises `BadInput` where nothing can be written.
    """
    if mp4 and not find_spec("imageio_ffmpeg"):
        raise BadInput("MP4 films need imageio-ffmpeg; run: pip install 'gdviz[video]'")
    place, name = Path(folder), f"output folder {display_path(folder)}"
    try:
        with locked(place, lambda pid: say(f"process {pid} writes in {name}; waiting")) as aside:
            _check_free(place, name)
            path = aside / f"{NAME}.py"
            path.write_text(recipe + ALONE, encoding="utf-8")
            for file, text in tables.items():
                (aside / file).write_text(text, encoding="utf-8")
            show("drawing the film …")
            _draw(path, aside, mp4)
            alt = json.loads((aside / f"{NAME}.json").read_text(encoding="utf-8"))["alt"]
            (aside / f"{NAME}.json").unlink()
            text = json.dumps(
                numbers | {"alt": alt, "versions": _versions()}, ensure_ascii=False, indent=1
            )
            (aside / NUMBERS).write_text(f"{text}\n", encoding="utf-8")
            with undisturbed():
                names = put(aside, place)
                for old in {*TABLES, *VIDEOS} - {*names}:
                    (place / old).unlink(missing_ok=True)
    except ValueError as error:  # A NUL in the name.
        raise BadInput(f"{name} cannot be written: {error}; name another folder") from None
    except OSError as error:
        raise BadInput(f"{name} cannot be written: {reason(error)}; name another folder") from None
    show("")
    print(f"wrote {', '.join(sorted(name for name in names if '-' not in name))} in {folder}")


def quoted(text: str) -> str:
    """The text as a recipe writes it: what JSON quotes, Python reads as well."""
    return json.dumps(text, ensure_ascii=False)


def _check_free(place, name):
    taken = [file for file in os.listdir(place) if file.startswith((NAME, NUMBERS))]
    for file in taken:
        if (place / file).is_dir():
            raise BadInput(f"{name} has a folder {file}; name another folder")


def _draw(path, aside, mp4):
    try:
        worker.draw(path, f"yours/{NAME}", aside, aside, mp4)
    except OSError:
        raise
    except Exception as error:  # What the reader gave cannot be drawn; the recipe says where.
        raise BadInput(f"the film cannot be drawn: {blame(error, path, aside)}") from None


def _versions():
    names = ("gdviz", "numpy", "matplotlib")
    return {"python": platform.python_version()} | {name: version(name) for name in names}
