"""Pages, pictures and recipes belong together, and each page covers what it set out to cover."""

import re

import pytest
from notebooks import NOTEBOOKS
from recipes import PAGES, RECIPES

TEXTS = PAGES | NOTEBOOKS


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_pictures_of_its_name_each_once_and_no_others(page):
    shown = re.findall(r"!\[[^\]]*\]\(figures/([\w/]+)\.\w+\)", PAGES[page])
    drawn = [name for name in RECIPES if name.startswith(f"{page}/")]
    for name in set(drawn) - set(shown):
        ending = "gif" if RECIPES[name].is_film else "svg"
        line = f"![What one sees.](figures/{name}.{ending})"
        pytest.fail(f"docs/{page}.md does not show {name}; paste where it belongs: {line}")
    assert sorted(shown) == sorted(drawn)


def test_every_folder_of_recipes_has_a_page():
    folders = {name.partition("/")[0] for name in RECIPES}
    assert {f"docs/{folder}.md" for folder in folders - PAGES.keys()} == set()


@pytest.mark.parametrize("page", TEXTS)
def test_a_page_has_one_sentence_a_line(page):
    prose = re.sub(r"(?s)\A---.*?\n---\n|\$\$.*?\$\$|```.*?```|\{\{.*?\}\}", "", TEXTS[page])
    for line in prose.splitlines():
        if not line.lstrip().startswith(("|", "!", "#", "-")):
            inner = re.sub(r"\$[^$]*\$|\([^)]*\)", "", line)
            assert not re.search(r"[.!?] [A-Z]", inner), f"two sentences on a line: {line}"


@pytest.mark.parametrize("page", TEXTS)
def test_a_page_describes_itself_to_those_who_search(page):
    (description,) = re.findall(r"^description: (.*)$", TEXTS[page], flags=re.MULTILINE)
    assert 40 < len(description) < 160
