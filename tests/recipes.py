"""Every recipe of ours, loaded when a test asks for it, and the texts of the pages."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from gdviz.builder import build
from gdviz.builder.recipe import Recipe, load

ROOT = Path(__file__).parent.parent


class Recipes(Mapping):
    """The recipes by name: each is run once, and only if it is asked for."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self.paths = paths
        self.loaded = {}

    def __getitem__(self, name: str) -> Recipe:
        if name not in self.loaded:
            self.loaded[name] = load(self.paths[name])
        return self.loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def is_film(path: Path) -> bool:
    """Whether the recipe's figure() yields, as its text tells."""
    (figure,) = (
        node
        for node in ast.parse(path.read_bytes()).body
        if isinstance(node, ast.FunctionDef) and node.name == "figure"
    )
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(figure))


RECIPES = Recipes(build.recipes(ROOT))
FILMS = [name for name, path in RECIPES.paths.items() if is_film(path)]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
