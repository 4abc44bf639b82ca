"""Turn what a recipe raised into one line: file, line, what is wrong."""

import errno
import os
import re
import traceback
from pathlib import Path

from gdviz.builder.recipe import BadRecipe, line_of

LONGEST = 300  # More letters than that tell nothing more.
FULL = {errno.EDQUOT, errno.EFBIG, errno.ENOSPC}


def blame(error: BaseException, recipe: Path, root: Path) -> str:
    """Say where in the recipe `error` came from, and what it says.

    The line is the innermost one of the recipe that took part, else that of its `figure`. No line
    is to blame for a full disk.
    """
    if isinstance(error, OSError) and error.errno in FULL:
        return f"{_shown(recipe, root)} could not be drawn: {error.strerror}; make room"
    if isinstance(error, BadRecipe):
        return f"{_shown(recipe, root)}:{error.line}: {_cut(' '.join(str(error).split()))}"
    text = str(error)
    # matplotlib's complaints about formulas begin with an empty line.
    first = text.partition("\n")[0] or " ".join(text.split())
    words = _missing_letter(text) or f"{type(error).__name__}: {_cut(first)}"
    if isinstance(error, SyntaxError) and error.filename and os.path.isfile(error.filename):
        return f"{_shown(Path(error.filename), root)}:{error.lineno}: SyntaxError: {error.msg}"
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(recipe)
    ]
    line = lines[-1] if lines else line_of(recipe.read_bytes(), "figure")
    return f"{_shown(recipe, root)}:{line}: {words}"


def _cut(text):
    """The text without its middle, should it be too long: what to do stands at the end."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def _missing_letter(text):
    """Say which font has the letter that matplotlib misses, if that is what it says."""
    missing = re.match(r"Glyph (\d+) .*missing from font", text)
    if not missing:
        return ""
    from matplotlib import font_manager  # slow to import

    code = int(missing[1])
    letter = f"{chr(code)} (U+{code:04X})"
    for font in sorted(font_manager.fontManager.ttflist, key=lambda font: font.name):
        has_it = font_manager.get_font(font.fname).get_char_index(code)
        # A font of last resort has a box for every letter.
        if has_it and not font.name.startswith("Last Resort"):
            return (
                f"DejaVu Sans, the font of the pictures, has no letter {letter}; {font.name} has "
                f"it: give the text fontfamily=['DejaVu Sans', '{font.name}']"
            )
    return (
        f"no font on this machine has the letter {letter}; write it in others, or install a font "
        "that has it, such as Noto Sans CJK, run make clean and draw again"
    )


def _shown(path, root):
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
