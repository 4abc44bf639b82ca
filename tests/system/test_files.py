"""A file appears whole or not at all."""

import pytest

from gdviz.system.files import whole


def test_what_was_written_takes_its_place(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    with whole(tmp_path / "a.txt") as part, open(part, "w") as file:
        file.write("new")
        file.flush()
        assert (tmp_path / "a.txt").read_text() == "old"
    assert (tmp_path / "a.txt").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("failure", [OSError("full"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path, failure):
    (tmp_path / "a.txt").write_text("old")

    def write_half():
        with whole(tmp_path / "a.txt") as part, open(part, "w") as file:
            file.write("half")
            raise failure

    with pytest.raises(type(failure)):
        write_half()
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
