"""Programs as a page lists them."""

from collections.abc import Iterator
from pathlib import Path

from pygments import __version__, highlight
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import JavascriptLexer, PythonLexer
from pygments.token import Name, Operator, Punctuation, Text, Whitespace, _TokenType

from gdviz.site.kept import kept

_LEXERS = {".py": PythonLexer, ".js": JavascriptLexer}
_PLAIN = {Name, Name.Other, Operator, Punctuation, Whitespace}


class _Plain(Filter):
    """Leaves names and signs in the colour of the text.

    They are three quarters of a program, and each would be an element of the page.
    """

    def filter(self, lexer: Lexer, stream: Iterator) -> Iterator[tuple[_TokenType, str]]:
        for kind, text in stream:
            yield Text if kind in _PLAIN else kind, text


def listing(program: Path) -> str:
    """The HTML of a program, its key words, numbers, strings and comments in colours."""
    return _coloured(program.read_text(encoding="utf-8"), program.suffix)


@kept(f"Pygments {__version__}")
def _coloured(code, ending):
    lexer = _LEXERS[ending]()
    lexer.add_filter(_Plain())
    return highlight(code, lexer, HtmlFormatter(cssclass="highlight", wrapcode=True))
