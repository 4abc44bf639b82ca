"""The search index, with what each section defines: `## The slope { data-terms="derivative" }`.

Formulas and recipes have most of the tags of a page, and a search would take longer to read them
than all else in a build. So it gets formulas as plain text, and no recipes.
"""

import html
import json
import re
from pathlib import Path

from gdviz.site import formulas

_HEADING = re.compile(r'<h[1-6](?=[^>]* data-terms="([^"]+)")(?=[^>]* id="([^"]+)")')
_UNSEARCHED = re.compile(
    rf"{formulas.FORMULA.pattern}|<details data-search-exclude>.*?</details>", re.DOTALL
)
_PLACE = "<!--gdviz-->{}<!--/gdviz-->"
_PLACES = re.compile(_PLACE.format(".*?"), re.DOTALL)


def hide(content: str) -> tuple[str, list[str]]:
    """The HTML of a page as a search shall read it, and what has been taken out of it."""
    hidden = [match[0] for match in _UNSEARCHED.finditer(content)]
    return _UNSEARCHED.sub(lambda match: _PLACE.format(formulas.letters(match)), content), hidden


def show(content: str, hidden: list[str]) -> str:
    """The HTML of a page with what `hide` has taken out of it."""
    parts = iter(hidden)
    return _PLACES.sub(lambda _: next(parts), content)


def terms(content: str, url: str) -> dict[str, list[str]]:
    """The terms that the sections of a page define, by the address of the section."""
    return {
        f"{url}#{place}": [html.unescape(term.strip()) for term in said.split(",")]
        for said, place in _HEADING.findall(content)
    }


def complete(index: Path, defined: dict[str, list[str]]) -> None:
    """Add the terms to an index, and write it as a script, too: Material's way on file://."""
    found = json.loads(index.read_text(encoding="utf-8"))
    found["docs"] = _latest(found["docs"])
    for section in found["docs"]:
        if section["location"] in defined:
            section["tags"] = defined[section["location"]]
    text = json.dumps(found, ensure_ascii=False)
    index.write_text(text, encoding="utf-8")
    index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


def _latest(sections):
    """The sections of each page as it was built last: the live preview adds those of a new one."""
    pages: dict[str, dict[str, dict]] = {}
    for section in sections:
        page = pages.setdefault(section["location"].partition("#")[0], {})
        if section["location"] in page:  # From here on it is told again.
            page.clear()
        page[section["location"]] = section
    return [section for page in pages.values() for section in page.values()]
