"""Files take their place one by one and whole."""

import pytest

from gdviz.builder import files


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
