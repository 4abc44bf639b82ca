"""Pages, pictures and recipes belong together, and each page covers what it set out to cover."""

import re
from pathlib import Path

import pytest

from gdviz import build

ROOT = Path(__file__).parent.parent
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
RECIPES = build.recipes(ROOT)
SHOWN = {
    page: re.findall(r"!\[[^\]]*\]\(figures/([\w/]+)\.\w+\)", text) for page, text in PAGES.items()
}


def test_every_picture_is_shown_on_the_page_of_its_name_and_nowhere_else():
    assert {page: sorted(names) for page, names in SHOWN.items()} == {
        page: sorted(name for name in RECIPES if name.startswith(f"{page}/")) for page in PAGES
    }


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_sentence_a_line(page):
    prose = re.sub(r"(?s)\A---.*?\n---\n|\$\$.*?\$\$|```.*?```|\{\{.*?\}\}", "", PAGES[page])
    for line in prose.splitlines():
        if not line.lstrip().startswith(("|", "!", "#", "-")):
            inner = re.sub(r"\$[^$]*\$|\([^)]*\)", "", line)
            assert not re.search(r"[.!?] [A-Z]", inner), line


@pytest.mark.parametrize("page", PAGES)
def test_a_page_describes_itself_to_those_who_search(page):
    (description,) = re.findall(r"^description: (.*)$", PAGES[page], flags=re.MULTILINE)
    assert 40 < len(description) < 160


@pytest.mark.parametrize("page", PAGES)
def test_a_page_computes_its_numbers(page):
    """Digits behind a decimal point come from facts; the few in words are settings of the story."""
    prose = re.sub(r"(?s)\{\{.*?\}\}|\A---.*?\n---\n|\]\([^)]*\)", "", PAGES[page])
    settings = {
        "index": {"4.0"},
        "lines": {"1.2", "0.055", "0.204"},
        "rates": {"0.01", "0.1", "0.2", "0.25", "0.4", "0.5", "1.5"},
    }
    assert set(re.findall(r"\d+\.\d+", prose)) <= settings[page]
