"""The colours of the pictures as CSS variables, so that page and picture cannot differ."""

import ast
from importlib.util import find_spec
from pathlib import Path


def stylesheet() -> str:
    """Return CSS that sets `--gdviz-ROLE` for every role of `style.PALETTE`, light and dark."""
    colours = _palette()
    light, dark = (
        "".join(f"--gdviz-{role}:{pair[scheme]};" for role, pair in colours.items())
        for scheme in (0, 1)
    )
    # Paper is white: what is printed stays light, whatever the screen shows.
    return f":root{{{light}}}\n@media screen{{[data-md-color-scheme=slate]{{{dark}}}}}\n"


def _palette():
    """Read the table and leave the module alone: it needs matplotlib, and a server keeps it."""
    source = Path(find_spec("gdviz.drawing.style").origin).read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "PALETTE":
            return ast.literal_eval(node.value)
    raise LookupError("gdviz/drawing/style.py has no PALETTE")
