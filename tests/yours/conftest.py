"""What the tests of a reader's own formula and table need."""

import pytest

from gdviz.builder import output
from gdviz.yours import fit, walk


@pytest.fixture
def written(monkeypatch, tmp_path):
    """What would be written: recipe, tables and numbers of the last run; nothing is drawn."""
    kept = {}
    monkeypatch.chdir(tmp_path)

    def keep(folder, mp4, recipe, tables, numbers):
        kept.update(recipe=recipe, tables=tables, numbers=numbers)

    monkeypatch.setattr(output, "write", keep)
    return kept


@pytest.fixture
def walked(written):
    """`gdviz walk` without its film: the numbers."""

    def run(formula, *starts, by=("plain",), rates=("0.1",), steps="50"):
        assert walk.run(formula, starts, by, rates, steps, "out", False) == 0
        return written["numbers"]

    return run


@pytest.fixture
def fitted(written):
    """`gdviz fit` without its film: the numbers."""

    def run(path, x="x", y="y", degree="1", scale="standard", by="plain", rate="", steps="100"):
        assert fit.run(str(path), x, y, "", "", degree, scale, by, rate, steps, "out", False) == 0
        return written["numbers"]

    return run
