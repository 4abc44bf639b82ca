"""The first use of a term on a page leads to the glossary and shows the definition there.

`docs/glossary.md` has a section for each term: its definition, perhaps `*Also:* other, forms`, and
where it is explained. Plurals that end in s need no mention. A term of two meanings, as "Bias of a
neuron", is not looked for.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

_SECTION = re.compile(r"^## (?P<term>.+)\n\n(?P<text>(?:(?!## ).*\n?)*)", re.MULTILINE)
_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"<(?P<end>/?)(?P<name>[a-z]\w*)")

# Where a link would be wrong or in the way.
_LEFT_ALONE = {"a", "button", "code", "figure", "pre", "script", "style", "summary", "svg"}
_LEFT_ALONE |= {"h1", "h2", "h3", "h4", "h5", "h6", "label", "select"}


@dataclass(frozen=True)
class Term:
    """What the glossary says of a term, and the id of its section."""

    definition: str
    anchor: str


def read(markdown: str) -> dict[str, Term]:
    """The terms of a glossary in small letters, other forms of them too."""
    terms: dict[str, Term] = {}
    for section in _SECTION.finditer(markdown):
        definition, *others = section["text"].strip().split("\n\n")
        term = Term(" ".join(definition.split("\n")), _slug(section["term"]))
        forms = [section["term"]] if " of a " not in section["term"] else []
        if others and others[0].startswith("*Also:* "):
            forms += others[0].removeprefix("*Also:* ").split(", ")
        terms |= {form.lower() + plural: term for form in forms for plural in ("", "s")}
    return terms


def link(content: str, terms: Mapping[str, Term], glossary: str) -> str:
    """Make the first use of each term in a page's HTML a link to its section of the glossary.

    What is a heading, a link, a picture, code or a formula is left as it is.
    """
    if not terms:
        return content
    seen: set[str] = set()
    longest_first = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    word = re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w-])", re.IGNORECASE)

    def replace(match):
        term = terms[match[0].lower()]
        if term.anchor in seen:
            return match[0]
        seen.add(term.anchor)
        said = html.escape(term.definition)
        address = f"{glossary}#{term.anchor}"
        return f'<a class="gdviz-term" href="{address}" title="{said}">{match[0]}</a>'

    pieces: list[str] = []
    alone: list[str] = []
    for piece in _TAG.split(content):
        tag = _NAME.match(piece)
        if tag:
            _enter_or_leave(alone, piece, tag)
        pieces.append(piece if piece.startswith("<") or alone else word.sub(replace, piece))
    return "".join(pieces)


def _enter_or_leave(alone, piece, tag):
    """Keep count of the elements around that are left alone, the innermost last."""
    if tag["end"]:
        if alone and alone[-1] == tag["name"]:
            alone.pop()
    elif tag["name"] in (alone[-1:] or _LEFT_ALONE) or 'class="arithmatex"' in piece:
        alone.append(tag["name"])


def _slug(term):
    """The id that Markdown gives to a heading of these words."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", term).lower())
