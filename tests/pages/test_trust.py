"""The table of what checks each page is counted right."""

import re
from types import SimpleNamespace

import pytest
from recipes import PAGES, RECIPES, ROOT
from words import ledger

from gdviz.site import trust

TESTS = ROOT / "tests"
LESSONS = sorted({name.partition("/")[0] for name in RECIPES})


def _cells(shelves, tests):
    """The rows of both tables below their heads."""
    tables = trust.fill("<!-- trust -->\n", shelves, tests).strip().split("\n\n")
    return [
        [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]
        for table in tables
    ]


def _shelf(page, pictures):
    file = SimpleNamespace(src_uri=f"{page}.md")
    return SimpleNamespace(page=SimpleNamespace(file=file), title=page.title(), pictures=pictures)


def test_the_table_counts_what_the_recipes_and_the_tests_hold():
    ours = {
        page: [RECIPES[name] for name in RECIPES if name.startswith(f"{page}/")] for page in LESSONS
    }
    rows, _ = _cells([_shelf(page, ours[page]) for page in LESSONS], TESTS)
    for page, cells in zip(LESSONS, rows, strict=True):
        known = ledger.read("claims", page)
        assert cells[0] == f"[{page.title()}]({page}.md)"
        assert int(cells[1]) == sum(len(recipe.facts) for recipe in ours[page])
        assert int(cells[2]) == len(ledger.excerpts(known))
        assert int(cells[3]) == sum(len(held) for held in known["tested"].values())
        text = (TESTS / "pages" / f"test_{page}.py").read_text(encoding="utf-8")
        assert int(cells[4]) == len(re.findall(r"^def test_", text, flags=re.MULTILINE)) > 0


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import numpy as np\nnp.mean([1])\n", []),
        ("import numpy as np\nnp.linalg.solve([[2]], [4])\n", ["NumPy's linear algebra"]),
        ("from scipy import stats\nstats.linregress\n", ["SciPy"]),
        ("import torch\nfrom fractions import Fraction\n", ["PyTorch", "fractions"]),
        ("from slopes import slopes\n", ["finite differences"]),
    ],
)
def test_who_checks_a_page_is_told_by_what_its_tests_call(tmp_path, code, words):
    (tmp_path / "oracles").mkdir()
    (tmp_path / "oracles" / "waves.py").write_text(code, encoding="utf-8")
    _, ((_, asked),) = _cells([_shelf("waves", [])], tmp_path)
    assert asked == ", ".join(["formulas written anew", *words])


def test_the_page_has_a_place_for_the_table():
    assert len(trust.MARK.findall(PAGES["trust"])) == 1
