"""Formulas become HTML and MathML when the site is built: KaTeX 0.19.1 (MIT), run by QuickJS."""

import html
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import dukpy

from gdviz.site.kept import kept

# Ours in it are KaTeX_Main-Common.woff2, which `common_letters` makes, and the last rule of
# katex.min.css, which names it.
KATEX = Path(__file__).parent / "katex"
_LIBRARY = (KATEX / "katex.min.js").read_text(encoding="utf-8")

# What pymdownx.arithmatex makes of $...$ and $$...$$ with `generic: true`.
FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\[(\[](?P<tex>.*?)\\[)\]]</(?P=tag)>', re.DOTALL
)
# In Markdown. A formula does not begin or end with a space, and no price ends one.
_CODE_OR_FORMULA = re.compile(
    r"(?P<ticks>`+).*?(?P=ticks)|(?<!\\)\$(?!\s)(?:\\.|[^\\$])+?(?<!\s)\$(?!\d)"
)
_BAR = "\ue07c"  # Private: nobody writes it.
_RENDER = (
    "katex.renderToString(dukpy.tex,"
    '{displayMode: dukpy.display, throwOnError: true, strict: "error"})'
)


def keep_bars(lines: list[str]) -> list[str]:
    """Lines of Markdown in which no bar of a formula can be taken for one of a table.

    Another letter stands for it till `give_bars`, so that all else reads as it was written.
    """
    return [_CODE_OR_FORMULA.sub(_without_bars, line) if "|" in line else line for line in lines]


def give_bars(content: str) -> str:
    """HTML with the bars that `keep_bars` has put aside."""
    return content.replace(_BAR, "|")


def _without_bars(match):
    return match[0] if match["ticks"] else match[0].replace("|", _BAR)


def fill(content: str, complain: Callable[[str, str], str]) -> str:
    """Typeset every formula in a page's HTML.

    For one that is wrong, `complain(the formula, message)` gives the HTML to show in its place,
    if it returns at all.
    """

    def replace(match):
        tex, display = _read(match)
        try:
            typeset = _typeset(tex, display)
        except ValueError as error:
            return complain(tex, f"formula ${' '.join(tex.split())}$: {error}")
        # A wide formula scrolls in itself, and then the keyboard must reach it.
        scroll = ' tabindex="0" role="group" aria-label="Formula"' if display else ""
        tag = match["tag"]
        return f'<{tag} class="gdviz-formula" data-search-exclude{scroll}>{typeset}</{tag}>'

    return FORMULA.sub(replace, content)


def letters(match: re.Match) -> str:
    """What one reads of an inline `FORMULA`, letter by letter; empty for any other match."""
    try:
        typeset = _typeset(*_read(match)) if match["tag"] == "span" else ""
    except ValueError:  # Whoever typesets it complains.
        return ""
    return re.sub("<[^>]*>", "", typeset[typeset.find('<span class="katex-html"') :])


def _read(match):
    """The TeX of a formula, and whether it stands alone."""
    return html.unescape(match["tex"]).strip(), match["tag"] == "div"


@kept(_LIBRARY)
def _typeset(tex, display):
    try:
        return _katex().evaljs(_RENDER, tex=tex, display=display)
    except dukpy.JSRuntimeError as error:
        raise ValueError(_reason(error)) from None


@cache
def _katex():
    interpreter = dukpy.JSInterpreter()
    interpreter.evaljs(f"var self = globalThis;{_LIBRARY};0")
    return interpreter


def _reason(error):
    line = str(error).strip().splitlines()[0].removeprefix("ParseError: KaTeX parse error: ")
    # KaTeX underlines the spot with combining characters, which terminals garble.
    return line.replace("\N{COMBINING LOW LINE}", "")
