"""Every recipe by name: `figures/lines/descent.py` is `lines/descent`."""

import os

from gdviz.system.errors import BadInput

HERE = os.path.dirname(__file__)
STARTER = os.path.join(HERE, "starter.py")
# Of a picture that one can touch, with its script beside it.
TOUCHED = os.path.join(HERE, "touched.py")


def find(root: str) -> dict[str, str]:
    """Path of every recipe of the project in `root`, in order of their names.

    A file whose name begins with _ is no recipe, but may be imported by those beside it.
    Raises `BadInput` for a file that no page could name, and where there is no figures folder.
    """
    top = os.path.join(root, "figures")
    if not os.path.isdir(top):
        raise BadInput(f"{root} has no figures folder; run gdviz in the project's own folder")
    found = {}
    for folder, inner, files in os.walk(top):
        inner[:] = [name for name in inner if not name.startswith((".", "__"))]
        for file in files:
            if file.endswith(".py") and not file.startswith("_"):  # What recipes import.
                path = os.path.join(folder, file)
                found[_name(path.removeprefix(f"{top}{os.sep}"))] = path
    return dict(sorted(found.items()))


def chosen(known: dict[str, str], names: list[str] | tuple[str, ...]) -> list[str]:
    """Names of the pictures that `names` stand for: `lines/descent`, or `lines` for all of a page.

    No name at all means every picture. Raises `BadInput` for an unknown name.
    """
    pages = {name.partition("/")[0] for name in known}
    for name in names:
        if name not in known and name not in pages:
            raise BadInput(f"no picture is called {name}; {_hint(name, [*known, *pages])}")
    return [name for name in known if not names or {name, name.partition("/")[0]} & {*names}]


def create(root: str, name: str, touched: bool = False) -> list[str]:
    """Write a recipe that already draws, and return what was written, below `root`.

    Of a picture that one can touch, it is the recipe and its script.

    Raises `BadInput` if the name is none or taken.
    """
    if not _is_name(name):
        raise BadInput(
            f"{name} is not the name of a picture; write page/name in small letters, digits and _"
        )
    starter = TOUCHED if touched else STARTER
    endings = (".py", ".js") if touched else (".py",)
    paths = [f"figures/{name}{ending}" for ending in endings]
    for path in paths:
        if os.path.exists(os.path.join(root, path)):
            raise BadInput(f"{path} exists; choose another name")
    os.makedirs(os.path.join(root, os.path.dirname(paths[0])), exist_ok=True)
    for path, ending in zip(paths, endings, strict=True):
        with open(starter.replace(".py", ending), encoding="utf-8") as file:
            text = file.read().replace("PAGE/NAME", name)
        with open(os.path.join(root, path), "x", encoding="utf-8") as file:
            file.write(text)
    return paths


def _is_name(name: str) -> bool:
    parts = name.split("/")
    return len(parts) == 2 and all(
        part.isidentifier() and part.isascii() and part == part.lower() for part in parts
    )


def _name(path):
    name = path.removesuffix(".py").replace(os.sep, "/")
    if not _is_name(name):
        raise BadInput(
            f"figures/{name}.py: a recipe is figures/page/name.py, both words in small letters, "
            "digits and _; rename or move the file"
        )
    return name


def _hint(name, known):
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {close[0]}?" if close else "`gdviz list` shows them all"
