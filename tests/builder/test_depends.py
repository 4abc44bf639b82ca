"""A picture of ours is redrawn by an edit of what it uses, and by no other edit."""

import re
import subprocess
import sys
from functools import cache

import pytest
from recipes import RECIPES, ROOT

from gdviz.builder.sources import Sources

# Imports what the recipe imports, and what draws it, but computes and draws nothing.
SCRIPT = """
import ast, sys
tree = ast.parse(open(sys.argv[1], "rb").read())
tree.body = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
exec(compile(tree, sys.argv[1], "exec"))
import gdviz.builder.worker, gdviz.builder.KIND
for name, module in sys.modules.items():
    if name.partition(".")[0] == "gdviz":
        print(module.__file__)
"""
# A module, and what stands in every recipe that uses it, and in no other.
USES = {
    "gdviz/scenes/bee.py": (
        r"from gdviz\.scenes import|from gdviz\.experiments import [\w, ]*\b(bees|sample)\b"
    ),
    "gdviz/drawing/shapes.py": r"from gdviz\.drawing import [\w, ]*\b(diagram|shapes)\b",
    "gdviz/experiments/race.py": r"from gdviz\.experiments\.race import",
    "gdviz/optim/line_search.py": r"from gdviz\.optim\.line_search import",
}


@cache
def _sources():
    return Sources(str(ROOT), {})


@cache
def _files(name):
    """The files of gdviz that the picture depends on."""
    inputs = _sources().inputs(str(RECIPES[name].path), RECIPES[name].is_film)
    return {label for label in inputs if label.startswith("gdviz/")}


@pytest.mark.parametrize("name", ["lines/runs", "bees/kernel", "networks/neuron"])
def test_a_picture_depends_on_exactly_the_modules_that_python_imports_for_it(name):
    script = SCRIPT.replace("KIND", "moving" if RECIPES[name].is_film else "still")
    command = [sys.executable, "-c", script, str(RECIPES[name].path)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    imported = {path.removeprefix(f"{ROOT}/") for path in run.stdout.splitlines()}
    assert _files(name) == imported


@pytest.mark.parametrize("module", USES)
def test_an_edit_of_a_module_redraws_just_the_pictures_that_use_it(module):
    text = {name: recipe.path.read_text(encoding="utf-8") for name, recipe in RECIPES.items()}
    use = {name for name in RECIPES if re.search(USES[module], text[name])}
    assert 0 < len(use) < len(RECIPES) / 4
    assert {name for name in RECIPES if module in _files(name)} == use


def test_a_still_depends_on_nothing_that_only_makes_films_and_no_picture_on_what_makes_mp4():
    films = {f"gdviz/film/{name}.py" for name in ("gif", "flipbook")}
    for name, recipe in RECIPES.items():
        assert films & _files(name) == (films if recipe.is_film else set())
        assert "gdviz/film/video.py" not in _files(name)
