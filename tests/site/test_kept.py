"""What takes long to make is made once."""

import pytest

from gdviz.site import kept


@pytest.fixture
def makers(monkeypatch):
    """Give a function that makes a maker, and forget afterwards what was made."""
    monkeypatch.setattr(kept, "_texts", {})
    monkeypatch.setattr(kept, "_in_file", set())
    asked = []

    def maker(name="maker 1"):
        @kept.kept(name)
        def make(text, times=1):
            asked.append(text)
            return text * times

        return make

    return maker, asked


def test_the_same_is_made_once(makers):
    maker, asked = makers
    make = maker()
    assert [make("a"), make("a"), make("a", 2), make("b")] == ["a", "a", "aa", "b"]
    assert asked == ["a", "a", "b"]


def test_another_maker_makes_it_anew(makers):
    maker, asked = makers
    maker("maker 1")("a")
    maker("maker 2")("a")
    assert asked == ["a", "a"]


def test_the_same_function_in_a_file_that_has_changed_makes_it_anew(makers, tmp_path):
    """Whoever changes how something is made need not think of what was kept."""
    _, asked = makers
    for line in ("asked.append(text)", "asked.append(text)  # Changed."):
        program = tmp_path / "program.py"
        program.write_text(f"def make(text):\n    {line}\n    return text\n", encoding="utf-8")
        found = {"asked": asked}
        exec(compile(program.read_text(encoding="utf-8"), program, "exec"), found)
        kept.kept("maker")(found["make"])("a")
    assert asked == ["a", "a"]


def test_another_process_finds_it_in_the_file(makers, tmp_path):
    maker, asked = makers
    file = tmp_path / "cache" / "site.json"
    maker()("a")
    kept.save(file)
    kept._texts.clear()
    kept.load(file)
    assert maker()("a") == "a"
    assert asked == ["a"]


@pytest.mark.parametrize("text", ["", "{", "[1]", "7"])
def test_a_file_that_cannot_be_read_holds_nothing(makers, tmp_path, text):
    maker, _ = makers
    file = tmp_path / "site.json"
    file.write_text(text, encoding="utf-8")
    kept.load(file)
    assert maker()("a") == "a"


def test_where_there_is_no_room_what_was_asked_for_last_stays(makers, tmp_path, monkeypatch):
    maker, asked = makers
    make, file = maker(), tmp_path / "site.json"
    monkeypatch.setattr(kept, "ROOM", 2)
    for text in "abca":
        make(text)
    kept.save(file)
    kept._texts.clear()
    kept.load(file)
    for text in "acb":
        make(text)
    assert asked == ["a", "b", "c", "b"]
