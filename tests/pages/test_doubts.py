"""What a careful reader would doubt is answered by a test or a picture."""

import ast
import tomllib
from functools import cache

import pytest
from recipes import PAGES, RECIPES, ROOT

DOUBTS = tomllib.loads((ROOT / "tests" / "pages" / "doubts.toml").read_text(encoding="utf-8"))
ANSWERS = [
    pytest.param(answer, id=f"{page}: {doubt}")
    for page, doubts in DOUBTS.items()
    for doubt, answers in doubts.items()
    for answer in answers
]


@cache
def _tests(file):
    tree = ast.parse((ROOT / file).read_bytes())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_page_is_doubted():
    assert DOUBTS.keys() == {*PAGES, "everywhere"}


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_doubt_is_answered(answer):
    file, _, name = answer.partition("::")
    assert name in _tests(file) if name else answer in RECIPES
