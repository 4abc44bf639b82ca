"""Recipes are found by their path, and a name that is not known gets a hint."""

import re

import pytest

from gdviz.builder import catalogue
from gdviz.builder.build import recipes
from gdviz.builder.catalogue import chosen, find
from gdviz.system.errors import BadInput

KNOWN = {"index/hero": "", "lines/descent": "", "lines/surface": ""}


def test_a_recipe_is_called_by_its_folder_and_its_file(project):
    paths = [project.write(name) for name in ("lines/descent", "index/hero")]
    assert recipes(project.root) == {"index/hero": paths[1], "lines/descent": paths[0]}


def test_what_is_no_recipe_is_left_alone(project):
    project.write("lines/.ipynb_checkpoints/old")
    project.write("lines/__pycache__/old")
    (project.root / "figures" / "lines" / "notes.txt").touch()
    assert find(str(project.root)) == ({}, {})


@pytest.mark.parametrize(
    "name", ["hero", "lines/deep/hero", "lines/Hero", "lines/two-words", "a b/c"]
)
def test_a_recipe_that_no_page_could_name_is_astray(project, name):
    project.write(name)
    good = project.write("lines/good")
    found, astray = find(str(project.root))
    assert found == {"lines/good": str(good)}
    assert re.match(rf"^figures/{name}\.py: .*; rename or move the file$", astray[name])


@pytest.mark.parametrize(
    "folder", ["", "figures", "figures/lines", "docs", "build", "build/figures"]
)
def test_the_project_is_found_from_every_folder_in_it(project, folder):
    project.write("lines/good")
    place = project.root / folder
    place.mkdir(parents=True, exist_ok=True)
    (project.root / "build/figures").mkdir(parents=True, exist_ok=True)
    assert catalogue.project(str(place)) == str(project.root)


def test_without_a_project_the_folder_is_taken_as_it_is(tmp_path):
    assert catalogue.project(str(tmp_path)) == str(tmp_path)


@pytest.mark.parametrize(
    ("folder", "word", "name"),
    [
        ("", "figures/lines/good.py", "lines/good"),
        ("", "figures/lines/", "lines"),
        ("figures", "lines/good.py", "lines/good"),
        ("figures/lines", "good.py", "lines/good"),
        ("figures/lines", "lines/good", "lines/good"),
        ("figures/lines", "new.py", "lines/new"),
        ("", "lines/good", "lines/good"),
        ("", "lines", "lines"),
    ],
)
def test_a_picture_may_be_named_by_the_path_of_its_recipe(project, monkeypatch, folder, word, name):
    project.write("lines/good")
    monkeypatch.chdir(project.root / folder)
    assert catalogue.named(str(project.root), word) == name


def test_a_folder_without_figures_says_so(tmp_path):
    with pytest.raises(BadInput, match="has no figures folder"):
        find(str(tmp_path))


@pytest.mark.parametrize(
    ("names", "pictures"),
    [
        ([], ["index/hero", "lines/descent", "lines/surface"]),
        (["lines"], ["lines/descent", "lines/surface"]),
        (["lines/surface", "index"], ["index/hero", "lines/surface"]),
    ],
)
def test_a_name_stands_for_one_picture_or_for_a_page(names, pictures):
    assert chosen(KNOWN, names) == pictures


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("lines/descnt", "did you mean lines/descent?"),
        ("line", "did you mean lines?"),
        ("zzz", "`gdviz list` shows them all"),
    ],
)
def test_an_unknown_name_gets_the_nearest_one_as_a_hint(name, hint):
    with pytest.raises(BadInput) as refusal:
        chosen(KNOWN, [name])
    assert str(refusal.value) == f"no picture is called {name}; {hint}"
