"""Every recipe of ours, loaded once for all tests."""

from pathlib import Path

from gdviz import build
from gdviz.recipe import load

ROOT = Path(__file__).parent.parent
RECIPES = {name: load(path) for name, path in build.recipes(ROOT).items()}
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
