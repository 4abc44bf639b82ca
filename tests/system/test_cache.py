"""What is kept is computed once, and again when its making changed or its file is damaged."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gdviz.system import imports

ROOT = Path(__file__).parents[2]
MODULE = """
import time
from pathlib import Path

import numpy as np

from gdviz.system.cache import cached


@cached
def squares(count, power=2):
    with Path("computed").open("a") as file:
        file.write("x")
    time.sleep(0.2)
    return {"numbers": np.arange(count), "squares": np.arange(count) ** power}
"""


@pytest.fixture
def squares(tmp_path, monkeypatch):
    """Import the module anew, and give its function."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GDVIZ_CACHE", "cache")
    Path("module.py").write_text(MODULE)
    return _function("module.py")


def _function(path):
    spec = importlib.util.spec_from_file_location("module", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["module"] = module
    spec.loader.exec_module(module)
    return module.squares


def _times():
    return len(Path("computed").read_text())


def _file():
    (path,) = Path("cache").glob("*.npz")
    return path


def test_it_is_computed_once(squares):
    for _ in range(3):
        found = squares(4)
        assert found.keys() == {"numbers", "squares"}
        np.testing.assert_array_equal(found["squares"], [0, 1, 4, 9])
    assert _times() == 1
    assert [path.suffix for path in sorted(Path("cache").iterdir())] == [".lock", ".npz"]


def test_an_argument_is_the_same_however_it_is_given(squares):
    for found in (squares(4), squares(4, 2), squares(power=2, count=4)):
        np.testing.assert_array_equal(found["squares"], [0, 1, 4, 9])
    assert _times() == 1


def test_other_arguments_are_kept_beside(squares):
    for _ in range(2):
        assert squares(3)["squares"][-1] == 4
        assert squares(3, 3)["squares"][-1] == 8
    assert _times() == 2


def test_an_array_is_no_argument(squares):
    with pytest.raises(TypeError, match="ndarray"):
        squares(np.arange(3))


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "flipped", "array", "other", "pickle"])
def test_a_file_that_cannot_be_read_is_computed_again(squares, damage):
    squares(4)
    path = _file()
    whole = path.read_bytes()
    if damage == "array":
        np.save(path.with_suffix(".npy"), np.arange(3))
        path.with_suffix(".npy").rename(path)
    elif damage == "other":
        np.savez(path, numbers=np.arange(3))
    elif damage == "pickle":
        np.savez(path, made_from=np.array([{}]))
    else:
        middle = whole.index(b"squares") + 160
        flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
        path.write_bytes(
            {"empty": b"", "text": b"hello\n", "cut": whole[:-100], "flipped": flipped}[damage]
        )
    np.testing.assert_array_equal(squares(4)["squares"], [0, 1, 4, 9])
    assert _times() == 2
    np.testing.assert_array_equal(squares(4)["squares"], [0, 1, 4, 9])
    assert _times() == 2


def test_an_edit_of_the_source_replaces_the_file(squares):
    squares(4)
    Path("module.py").write_text(MODULE.replace("** power", "** power + 0"))
    _function("module.py")(4)
    assert _times() == 2
    assert _file()


@pytest.mark.parametrize("library", ["numpy", "pillow"])
def test_another_version_of_a_library_replaces_the_file(squares, monkeypatch, library):
    squares(4)
    versions = {"numpy": "1", "pillow": "1"}
    monkeypatch.setattr("gdviz.system.cache.version", versions.get)
    _function("module.py")(4)
    assert _times() == 2
    versions[library] = "2"
    _function("module.py")(4)
    assert _times() == 3


def test_an_edit_while_the_old_source_runs_does_not_count_as_run(squares):
    Path("module.py").write_text(MODULE.replace("** power", "** power + 1"))
    np.testing.assert_array_equal(squares(4)["squares"], [0, 1, 4, 9])
    np.testing.assert_array_equal(_function("module.py")(4)["squares"], [1, 2, 5, 10])


def test_an_edit_of_what_the_source_imports_counts_too(squares, monkeypatch):
    monkeypatch.setattr(imports, "HOME", os.getcwd())
    Path("gdviz").mkdir()
    Path("gdviz", "a.py").write_text("from gdviz.b import thing\n")
    for name in ("b", "c"):
        Path("gdviz", f"{name}.py").touch()
    Path("module.py").write_text(
        MODULE + "\nif False:\n    from gdviz import a\n", encoding="utf-8"
    )

    source = Path("module.py").read_text()
    _function("module.py")(4)
    Path("gdviz", "c.py").write_text("changed = True\n")
    _function("module.py")(4)
    assert (_times(), Path("module.py").read_text()) == (1, source)
    Path("gdviz", "b.py").write_text("changed = True\n")
    _function("module.py")(4)
    assert _times() == 2


def test_of_two_processes_one_computes_and_the_other_waits(squares):
    script = "import module; print(module.squares(4)['squares'][3])"
    command = [sys.executable, "-c", script]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["9\n", "9\n"]
    assert _times() == 1
