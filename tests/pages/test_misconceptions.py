"""Each misconception is set right in words of its own, and a figure shows it."""

import re

import pytest
from recipes import PAGES, RECIPES
from words.text import FACT

PAGE = PAGES["misconceptions"]
ENTRIES = re.findall(r"(?m)^### “(.+)”\n\n((?:(?!##).*\n)*)", PAGE)


def test_there_is_one_for_each_heading_and_no_two_say_the_same():
    heads = [head for head, _ in ENTRIES]
    assert len(heads) == len(re.findall(r"(?m)^### ", PAGE)) == len(set(heads))
    assert len(heads) >= 50


@pytest.mark.parametrize(("head", "body"), ENTRIES)
def test_one_is_set_right_says_why_it_matters_and_shows_it(head, body):
    right, why = body.strip().split("\n\n")
    assert len(right) > 40
    assert re.match(r"\*Why it matters:\* \w.+\.\n\[Figure\]\(\w+\.md#fig-\w+\) shows it\.$", why)
    page, figure = re.search(r"\((\w+)\.md#fig-(\w+)\)", why).groups()
    assert f"{page}/{figure}" in RECIPES
    # A number is one of a picture on the page that the figure is on, or of one that it builds on.
    assert all(f"{fact[1]}/{fact[2]}" in RECIPES for fact in FACT.finditer(right))
