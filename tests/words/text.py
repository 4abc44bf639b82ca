"""What a page says, read from its Markdown: prose, captions, tables and formulas."""

import re

from notebooks import NOTEBOOKS
from recipes import PAGES

TEXTS = PAGES | NOTEBOOKS
FACT = re.compile(r"\{\{\s*(\w+)\.(\w+)\.(\w+)\s*(?:\|\s*([^}]*?)\s*)?\}\}")

_CAPTION = re.compile(r"(?<!`)!\[([^\]]*)\]\(figures/([\w/]+)\.\w+\)")
_DISPLAY = re.compile(r"(?s)\$\$(.*?)\$\$")
_INLINE = re.compile(r"(?<!\$)\$([^$]+)\$(?!\$)")
_NOTE = re.compile(r'(?:\?\?\?|!!!) \w+ "(.*)"')
_CODE = re.compile(r"(?ms)^ *```.*?^ *```|^ *~~~.*?^ *~~~")


def displays(text: str) -> list[str]:
    """The formulas that stand alone."""
    return [formula.strip() for formula in _DISPLAY.findall(_CODE.sub("", text))]


def inlines(text: str) -> list[str]:
    """The formulas that stand in sentences."""
    return [formula for line in prose(text, keep_facts=True) for formula in _INLINE.findall(line)]


def captions(text: str) -> dict[str, str]:
    """Picture by picture, the words under it."""
    return {name: caption for caption, name in _CAPTION.findall(text)}


def tables(text: str) -> list[list[list[str]]]:
    """Table by table its rows of cells, the head first."""
    blocks = re.findall(r"(?m)(?:^ *\|.*\n?)+", _CODE.sub("", text))
    return [
        [_cells(line) for line in block.strip().splitlines() if not re.match(r"[\s|:-]+$", line)]
        for block in blocks
    ]


def _cells(line):
    line = FACT.sub(lambda fact: fact[0].replace("|", "¦"), line.strip().strip("|"))
    return [cell.strip().replace("¦", "|") for cell in line.split("|")]


def prose(text: str, keep_facts: bool = False) -> list[str]:
    """Line by line all that is said in sentences, heads and cells; a fact stands as {its name}.

    Left out are code, displayed formulas, addresses, and the lists of films, books and articles.
    """
    text = re.sub(r"(?s)\A---\n(.*?)\n---\n", _said_on_top, text)
    text = _DISPLAY.sub("", _CODE.sub("", text))
    lines = [line for line in _without_code(text) if not line.startswith("- [@")]
    return [line for line in (_plain(line, keep_facts) for line in lines) if line]


def _said_on_top(front):
    lines = re.findall(r"(?m)^(?:(?:title|description): |  )(.*)", front[1])
    return "\n".join(lines) + "\n"


def _without_code(text):
    """The lines that are no indented code; what stands in notes is moved to the left."""
    depth = 0
    for line in text.splitlines():
        while line and not line.startswith("    " * depth):
            depth -= 1
        line = line.removeprefix("    " * depth)
        if note := _NOTE.fullmatch(line):
            depth += 1
            yield note[1]
        elif not line.startswith("    "):
            yield line


def _plain(line, keep_facts):
    line = re.sub(r"`[^`]*`", "``", line)
    line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"(?<!\{)\{ ?(?:[.:#]|data-)[^{}]*\}|</?\w[^>]*>", "", line)
    return (line if keep_facts else FACT.sub(r"{\3}", line)).strip()
