"""What the commands write into the reader's folder: film, numbers and recipe, all or none."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gdviz.builder import worker
from gdviz.builder.blame import blame
from gdviz.system import result_folder
from gdviz.system.errors import BadInput
from gdviz.system.extras import need_video
from gdviz.system.paths import StrPath
from gdviz.system.terminal import show

NAME = "film"
TABLES = (f"{NAME}.csv", f"{NAME}-density.csv")
PICTURES = [
    f"{NAME}{scheme}.{ending}"
    for scheme in ("", "-dark")
    for ending in ("gif", "mp4", "png", "svg")
]
FILES = (f"{NAME}.py", result_folder.NUMBERS, *TABLES, *PICTURES)

ALONE = """

if __name__ == "__main__":
    # Run by itself, this file draws the film beside it.
    from gdviz.film.picture import Picture

    Picture(figure).save(__file__.removesuffix(".py") + ".gif")
"""


def check(folder: StrPath, mp4: bool) -> None:
    """Raise `BadInput` where nothing can be written: before anything is computed and told."""
    if mp4:
        need_video()
    result_folder.check(folder, FILES)


def write(
    folder: StrPath, mp4: bool, recipe: str, tables: dict[str, str], numbers: dict[str, Any]
) -> None:
    """Write a recipe, the tables that it reads and the numbers, and draw the recipe.

    The film is drawn as the builder draws it, so that the recipe gives the same in a project.
    Raises `BadInput` where it cannot be written or drawn.
    """

    def fill(aside):
        path = write_recipe(aside, recipe)
        for file, text in tables.items():
            (aside / file).write_text(text, encoding="utf-8")
        show("drawing the film …")
        _draw(path, aside, mp4)
        alt = json.loads((aside / f"{NAME}.json").read_text(encoding="utf-8"))["alt"]
        (aside / f"{NAME}.json").unlink()
        result_folder.write_numbers(aside, numbers | {"alt": alt}, ("gdviz", "numpy", "matplotlib"))

    tell(result_folder.fill(folder, FILES, fill), folder)


def write_recipe(folder: Path, recipe: str) -> Path:
    """Write a recipe that draws its film when it is run by itself; return its path."""
    path = folder / f"{NAME}.py"
    path.write_text(recipe + ALONE, encoding="utf-8")
    return path


def tell(names: Iterable[str], folder: StrPath) -> None:
    """Print which files were written, those of the light scheme alone: there are many."""
    show("")
    print(f"wrote {', '.join(sorted(name for name in names if '-' not in name))} in {folder}")


def quoted(text: str) -> str:
    """The text as a recipe writes it: what JSON quotes, Python reads as well."""
    return json.dumps(text, ensure_ascii=False)


def _draw(path, aside, mp4):
    try:
        worker.draw(path, f"yours/{NAME}", aside, aside, mp4)
    except OSError:
        raise
    except Exception as error:  # What the reader gave cannot be drawn; the recipe says where.
        raise BadInput(f"the film cannot be drawn: {blame(error, path, aside)}") from None
