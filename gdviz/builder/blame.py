"""Turn what a recipe raised into one line: file, line, what is wrong."""

import os
import traceback
from pathlib import Path

from gdviz.builder.recipe import BadRecipe, line_of


def blame(error: BaseException, recipe: Path, root: Path) -> str:
    """Say where in the recipe `error` came from, and what it says.

    The line is the innermost one of the recipe that took part, else that of its `figure`.
    """
    if isinstance(error, BadRecipe):
        return f"{_shown(recipe, root)}:{error.line}: {error}"
    text = str(error)
    # matplotlib's complaints about formulas begin with an empty line.
    first = text.partition("\n")[0] or " ".join(text.split())
    words = f"{type(error).__name__}: {first}"
    if isinstance(error, SyntaxError) and error.filename and os.path.isfile(error.filename):
        return f"{_shown(Path(error.filename), root)}:{error.lineno}: SyntaxError: {error.msg}"
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(recipe)
    ]
    line = lines[-1] if lines else line_of(recipe.read_bytes(), "figure")
    return f"{_shown(recipe, root)}:{line}: {words}"


def _shown(path, root):
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
