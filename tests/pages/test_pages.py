"""Pages, pictures and recipes belong together, and each page covers what it set out to cover."""

import re

import pytest
from notebooks import NOTEBOOKS
from recipes import PAGES, RECIPES

SHOWN = {
    page: re.findall(r"!\[[^\]]*\]\(figures/([\w/]+)\.\w+\)", text) for page, text in PAGES.items()
}
TEXTS = PAGES | NOTEBOOKS


def test_every_picture_is_shown_on_the_page_of_its_name_and_nowhere_else():
    assert {page: sorted(names) for page, names in SHOWN.items()} == {
        page: sorted(name for name in RECIPES if name.startswith(f"{page}/")) for page in PAGES
    }


@pytest.mark.parametrize("page", TEXTS)
def test_a_page_has_one_sentence_a_line(page):
    prose = re.sub(r"(?s)\A---.*?\n---\n|\$\$.*?\$\$|```.*?```|\{\{.*?\}\}", "", TEXTS[page])
    for line in prose.splitlines():
        if not line.lstrip().startswith(("|", "!", "#", "-")):
            inner = re.sub(r"\$[^$]*\$|\([^)]*\)", "", line)
            assert not re.search(r"[.!?] [A-Z]", inner), line


@pytest.mark.parametrize("page", TEXTS)
def test_a_page_describes_itself_to_those_who_search(page):
    (description,) = re.findall(r"^description: (.*)$", TEXTS[page], flags=re.MULTILINE)
    assert 40 < len(description) < 160
