"""The search index, with what each section defines: `## The slope { data-terms="derivative" }`."""

import html
import json
import re
from pathlib import Path

_HEADING = re.compile(r'<h[1-6](?=[^>]* data-terms="([^"]+)")(?=[^>]* id="([^"]+)")')


def terms(content: str, url: str) -> dict[str, list[str]]:
    """The terms that the sections of a page define, by the address of the section."""
    return {
        f"{url}#{place}": [html.unescape(term.strip()) for term in said.split(",")]
        for said, place in _HEADING.findall(content)
    }


def complete(index: Path, defined: dict[str, list[str]]) -> None:
    """Add the terms to an index, and write it as a script, too: Material's way on file://."""
    found = json.loads(index.read_text(encoding="utf-8"))
    for section in found["docs"]:
        if section["location"] in defined:
            section["tags"] = defined[section["location"]]
    text = json.dumps(found, ensure_ascii=False)
    index.write_text(text, encoding="utf-8")
    index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")
