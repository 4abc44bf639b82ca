"""A folder for results is found fit or refused in a line, and gets all of a run or nothing."""

import errno
import os

import pytest
from disks import read_only

from gdviz.system import result_folder
from gdviz.system.errors import BadInput

NAMES = ("film.gif", "numbers.json")


@pytest.fixture
def photo(tmp_path):
    """The path of what is read."""
    path = tmp_path / "photo.png"
    path.write_bytes(b"a picture")
    return path


def test_a_folder_that_may_be_made_is_not_there_until_there_are_results(tmp_path, photo):
    folder = tmp_path / "new" / "results"
    result_folder.check(folder, NAMES, [photo])
    assert list(tmp_path.iterdir()) == [photo]
    result_folder.fill(folder, NAMES, lambda aside: (aside / "film.gif").touch())
    result_folder.check(folder, NAMES, [photo])
    assert (folder / "film.gif").exists()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("photo.png", "File exists"),
        ("photo.png/results", "Not a directory"),
        ("x" * 300, "File name too long"),
        ("a\0b", "embedded null byte"),
    ],
)
def test_an_output_folder_that_cannot_be_one_is_refused(tmp_path, photo, name, wrong):
    before = photo.read_bytes()
    with pytest.raises(BadInput) as caught:
        result_folder.check(tmp_path / name, NAMES)
    assert str(caught.value).startswith("output folder /")
    assert str(caught.value).endswith(f" cannot be written: {wrong}; name another folder")
    assert str(caught.value).isprintable()
    assert photo.read_bytes() == before


def test_an_output_folder_in_which_nothing_can_be_written_is_refused():
    with read_only() as folder, pytest.raises(BadInput) as caught:
        result_folder.check(folder, NAMES)
    line = f"output folder {folder} cannot be written: Permission denied; name another folder"
    assert str(caught.value) == line


@pytest.mark.parametrize("file", NAMES)
def test_an_output_folder_with_a_folder_in_the_place_of_a_file_is_refused(tmp_path, file):
    (tmp_path / "out" / file).mkdir(parents=True)
    with pytest.raises(BadInput, match=rf"^output folder .* has a folder {file}; name another"):
        result_folder.check(tmp_path / "out", NAMES)


def test_the_folder_of_what_is_read_is_no_output_folder(tmp_path, photo):
    (tmp_path / "link").symlink_to(tmp_path)
    label = tmp_path / "link" / "mask.png"
    other = tmp_path / "other"
    other.mkdir()
    for folder in (tmp_path, tmp_path / "link", other / ".."):
        with pytest.raises(BadInput) as caught:
            result_folder.check(folder, NAMES, [photo, label])
        assert str(caught.value) == (
            f"output folder {folder} holds what is read; name another folder"
        )


def test_a_run_replaces_all_of_the_run_before_and_nothing_else(tmp_path):
    for name in ("film.gif", "numbers.json", "mine.txt"):
        (tmp_path / name).write_text("old")
    fill = result_folder.fill(tmp_path, NAMES, lambda aside: (aside / "film.gif").write_text("new"))
    assert fill == ["film.gif"]
    assert {path.name: path.read_text() for path in tmp_path.glob("[!.]*")} == {
        "film.gif": "new",
        "mine.txt": "old",
    }


def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path):
    (tmp_path / "film.gif").write_text("old")

    def write(aside):
        (aside / "film.gif").write_text("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(BadInput, match=r"^output folder .*: No space left on device; make room th"):
        result_folder.fill(tmp_path, NAMES, write)
    assert (tmp_path / "film.gif").read_text() == "old"
    assert not (tmp_path / ".drawing").exists()
