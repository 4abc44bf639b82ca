"""Words with formulas, as matplotlib sets them, in plain letters for a page and for ears."""

import re

from matplotlib import cbook
from matplotlib.mathtext import MathTextParser

from gdviz.notation import RAISED

LOWERED = dict(
    zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_RELATION = re.compile(r"\s*([=<>≤≥≈→×])\s*")


def plain(text: str) -> str:
    r"""The text with formulas such as `$\alpha_1$` in letters: α₁.

    Raises ValueError for a formula that letters in a row cannot show, such as a fraction.
    """
    if not cbook.is_math_text(text):
        return text.replace(r"\$", "$")
    parsed = MathTextParser("path").parse(text)
    size = max(glyph[1] for glyph in parsed.glyphs)
    lines = {line for _, height, _, _, _, line in parsed.glyphs if height == size}
    if parsed.rects or len(lines) != 1:
        raise ValueError(_refusal(text))
    (line,) = lines
    letters = ""
    for _, height, code, _, _, above in parsed.glyphs:
        letter = chr(code)
        if height < size:
            letter = (RAISED if above > line else LOWERED).get(letter, "")
            if not letter:
                raise ValueError(_refusal(text))
        letters += letter
    return _RELATION.sub(r" \1 ", letters)


def _refusal(text):
    return f"the status line {text!r} cannot be written in plain letters; write it without $"
