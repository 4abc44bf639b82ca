"""Numbers in prose: `{{ lines.misfit.error | .4f }}` is a fact of the picture `lines/misfit`."""

import re
from collections.abc import Callable

from gdviz.notation import as_mathematics
from gdviz.site.pictures import Gallery, Unknown, hint

# Code comes first, so that what looks like a number inside it is left alone.
_CODE_OR_NUMBER = re.compile(
    r"^(?P<indent>[ >]*)(?P<fence>`{3,}|~{3,}).*?^[ >]*(?P=fence)"
    r"|<(?P<tag>code|pre)\b.*?</(?P=tag)>"
    r"|(?P<tick>(?<!`)`+(?!`))(?:(?!\n\s*\n).)+?(?<!`)(?P=tick)(?!`)"
    r"|\{\{(?=\s|\w+\.)(?P<fact>[^{}|]*)(?:\|(?P<format>[^{}]*))?\}\}",
    re.MULTILINE | re.DOTALL,
)

# Such a width or precision would fill the page, or the memory.
_LONG = re.compile(r"\d{3}")


def fill(
    markdown: str, gallery: Gallery, complain: Callable[[str, str], str], is_shared: bool = False
) -> str:
    """Put facts where the text names them, `{{ page.picture.fact | format }}`.

    The format is Python's. For a name or format that is wrong, `complain(what stands there,
    message)` gives the text to show in its place, if it returns at all. Where somebody else fills
    braces, too, they are `is_shared`: what begins with no folder of pictures is left to him.
    """

    def replace(match):
        fact = match["fact"]
        if fact is None or (is_shared and not gallery.has_folder(fact.strip().partition(".")[0])):
            return match[0]
        try:
            return _number(fact.strip(), (match["format"] or "").strip(), gallery)
        except Unknown as unknown:
            return complain(match[0], str(unknown))

    return _CODE_OR_NUMBER.sub(replace, markdown)


def _number(fact, form, gallery):
    if _LONG.search(form):
        raise Unknown(f"{form!r} asks for 100 digits or more; try .2f")
    page, _, rest = fact.partition(".")
    picture, _, name = rest.partition(".")
    if not name.isidentifier():
        raise Unknown(f"{fact!r} is no number; write {{{{ page.picture.fact }}}}")
    facts = gallery.find(f"{page}/{picture}", "facts").facts
    if name not in facts:
        known = ", ".join(facts) or "none"
        raise Unknown(f"{page}/{picture} has no fact {name!r}{hint(name, facts)}; known: {known}")
    try:
        # No line ends within a number.
        return as_mathematics(format(facts[name], form)).replace(
            " × ", "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
        )
    except ValueError:
        raise Unknown(f"{form!r} is no format for the number {facts[name]!r}; try .2f") from None
