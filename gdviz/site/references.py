"""What else to read: `- [@goh-momentum]: why` names an entry of the site's `references.bib`."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

_ENTRY = re.compile(r"^@\w+\{(?P<key>[\w-]+),\n(?P<fields>(?:  \w+ = \{.*\},\n)*)\}$", re.MULTILINE)
_FIELD = re.compile(r"^  (?P<name>\w+) = \{(?P<value>.*)\},$", re.MULTILINE)
_CITED = re.compile(r"^- \[@(?P<key>[\w-]+)\]", re.MULTILINE)

Entry = Mapping[str, str]


def read(bibtex: str) -> dict[str, Entry]:
    """The entries of a BibTeX file by their keys; each field has a line, author and title one."""
    return {
        entry["key"]: {field["name"]: field["value"] for field in _FIELD.finditer(entry["fields"])}
        for entry in _ENTRY.finditer(bibtex)
    }


def fill(markdown: str, entries: Mapping[str, Entry], complain: Callable[[str, str], str]) -> str:
    """Write title, authors and year where a list names an entry.

    For a key that is in no entry, `complain(what stands there, message)` gives the text to show.
    """

    def replace(match):
        key = match["key"]
        if key in entries:
            return f"- {_named(entries[key])}"
        near = "".join(f"; did you mean {other}?" for other in get_close_matches(key, entries, 1))
        return "- " + complain(f"[@{key}]", f"references.bib has no entry {key}{near}")

    return _CITED.sub(replace, markdown)


def address(entry: Entry) -> str:
    """Where a work is to be had: its url, or that of its DOI."""
    return entry["url"] if "url" in entry else f"https://doi.org/{entry['doi']}"


def _named(entry):
    return f"[{entry['title']}]({address(entry)}) by {_authors(entry['author'])}, {entry['year']}"


def _authors(field):
    """Up to four names, or the first of more; BibTeX has the family name first."""
    names = [_straight(name) for name in field.split(" and ")]
    if len(names) > 4:
        return f"{names[0]} and others"
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def _straight(name):
    family, _, given = name.partition(", ")
    # What stands in braces is a name of one piece, as that of a group.
    return f"{given} {family}".strip() if given else family.strip("{}")
