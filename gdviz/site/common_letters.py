"""The letters of KaTeX's main face that most formulas need, in a file of their own.

The last rule of `katex.min.css` says which letters these are; for any other the browser loads the
whole face. `make letters` writes the file anew, when KaTeX or that rule has changed.
"""

import re
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from gdviz.site.formulas import KATEX

WHOLE = KATEX / "fonts" / "KaTeX_Main-Regular.woff2"
COMMON = KATEX / "fonts" / "KaTeX_Main-Common.woff2"
_RANGES = re.compile(r"unicode-range:([^};]+)")
_RANGE = re.compile(r"U\+(?P<first>\w+)(?:-(?P<last>\w+))?")
_ZERO_WIDTH_SPACE = 0x200B


def letters() -> set[int]:
    """Return the code points for which the style sheet names the file."""
    ranges = _RANGES.findall((KATEX / "katex.min.css").read_text(encoding="utf-8"))[-1]
    return {
        letter
        for part in _RANGE.finditer(ranges)
        for letter in range(int(part["first"], 16), int(part["last"] or part["first"], 16) + 1)
    }


def made() -> bytes:
    """Return the file: the same for the same KaTeX, rule and packages."""
    font = TTFont(WHOLE, recalcTimestamp=False)
    # Hints are half of the bytes, and no screen of today needs them.
    subsetter = Subsetter(Options(hinting=False))
    subsetter.populate(unicodes=letters())
    subsetter.subset(font)
    _add_space(font)
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()


def _add_space(font):
    """Add a space without width: KaTeX writes one, and its face has none."""
    name = "uni200B"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = Glyph()
    font["hmtx"][name] = (0, 0)
    for table in font["cmap"].tables:
        table.cmap[_ZERO_WIDTH_SPACE] = name


if __name__ == "__main__":
    COMMON.write_bytes(made())
