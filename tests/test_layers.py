"""The law of the house: who may import whom, and how large a thing may grow."""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MATHEMATICS = {
    f"gdviz.{module}"
    for module in (
        "autodiff",
        "batches",
        "bees",
        "convolution",
        "curvature",
        "curves",
        "data",
        "depth",
        "descent",
        "functions",
        "kept",
        "line_search",
        "network",
        "noise",
        "operations",
        "plane",
        "race",
        "regression",
        "schedules",
        "segmentation",
        "unet",
    )
}
PAINTER = {"gdviz.scenes"}
MATHEMATICS |= PAINTER
DRAWING = {
    "gdviz.style",
    "gdviz.draw",
    "gdviz.landscape",
    "gdviz.diagram",
    "gdviz.layout",
    "gdviz.shapes",
    "gdviz.track",
}
MODULES = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "gdviz").rglob("*.py")}
RECIPES = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "figures").rglob("*.py")}
RECIPES["gdviz/starter.py"] = MODULES.pop("gdviz/starter.py")
# The one module where mathematics and drawing meet as in a recipe: for a picture of the reader's.
LESSON = {"gdviz.lesson"}


def _imports(path):
    """What a file imports besides the standard library: `numpy`, or of gdviz `gdviz.style`."""
    names = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    parts = [name.split(".") for name in names]
    found = {".".join(part[: 2 if part[0] == "gdviz" else 1]) for part in parts}
    return found - sys.stdlib_module_names


def _strangers(files, allowed):
    """What the files import that they may not, by file."""
    found = {name: _imports(path) - allowed for name, path in files.items()}
    return {name: strangers for name, strangers in found.items() if strangers}


def _part(modules):
    """The files of the modules, which are files of one name or folders."""
    stems = tuple(module.replace(".", "/") for module in modules)
    return {
        name: path for name, path in MODULES.items() if name.removesuffix(".py").startswith(stems)
    }


def test_mathematics_imports_numpy_and_mathematics_only():
    assert _strangers(_part(MATHEMATICS - PAINTER), {"numpy"} | MATHEMATICS) == {}


def test_the_painter_of_scenes_imports_numpy_pillow_and_itself_only():
    assert _strangers(_part(PAINTER), {"numpy", "PIL"} | PAINTER) == {}


def test_drawing_imports_matplotlib_numpy_the_layout_of_graphs_and_drawing_only():
    allowed = {"fast_sugiyama", "matplotlib", "mpl_toolkits", "numpy"} | DRAWING
    assert _strangers(_part(DRAWING), allowed) == {}


def test_the_machinery_knows_no_mathematics():
    machinery = MODULES.keys() - _part(MATHEMATICS | LESSON).keys()
    known = {name: _imports(MODULES[name]) & MATHEMATICS for name in machinery}
    assert {name: found for name, found in known.items() if found} == {}


def test_recipes_import_numpy_mathematics_and_drawing_only():
    assert _strangers(RECIPES, {"numpy"} | MATHEMATICS | DRAWING) == {}


def test_the_lesson_imports_what_a_recipe_may_and_the_types_of_matplotlib():
    assert _strangers(_part(LESSON), {"matplotlib", "numpy"} | MATHEMATICS | DRAWING) == {}


def test_recipes_name_colours_by_their_role():
    coloured = [
        name for name, path in RECIPES.items() if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text())
    ]
    assert coloured == []


def test_recipes_are_at_most_40_lines_and_modules_200():
    files = MODULES | RECIPES
    lines = {name: len(path.read_text().splitlines()) for name, path in files.items()}
    assert {name: n for name, n in lines.items() if n > (40 if name in RECIPES else 200)} == {}


def test_no_function_is_longer_than_40_lines():
    found = {}
    for name, path in (MODULES | RECIPES).items():
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40:
                found[f"{name}: {node.name}"] = node.end_lineno - node.lineno + 1
    assert found == {}
