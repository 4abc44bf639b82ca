"""The scripts that all pictures to touch share, in one, as a page loads them."""

from pathlib import Path

import minify

HERE = Path(__file__).parent
ARITHMETIC = HERE / "arithmetic.js"
SCRIPTS = [
    HERE / f"{name}.js"
    for name in (
        *("elements", "formula", "walker", "surface", "plot", "address", "columns", "picture"),
        *("controls", "stage"),
    )
]


def joined() -> str:
    """All scripts in one; but for `gdviz`, their names are their own."""
    arithmetic, *others = (path.read_text(encoding="utf-8") for path in (ARITHMETIC, *SCRIPTS))
    return "\n".join([arithmetic, '(() => {\n"use strict";', *others, "})();"])


def shared() -> str:
    """All scripts in one, as short as can be."""
    return minify.string("application/javascript", joined())
