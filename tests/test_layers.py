"""The law of the floors: a file imports what its folder may, and says so by its path."""

import re
import sys
from pathlib import Path

import pytest

from gdviz.system.imports import imported

ROOT = Path(__file__).parent.parent
MATHEMATICS = {"functions", "optim", "data", "scenes", "networks"}
PICTURES = {"drawing", "notation"}
# A floor, and what its files may import besides the standard library and the floor itself.
MAY_IMPORT = {
    "system": {"numpy"},
    "notation": set(),
    "functions": {"numpy"},
    "optim": {"numpy", "functions"},
    "data": {"numpy"},
    "scenes": {"numpy", "PIL"},
    "drawing": {"numpy", "matplotlib", "mpl_toolkits", "fast_sugiyama", "notation"},
    "networks": {"numpy", "functions", "optim", "data"},
    "film": {"numpy", "matplotlib", "PIL", "imageio_ffmpeg", "notation", "drawing", "system"},
    "experiments": {"numpy", "matplotlib", "system"} | MATHEMATICS | PICTURES,
    "builder": {"numpy", "matplotlib", "mpl_toolkits", "film", "system"} | PICTURES,
    "segment": {"numpy", "matplotlib", "PIL", "networks", "experiments"}
    | {"builder", "film", "system"}
    | PICTURES,
    "yours": {"numpy", "polars", "experiments", "builder", "system"} | MATHEMATICS | PICTURES,
    "commands": {"builder", "segment", "yours", "system"},
    "cli": {"commands", "builder", "system"},
    # What MkDocs and Jupyter bring, and of ours:
    "site": {
        "mkdocs",
        "mkdocs_jupyter",
        "jinja2",
        "numpy",
        "PIL",
        "markdown",
        "minify",
        "pygments",
        "dukpy",
        "fontTools",
        "IPython",
        "yaml",
    }
    | {"jupytext", "nbclient", "nbconvert", "nbformat", "matplotlib", "cycler"}
    | {"builder", "film", "system"}
    | PICTURES,
}
MAY_IMPORT["recipe"] = {"numpy", "experiments"} | MATHEMATICS | PICTURES
STARTERS = [ROOT / "gdviz" / "builder" / name for name in ("starter.py", "touched.py")]
RECIPES = [*(ROOT / "figures").rglob("*.py"), *STARTERS]
MODULES = [path for path in (ROOT / "gdviz").rglob("*.py") if path not in RECIPES]


def _name(path):
    return path.relative_to(ROOT).as_posix()


def _floor(path):
    if path in RECIPES:
        return "recipe"
    return path.relative_to(ROOT / "gdviz").with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES + RECIPES, ids=_name)
def test_a_file_imports_what_its_floor_may(path):
    modules = [name.split(".") for name in imported(path.read_bytes())]
    ours = {module[1] for module in modules if module[0] == "gdviz"}
    libraries = {module[0] for module in modules} - {"gdviz"} - sys.stdlib_module_names
    floor = _floor(path)
    if floor != "__main__":  # That is the command line under another name.
        assert ours | libraries <= MAY_IMPORT.get(floor, set()) | {floor}


def test_no_floor_imports_one_that_imports_it():
    def below(floor):
        direct = MAY_IMPORT[floor] & MAY_IMPORT.keys()
        return direct.union(*map(below, direct))

    assert [floor for floor in MAY_IMPORT if floor in below(floor)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "gdviz").rglob("__init__.py")), ids=_name)
def test_a_face_holds_a_docstring_only(path):
    assert re.fullmatch(r'"""[^"]+"""\n', path.read_text(encoding="utf-8"))


def test_recipes_name_colours_by_their_role():
    coloured = [
        path for path in RECIPES if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8"))
    ]
    assert coloured == []
