"""Texts of pages that MkDocs dies of or misreads in silence: not UTF-8, broken front matter."""

import re

import yaml
from mkdocs.structure.files import File
from mkdocs.utils import meta

_BEGIN = re.compile(r"---[ \t]*\n")


def fault(file: File) -> tuple[int, str]:
    """The line that keeps a page from being read as it was meant, and why; 0 if nothing does."""
    try:
        text = file.content_string
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        return line, f"the byte 0x{byte:02x} is not UTF-8; save the page as UTF-8"
    return _fault_of_front_matter(text) if _BEGIN.match(text) else (0, "")


def _fault_of_front_matter(text):
    front = meta.YAML_RE.match(text)
    if front is None:
        return 1, "the front matter has no end; write a line --- below it"
    try:
        known = yaml.safe_load(front[1])
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        why = f"the front matter is no YAML: {getattr(error, 'problem', error)}"
        return (mark.line if mark else 0) + 2, f"{why}; put the value into quotes"
    if not isinstance(known, dict):
        return 2, "the front matter has no names; write a line such as title: Waves"
    return 0, ""
