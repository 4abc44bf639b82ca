"""The text of every notebook of ours, as it stands on its page."""

from pathlib import Path

import jupytext

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"


def _text(notebook):
    cells = jupytext.read(notebook).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type != "code")


NOTEBOOKS = {f"notebooks/{path.stem}": _text(path) for path in FOLDER.glob("*.py")}
