"""Every recipe by name: `figures/lines/descent.py` is `lines/descent`."""

import os

from gdviz.system.errors import BadInput
from gdviz.system.paths import display_path

HERE = os.path.dirname(__file__)
STARTER = os.path.join(HERE, "starter.py")
# Of a picture that one can touch, with its script beside it.
TOUCHED = os.path.join(HERE, "touched.py")


def project(start: str) -> str:
    """The folder of the project that `start` lies in: the nearest with a folder figures.

    Where there is none, `start` itself.
    """
    folder = os.path.abspath(start)
    while not _has_figures(folder) or _is_made(folder):
        if folder == os.path.dirname(folder):
            return start
        folder = os.path.dirname(folder)
    return folder


def _has_figures(folder):
    return os.path.isdir(os.path.join(folder, "figures"))


def _is_made(folder):
    """Whether what lies in the folder was made from a project, which has its own folder figures."""
    return os.path.basename(folder) in ("build", "site") and _has_figures(os.path.dirname(folder))


def named(root: str, word: str) -> str:
    """The name that a word means: itself, or that of the recipe or page whose path it is."""
    path, top = os.path.abspath(word), os.path.join(root, "figures", "")
    if path.startswith(top) and (path.endswith(".py") or os.path.exists(path)):
        return path.removeprefix(top).removesuffix(".py").replace(os.sep, "/")
    return word


def find(root: str) -> tuple[dict[str, str], dict[str, str]]:
    """Path of every recipe of the project in `root` by name, and what is wrong with those astray.

    A file whose name begins with _ is no recipe, but may be imported by those beside it; one whose
    name begins with a dot is an editor's. Astray is what no page could name, and what is no file
    or cannot be read. Raises `BadInput` where there is no figures folder.
    """
    top = os.path.join(root, "figures")
    if not _has_figures(root):
        raise BadInput(f"{root} has no figures folder; run gdviz in the project's own folder")
    found, astray = {}, {}
    for folder, inner, files in os.walk(top):
        for entry in (*files, *inner):
            if entry.endswith(".py") and not entry.startswith((".", "_")):
                path = os.path.join(folder, entry)
                name = path.removeprefix(f"{top}{os.sep}").removesuffix(".py").replace(os.sep, "/")
                fault = _fault(path, name)
                if fault:
                    astray[name] = f"{display_path(f'figures/{name}.py')}: {fault}"
                else:
                    found[name] = path
        inner[:] = [x for x in inner if not x.startswith((".", "__")) and not x.endswith(".py")]
    return dict(sorted(found.items())), dict(sorted(astray.items()))


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


def _fault(path, name):
    """Why there is no recipe at the path, or ""."""
    if not _is_name(name):
        return (
            "a recipe is figures/page/name.py, both words in small letters, digits and _; "
            "rename or move the file"
        )
    if not (os.path.isfile(path) and os.access(path, os.R_OK)):
        return "no file that can be read; mend or delete it"
    return ""


def _hint(name, known):
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {close[0]}?" if close else "`gdviz list` shows them all"
