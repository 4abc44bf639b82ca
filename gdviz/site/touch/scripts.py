"""The scripts of pictures to touch: those that all share, in one, and parts that few need."""

import re
from pathlib import Path

try:
    from minify import string as shortened
except ImportError:  # It has no wheel for Apple's processors; there, scripts stay as they are.

    def shortened(_: str, text: str) -> str:
        """The same text."""
        return text


HERE = Path(__file__).parent
ARITHMETIC = HERE / "arithmetic.js"
SCRIPTS = [
    HERE / f"{name}.js"
    for name in (
        *("elements", "walker", "surface", "plot", "address", "picture"),
        *("controls", "stage"),
    )
]
PARTS = sorted((HERE / "parts").glob("*.js"))


def joined() -> str:
    """All scripts in one; but for `gdviz`, their names are their own."""
    arithmetic, *others = (path.read_text(encoding="utf-8") for path in (ARITHMETIC, *SCRIPTS))
    return "\n".join([arithmetic, '(() => {\n"use strict";', *others, "})();"])


def shared() -> str:
    """All scripts in one, as short as can be."""
    return shortened("application/javascript", joined())


def with_parts(script: Path) -> str:
    """The script of a picture, after the parts that it names as gdviz.formula or gdviz.balls."""
    text = script.read_text(encoding="utf-8")
    needed = [part for part in PARTS if re.search(rf"\bgdviz\.{part.stem}\b", text)]
    # Each ends with a semicolon: else the next would be taken for what it is called with.
    parts = [shortened("application/javascript", part.read_text("utf-8")) for part in needed]
    return "".join(f"{part};\n" for part in parts) + text
