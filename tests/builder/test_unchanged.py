"""Where nothing has changed a run need not look closely, and whatever changes is noticed."""

import os
import shutil
import time

import pytest

from gdviz.builder import unchanged
from gdviz.builder.build import build
from gdviz.system import imports


@pytest.fixture
def remembered(settled, library, monkeypatch):
    """A project whose runs have found nothing to do, drawn by a gdviz that may be edited."""
    monkeypatch.setattr(unchanged, "SETTLED", 0)  # Else the files would be too new.
    build(settled.root)  # It still learns what the library is like.
    build(settled.root)
    assert unchanged.unchanged(str(settled.root))
    return settled


def _rewrite(path):
    """Change one letter in its place, and let the file seem as old as before."""
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("e", "E", 1), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _restore(path):
    """Put an older copy in its place, as version control does."""
    older = path.with_name("older")
    shutil.copy(path, older)
    os.utime(older, (10**9, 10**9))
    older.replace(path)


CHANGES = {
    "a recipe, of the same length and age": lambda root: _rewrite(root / "figures/index/hero.py"),
    "an older recipe": lambda root: _restore(root / "figures/index/hero.py"),
    "a touched recipe": lambda root: (root / "figures/index/hero.py").touch(),
    "a deleted recipe": lambda root: (root / "figures/index/hero.py").unlink(),
    "a new recipe": lambda root: (root / "figures/index/new.py").touch(),
    "a new script": lambda root: (root / "figures/index/hero.js").touch(),
    "a new licence": lambda root: (root / "figures/LICENSE").touch(),
    "a new page": lambda root: (root / "figures/new").mkdir(),
    "no recipes": lambda root: shutil.rmtree(root / "figures"),
    "a picture, as long and old": lambda root: _rewrite(root / "build/figures/index/hero.svg"),
    "an older picture": lambda root: _restore(root / "build/figures/index/hero.svg"),
    "a deleted picture": lambda root: (root / "build/figures/index/hero.svg").unlink(),
    "a picture without a recipe": lambda root: (root / "build/figures/index/gone.svg").touch(),
    "no memory": lambda root: (root / "build/figures/.state.json").unlink(),
    "an edited module": lambda root: _rewrite(root / "lib/gdviz/drawing/style.py"),
    "a new module": lambda root: (root / "lib/gdviz/drawing/new.py").touch(),
    "nothing remembered": lambda root: (root / "build/.unchanged").unlink(),
    "all forgotten": lambda root: (root / "build/.unchanged").write_bytes(b""),
    "half forgotten": lambda root: os.truncate(root / "build/.unchanged", 300),
    "foreign bytes": lambda root: (root / "build/.unchanged").write_bytes(b"\0\xff\0/\0"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_is_noticed(remembered, change):
    change(remembered.root)
    assert not unchanged.unchanged(str(remembered.root))


def test_another_version_of_a_library_is_noticed(remembered, tmp_path, monkeypatch):
    (tmp_path / "newer" / "matplotlib-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "newer")
    assert not unchanged.unchanged(str(remembered.root))


def test_a_gdviz_elsewhere_is_looked_at_closely(remembered, monkeypatch, tmp_path):
    monkeypatch.setattr(imports, "HOME", str(tmp_path / "elsewhere"))
    assert not unchanged.unchanged(str(remembered.root))


def test_a_copy_of_the_project_is_looked_at_closely(remembered, tmp_path):
    shutil.copytree(remembered.root / "build", tmp_path / "copy" / "build")
    assert not unchanged.unchanged(str(tmp_path / "copy"))


def test_a_file_that_a_recipe_reads_anywhere_is_looked_at(remembered):
    table = remembered.root / "table.csv"
    table.touch()
    unchanged.remember(str(remembered.root), ["table.csv"], time.time_ns())
    assert unchanged.unchanged(str(remembered.root))
    table.touch()
    assert not unchanged.unchanged(str(remembered.root))


def test_what_may_change_again_within_a_tick_of_the_clock_is_not_remembered(settled, library):
    build(settled.root)
    build(settled.root)
    assert not unchanged.unchanged(str(settled.root))


@pytest.mark.parametrize("word", ["stale", "gone", "astray"])
def test_nothing_is_remembered_while_there_is_something_to_do(remembered, word):
    (remembered.root / "build/.unchanged").unlink()
    if word == "stale":
        remembered.write("lines/descent", "x = 1")
    elif word == "gone":
        (remembered.built / "lines/gone.svg").touch()
    else:
        remembered.write("lines/Descent")
    build(remembered.root, ["index"])
    assert not (remembered.root / "build/.unchanged").exists()


def test_what_cannot_be_written_is_no_fault(remembered):
    (remembered.root / "build/.unchanged").unlink()
    (remembered.root / "build/.unchanged").mkdir()
    assert build(remembered.root) == {}
