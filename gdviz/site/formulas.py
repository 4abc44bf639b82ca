"""Formulas become HTML and MathML when the site is built: KaTeX 0.19.1 (MIT), run by QuickJS."""

import html
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import dukpy

KATEX = Path(__file__).parent / "katex"

# What pymdownx.arithmatex makes of $...$ and $$...$$ with `generic: true`.
_FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\[(\[](?P<tex>.*?)\\[)\]]</(?P=tag)>', re.DOTALL
)
_RENDER = (
    "katex.renderToString(dukpy.tex,"
    '{displayMode: dukpy.display, throwOnError: true, strict: "error"})'
)


def fill(content: str, complain: Callable[[str, str], str]) -> str:
    """Typeset every formula in a page's HTML.

    For one that is wrong, `complain(the formula, message)` gives the HTML to show in its place,
    if it returns at all.
    """

    def replace(match):
        tex = html.unescape(match["tex"]).strip()
        display = match["tag"] == "div"
        try:
            typeset = _typeset(tex, display)
        except ValueError as error:
            return complain(tex, f"formula ${' '.join(tex.split())}$: {error}")
        # A wide formula scrolls in itself, and then the keyboard must reach it.
        scroll = ' tabindex="0" role="group" aria-label="Formula"' if display else ""
        tag = match["tag"]
        return f'<{tag} class="gdviz-formula" data-search-exclude{scroll}>{typeset}</{tag}>'

    return _FORMULA.sub(replace, content)


@cache
def _typeset(tex, display):
    try:
        return _katex().evaljs(_RENDER, tex=tex, display=display)
    except dukpy.JSRuntimeError as error:
        raise ValueError(_reason(error)) from None


@cache
def _katex():
    interpreter = dukpy.JSInterpreter()
    library = (KATEX / "katex.min.js").read_text(encoding="utf-8")
    interpreter.evaljs(f"var self = globalThis;{library};0")
    return interpreter


def _reason(error):
    line = str(error).strip().splitlines()[0].removeprefix("ParseError: KaTeX parse error: ")
    # KaTeX underlines the spot with combining characters, which terminals garble.
    return line.replace("\N{COMBINING LOW LINE}", "")
