"""The scripts that all pictures to touch share, in one, as a page loads them."""

import re
from pathlib import Path

HERE = Path(__file__).parent
ARITHMETIC, TOUCH = HERE / "arithmetic.js", HERE / "touch.js"

_INDENTED = re.compile(r"^\s+", re.MULTILINE)
_COMMENTS = re.compile(r"^//[^\n]*\n|^/\*.*?\*/\n| +// [^\n]*", re.MULTILINE | re.DOTALL)


def shared() -> str:
    """Both scripts in one, without comments and indentation, which readers need not load."""
    text = "\n".join(script.read_text(encoding="utf-8") for script in (ARITHMETIC, TOUCH))
    return _COMMENTS.sub("", _INDENTED.sub("", text))
