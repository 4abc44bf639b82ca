"""What a page says of itself on top: what one should know, what one will be able to do, a cover."""

import posixpath
import re
from collections.abc import Mapping

from mkdocs.structure.pages import Page

from gdviz.site.pictures import Gallery

WORDS_A_MINUTE = 200
PICTURES_A_MINUTE = 2
_SAID = {"needs": "What you should know", "able": "What you will be able to do"}
_HEAD = '<div class="gdviz-head" markdown>\n\n{}\n\n</div>'
_TITLE = re.compile(r"^# .*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img[^>]* class=\"gdviz-light\"[^>]*>")
# Formulas, code, tags and where links lead: what is not read word by word.
_UNREAD = re.compile(
    r"(?s)\$\$.*?\$\$|^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence)|<[^>]+>|\]\([^)]*\)", re.MULTILINE
)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def with_head(markdown: str, meta: Mapping) -> str:
    """Put what the front matter says under `needs` and `able` below the title."""
    said = [f"**{label}:** {meta[name]}" for name, label in _SAID.items() if name in meta]
    if not said:
        return markdown
    head = _HEAD.format("\n\n".join(said))
    return _TITLE.sub(lambda title: f"{title[0]}\n\n{head}", markdown, count=1)


def minutes(page: Page) -> int:
    """How long it takes to read a page, counted from its words and its pictures."""
    text = page.markdown or ""
    pictures = len(_PICTURE.findall(text))
    words = len(re.findall(r"\w+", _UNREAD.sub(" ", _PICTURE.sub(" ", text))))
    return max(1, round(words / WORDS_A_MINUTE + pictures / PICTURES_A_MINUTE))


def needed(page: Page, pages: list[Page]) -> list[Page]:
    """Those of the pages to which a page's `needs` lead."""
    folder = posixpath.dirname(page.file.src_uri)
    paths = _LINK.findall(page.meta.get("needs", ""))
    uris = {posixpath.normpath(posixpath.join(folder, path)) for path in paths}
    return [other for other in pages if other.file.src_uri in uris]


def cover(page: Page, gallery: Gallery) -> dict[str, str]:
    """The picture that stands for a page, light and dark, by its published files."""
    picture = gallery.find(page.meta["cover"])
    return {
        scheme: f"figures/{picture.published(picture.shown(ending))}"
        for scheme, ending in (("light", ""), ("dark", "-dark"))
    }
