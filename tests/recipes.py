"""Our recipes and pages. A recipe is drawn and run only when a test asks for it."""

import ast
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from gdviz.builder import build
from gdviz.builder.recipe import Recipe, load

ROOT = Path(__file__).parent.parent


@dataclass
class OurRecipe:
    """What a recipe of ours says, as it was when its picture was drawn, and the recipe itself."""

    name: str
    path: Path

    @cached_property
    def drawn(self) -> dict:
        """What the builder wrote down about the picture, or would write of words and numbers."""
        if "GDVIZ_UNDRAWN" in os.environ:
            known = ("about", "alt", "facts", "numbers")
            return {name: getattr(self.loaded, name) for name in known}
        failures = _draw(self.name.partition("/")[0])
        assert self.name not in failures, failures[self.name]
        about = ROOT / "build" / "figures" / f"{self.name}.json"
        return json.loads(about.read_text(encoding="utf-8"))

    @property
    def about(self) -> str:
        """Its docstring."""
        return self.drawn["about"]

    @property
    def alt(self) -> str:
        """Its alternative text."""
        return self.drawn["alt"]

    @property
    def facts(self) -> dict[str, float]:
        """The numbers that a page may quote."""
        return self.drawn["facts"]

    @cached_property
    def loaded(self) -> Recipe:
        """The recipe, run in this process."""
        return load(self.path)

    @property
    def module(self):
        """Its variables and functions."""
        return self.loaded.module

    def draw(self):
        """Its figure, or its frames."""
        return self.loaded.draw()

    @property
    def is_film(self) -> bool:
        """Whether its figure() yields, as its text tells."""
        (figure,) = (
            node
            for node in ast.parse(self.path.read_bytes()).body
            if isinstance(node, ast.FunctionDef) and node.name == "figure"
        )
        return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(figure))


class Recipes(Mapping):
    """The recipes by name."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self.recipes = {name: OurRecipe(name, path) for name, path in paths.items()}

    def __getitem__(self, name: str) -> OurRecipe:
        return self.recipes[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.recipes)

    def __len__(self) -> int:
        return len(self.recipes)


@cache
def _draw(page):
    """Draw what is stale of a page, and give what failed."""
    return build.build(ROOT, [page])


RECIPES = Recipes(build.recipes(ROOT))
TOUCHED = [name for name, recipe in RECIPES.items() if recipe.path.with_suffix(".js").exists()]
FILMS = [name for name, recipe in RECIPES.items() if recipe.is_film]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
