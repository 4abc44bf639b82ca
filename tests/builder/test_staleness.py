"""A picture is stale exactly when something it depends on, or its files, changed."""

import os

import pytest

from gdviz.builder import files
from gdviz.builder.staleness import Survey

NAMES = ("index/hero", "lines/descent", "lines/surface")


def test_in_a_new_project_everything_is_stale(project):
    project.write("lines/descent")
    assert Survey(project.root).stale == {"lines/descent"}


def test_an_edited_recipe_makes_its_picture_stale_and_no_other(settled):
    with (settled.root / "figures/lines/descent.py").open("a") as recipe:
        recipe.write("\nadded = 1\n")
    assert Survey(settled.root).stale == {"lines/descent"}


def test_touching_every_recipe_makes_nothing_stale(settled):
    for path in (settled.root / "figures").rglob("*.py"):
        os.utime(path, (2e9, 2e9))
    assert Survey(settled.root).stale == set()


def test_a_copy_of_gdviz_elsewhere_makes_nothing_stale(settled, library):
    assert Survey(settled.root).stale == set()


def test_an_edited_style_makes_every_picture_stale(settled, library):
    with (library / "drawing" / "style.py").open("a") as style:
        style.write("added = 1\n")
    assert Survey(settled.root).stale == set(NAMES)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (
            "drawing/style.py",
            '"""The look of every picture',
            '# A remark.\n"""What pictures look like',
        ),
        ("drawing/style.py", '    """Options for text, which', '    """Another docstring, which'),
        ("film/frames.py", "\n\n", "\n\n\n"),
    ],
    ids=["module", "function", "empty line"],
)
def test_what_is_said_in_the_library_makes_nothing_stale(settled, library, path, old, new):
    text = (library / path).read_text("utf-8")
    assert old in text
    (library / path).write_text(text.replace(old, new, 1), "utf-8")
    assert Survey(settled.root).stale == set()


def test_a_remark_in_a_recipe_makes_nothing_stale_and_its_docstring_does(settled):
    recipe = settled.root / "figures/lines/descent.py"
    text = recipe.read_text("utf-8")
    recipe.write_text(f"# A remark.\n{text}", "utf-8")
    assert Survey(settled.root).stale == set()
    recipe.write_text(text.replace('"""', '"""Now: ', 1), "utf-8")
    assert Survey(settled.root).stale == {"lines/descent"}


def test_an_edited_module_that_draws_nothing_makes_nothing_stale(settled, library):
    with (library / "cli.py").open("a") as module:
        module.write("added = 1\n")
    assert Survey(settled.root).stale == set()


def test_another_version_of_a_library_makes_every_picture_stale(settled, tmp_path, monkeypatch):
    (tmp_path / "newer" / "matplotlib-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "newer")
    assert Survey(settled.root).stale == set(NAMES)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_text(""),
        lambda path: path.write_text(path.read_text()[:-1]),
        lambda path: path.write_text(path.read_text().upper()),
        lambda path: os.utime(path, (2**31, 2**31)),
        lambda path: os.utime(path, (10**9, 10**9)),
    ],
    ids=["deleted", "emptied", "cut short", "changed", "of 2038", "of 2001"],
)
def test_a_file_spoilt_from_outside_makes_its_picture_stale(settled, spoil):
    spoil(settled.built / "lines/descent.svg")
    assert Survey(settled.root).stale == {"lines/descent"}


@pytest.mark.parametrize(
    "memory", [b"", b"{", b"[]", b"null", b'{"format": 0}', b"\xff\xfe", b'{"format": 1}']
)
def test_a_memory_that_cannot_be_read_counts_as_none(settled, memory):
    (settled.built / ".state.json").write_bytes(memory)
    assert Survey(settled.root).stale == set(NAMES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"seconds": 1', '"seconds": "1"'),
        ('"outputs": {', '"outputs": [], "o": {'),
        (": [", ": [[]"),
    ],
)
def test_a_memory_of_another_shape_counts_as_none(settled, old, new):
    memory = settled.built / ".state.json"
    text = memory.read_text("utf-8")
    assert old in text
    memory.write_text(text.replace(old, new), "utf-8")
    survey = Survey(settled.root)
    assert survey.stale == set(NAMES)
    assert set(survey.to_draw([], force=False)) == set(NAMES)


def test_the_files_of_a_deleted_recipe_are_found_even_without_a_memory(settled):
    (settled.root / "figures/lines/descent.py").unlink()
    (settled.built / ".state.json").unlink()
    for ending in ("-dark.gif", "-text-dark.svg", "-frames.svg"):
        (settled.built / f"lines/descent{ending}").touch()
    assert Survey(settled.root).gone == {"lines/descent"}


def test_pruning_takes_all_files_of_a_picture_and_an_empty_page_but_nothing_else(settled):
    (settled.built / "lines/notes.txt").touch()
    files.prune(settled.built, {"lines/descent", "index/hero"})
    left = [path.relative_to(settled.built).as_posix() for path in settled.built.rglob("*")]
    assert sorted(left) == [
        ".state.json", "lines", "lines/notes.txt", "lines/surface.json", "lines/surface.svg"
    ]  # fmt: skip


def test_the_pictures_that_took_longest_are_drawn_first_and_new_ones_before_them(settled):
    survey = Survey(settled.root)
    for name, seconds in zip(NAMES, (1, 3, 2), strict=True):
        survey.state.drew(name, {}, [], "", [], seconds)
    settled.write("lines/new")
    assert Survey(settled.root).to_draw([], force=False) == [
        "lines/new", "lines/descent", "lines/surface", "index/hero"
    ]  # fmt: skip


def test_new_pictures_of_a_page_are_drawn_one_after_the_other_only_where_no_other_is_left(project):
    for name in ("bees/scene", "bees/training", "lines/slope", "why/chain"):
        project.write(name)
    assert Survey(project.root).to_draw([], force=False) == [
        "why/chain", "bees/scene", "lines/slope", "bees/training"
    ]  # fmt: skip


def test_force_draws_the_fresh_ones_too_but_only_those_named(settled):
    assert Survey(settled.root).to_draw(["index"], force=False) == []
    assert Survey(settled.root).to_draw(["index"], force=True) == ["index/hero"]


def test_the_kind_of_a_picture_is_what_its_json_says(settled):
    (settled.built / "lines/descent.json").write_text('{"moving": true}')
    (settled.built / "lines/surface.json").write_text('{"moving": false}')
    (settled.built / "index/hero.json").write_text("{")
    survey = Survey(settled.root)
    assert [survey.kind(name) for name in NAMES] == ["?", "moving", "still"]
