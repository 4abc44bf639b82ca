"""The page of functions and classes: its examples run, and what it names is there."""

import doctest
import re
from importlib import import_module

import pytest
from recipes import PAGES

from gdviz.drawing import style

NAMED = re.findall(r"^::: ([\w.]+)$", PAGES["api"], flags=re.MULTILINE)


def test_the_examples_print_what_stands_there(tmp_path, monkeypatch):
    """In one session, from top to bottom, as a reader would type them."""
    monkeypatch.chdir(tmp_path)
    before = style.SCHEMES[0]
    code = "\n".join(re.findall(r"(?s)```pycon\n(.*?)```", PAGES["api"]))
    session = doctest.DocTestParser().get_doctest(code, {}, "docs/api.md", None, None)
    try:
        failed, tried = doctest.DocTestRunner().run(session)
    finally:
        style.use(before)
    assert failed == 0
    assert tried > 30
    assert (tmp_path / "falling.gif").read_bytes().startswith(b"GIF89a")


def test_each_name_is_listed_once():
    assert len(NAMED) == len(set(NAMED)) > 50


@pytest.mark.parametrize("module", sorted({name.rpartition(".")[0] for name in NAMED}))
def test_what_the_page_names_is_there_and_says_what_it_is_for(module):
    there = import_module(module)
    for name in NAMED:
        if name.rpartition(".")[0] == module:
            assert getattr(there, name.rpartition(".")[2]).__doc__, name
