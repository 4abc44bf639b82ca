"""Pages, pictures and recipes belong together, and each page covers what it set out to cover."""

import re

import pytest
from notebooks import NOTEBOOKS
from recipes import PAGES, RECIPES

TEXTS = PAGES | NOTEBOOKS
# A lesson has pictures of its own.
LESSONS = sorted({name.partition("/")[0] for name in RECIPES} - {"index"})


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_pictures_of_its_name_each_once_and_no_others(page):
    shown = re.findall(r"(?<!`)!\[[^\]]*\]\(figures/([\w/]+)\.\w+\)", PAGES[page])
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


@pytest.mark.parametrize("page", LESSONS)
def test_a_page_says_what_one_should_know_and_what_one_will_be_able_to_do(page):
    front = PAGES[page].split("---\n")[1]
    assert re.search(r"^needs: >-\n  \w", front, flags=re.MULTILINE)
    assert re.search(r"^able: >-\n  \w", front, flags=re.MULTILINE)


@pytest.mark.parametrize("page", LESSONS)
def test_a_page_has_a_cover_that_it_shows(page):
    (cover,) = re.findall(r"^cover: (.*)$", PAGES[page], flags=re.MULTILINE)
    assert f"(figures/{cover}." in PAGES[page]


def test_every_page_but_home_has_a_cover_of_its_own():
    covers = [re.findall(r"^cover: (.*)$", PAGES[page], flags=re.MULTILINE) for page in PAGES]
    named = [name for (name,) in filter(None, covers)]
    assert len(named) == len(set(named)) == len(PAGES) - 1
    assert set(named) <= set(RECIPES)


@pytest.mark.parametrize("page", LESSONS)
def test_a_page_ends_with_what_comes_next_and_with_what_else_to_read(page):
    *_, following, reading = re.split(r"(?m)^## ", PAGES[page])
    assert following.startswith("What comes next\n")
    # The next page, or the one to turn back to.
    assert re.search(r"\]\((?:notebooks/)?\w+\.(?:md|py)[#)]", following)
    assert reading.startswith("Read on\n")
    assert len(re.findall(r"(?m)^- \[@[\w-]+\]: \w.*\.$", reading)) >= 2


@pytest.mark.parametrize("page", LESSONS)
def test_a_page_has_four_exercises_with_answers_and_one_of_them_changes_a_recipe(page):
    folded = re.findall(r'(?m)^ *\?\?\? note "(?:Answer|Try it)', PAGES[page])
    assert len(folded) >= 4
    assert re.search(r"(?s)Change the recipe.{,80}\[Figure\]\(#fig-", PAGES[page])


@pytest.mark.parametrize("page", PAGES)
def test_who_reads_a_question_does_not_see_its_answer(page):
    """The question stands open, and what answers it is folded away within it."""
    assert "*Answer:*" not in PAGES[page]


@pytest.mark.parametrize("page", PAGES)
def test_a_figure_of_another_page_is_named_with_that_page(page):
    """Its number alone would name one of this page. A misconception names the page before it."""
    links = re.findall(r"\[Figure\]\(\w+\.md#fig-\w+\)(.{,9})", PAGES[page])
    assert [after for after in links if not after.startswith((" of ", " shows it"))] == []
