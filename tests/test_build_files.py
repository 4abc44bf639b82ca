"""Files take their place one by one and whole; only one build is at work in a folder."""

import subprocess
import sys

import pytest

from gdviz.build import files
from gdviz.errors import BadInput

HOLDER = """
import sys, time
from pathlib import Path
from gdviz.build.files import locked
with locked(Path(sys.argv[1]), lambda: None) as aside:
    (aside / "half.gif").touch()
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def drawn(tmp_path):
    """A folder with the files of a still that was just drawn."""
    folder = tmp_path / "drawn"
    folder.mkdir()
    for name in ("hero.json", "hero.png", "hero.svg"):
        (folder / name).write_text(f"new {name}")
    return folder


def test_published_files_replace_the_old_ones_and_those_without_successor_go(tmp_path, drawn):
    page = tmp_path / "built" / "index"
    page.mkdir(parents=True)
    for name in ("hero.gif", "hero-dark.mp4", "hero.png", "other.gif"):
        (page / name).write_text("old")
    published = files.publish(drawn, tmp_path / "built", "index/hero")
    assert published == ["index/hero.png", "index/hero.svg", "index/hero.json"]
    assert {path.name: path.read_text() for path in page.iterdir()} == {
        "hero.json": "new hero.json",
        "hero.png": "new hero.png",
        "hero.svg": "new hero.svg",
        "other.gif": "old",
    }


def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(tmp_path, drawn):
    outside = tmp_path / "outside"
    outside.write_text("precious")
    page = tmp_path / "built" / "index"
    page.mkdir(parents=True)
    (page / "hero.svg").symlink_to(outside)
    files.publish(drawn, tmp_path / "built", "index/hero")
    assert outside.read_text() == "precious"
    assert (page / "hero.svg").read_text() == "new hero.svg"


def test_the_lock_of_a_killed_build_is_free_and_what_it_left_is_swept(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
    assert (tmp_path / ".drawing" / "half.gif").exists()
    waited = []
    with files.locked(tmp_path, lambda: waited.append(True)) as aside:
        assert list(aside.iterdir()) == []
    assert waited == []
    assert not aside.exists()


def test_a_build_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "build").touch()
    with (
        pytest.raises(BadInput, match=r"build/figures cannot be written: Not a directory"),
        files.locked(tmp_path / "build" / "figures", lambda: None),
    ):
        pass
