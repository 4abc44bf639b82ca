"""Recipes of a few words, drawn or refused, and a project that counts as drawn."""

import shutil

import pytest
from projects import Project

from gdviz.builder.recipe import BadRecipe, load
from gdviz.builder.staleness import Survey
from gdviz.system import imports

SETTLED = ("index/hero", "lines/descent", "lines/surface")

DRAWING = '''
"""A thing."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

alt = "A thing."
x = np.arange(4.0)
bad = np.array([0, np.nan, 1, 2])
grid = np.mgrid[:4, :4].astype(float)
holed = np.where(grid[0] + grid[1] == 3, np.nan, grid[0])


def figure():
    fig = Figure(figsize=(2, 1))
    ax = fig.add_axes((0, 0, 1, 1), projection={projection!r})
    {words}
    return fig
'''


@pytest.fixture
def refused(project: Project):
    """Line and words of the refusal to load and draw a recipe with this source."""

    def refusal(source):
        with pytest.raises(BadRecipe) as caught:
            list(load(project.write("lines/bad", source)).draw())
        return caught.value.line, str(caught.value)

    return refusal


@pytest.fixture
def drawing(project: Project):
    """Draw a still with these words, on axes of that projection."""

    def draw(words, projection=None):
        source = DRAWING.format(projection=projection, words=words)
        return load(project.write("lines/drawing", source)).draw()

    return draw


@pytest.fixture
def settled(project):
    """A project whose three pictures count as drawn; the files are stand-ins."""
    for name in SETTLED:
        project.write(name)
    survey = Survey(project.root)
    for name in SETTLED:
        outputs = [f"{name}.svg", f"{name}.json"]
        for output in outputs:
            path = project.built / output
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(output)
        survey.state.drew(name, survey.inputs(name, False, []), [], "", outputs, seconds=1)
    assert Survey(project.root).stale == set()
    return project


@pytest.fixture
def library(settled, tmp_path, monkeypatch):
    """A copy of gdviz that may be edited, in place of the installed one."""
    shutil.copytree(f"{imports.HOME}/gdviz", tmp_path / "lib" / "gdviz")
    monkeypatch.setattr(imports, "HOME", str(tmp_path / "lib"))
    return tmp_path / "lib" / "gdviz"
