"""A folder takes the place of another, and nobody finds the place empty."""

import ctypes
from pathlib import Path

import pytest

from gdviz.system.exchange import exchange


@pytest.fixture
def folders(tmp_path):
    """A new folder and an old one, each with a file that says so."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    return tmp_path / "new", tmp_path / "old"


class UnableFileSystem:
    """The C library on a file system that cannot exchange two folders."""

    def renameat2(self, *_):
        """Fail."""
        return -1


@pytest.fixture(params=[None, UnableFileSystem(), object()], ids=["able", "unable", "elsewhere"])
def able(request, monkeypatch):
    """Whether the system can exchange two folders; other C libraries have no way at all."""
    if request.param:
        monkeypatch.setattr(ctypes, "CDLL", lambda _: request.param)
    return request.param is None


def test_the_two_folders_change_places(folders, able):
    new, place = folders
    exchange(new, place)
    assert ((place / "file").read_text(), (new / "file").read_text()) == ("new", "old")
    assert sorted(path.name for path in place.parent.iterdir()) == ["new", "old"]


def test_a_folder_takes_a_place_that_is_free(folders, able):
    new, _ = folders
    place = new.with_name("free")
    exchange(new, place)
    assert (place / "file").read_text() == "new"
    assert not new.exists()


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(folders):
    new, old = folders
    link = new.with_name("link")
    link.symlink_to(old)
    exchange(new, link)
    assert (link.is_symlink(), (old / "file").read_text()) == (True, "new")


def test_where_it_can_be_done_at_one_stroke_nothing_is_moved_aside(folders, monkeypatch):
    def refuse(*_):
        raise AssertionError("a folder was moved")

    monkeypatch.setattr(Path, "rename", refuse)
    exchange(*folders)
    assert (folders[1] / "file").read_text() == "new"
