"""What draws can be prepared before there is something to draw; what it waits for takes no time."""

import json

import pytest
from projects import STILL

from gdviz.builder import pool
from gdviz.builder.build import build

# Whose child draws it.
TELLS = STILL.replace('"top": 1', '"top": __import__("os").getppid()')


@pytest.fixture
def prepared(project):
    """What is prepared to draw in the project, as a process."""
    project.write("lines/still", TELLS)
    pool.prepare(project.root)
    yield pool._ready[0].process
    pool.discard()


def _drawer(project):
    """The process that has forked itself for the picture."""
    assert build(project.root, jobs=1) == {}
    assert pool._ready == []
    return json.loads(project.files()["lines/still.json"])["facts"]["top"]


def test_what_was_prepared_draws_once(project, prepared):
    pool.prepare(project.root)
    assert _drawer(project) == prepared.pid
    project.write("lines/still", f"{TELLS}\nadded = 1\n")
    assert _drawer(project) != prepared.pid


def test_what_has_died_meanwhile_is_replaced(project, prepared):
    prepared.kill()
    prepared.join()
    assert _drawer(project) != prepared.pid


def test_what_was_prepared_with_another_library_is_replaced(
    project, prepared, tmp_path, monkeypatch
):
    (tmp_path / "newer" / "matplotlib-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "newer")
    assert _drawer(project) != prepared.pid
    assert not prepared.is_alive()


def test_what_was_prepared_for_another_folder_is_replaced(project, prepared):
    pool.discard()
    pool.prepare(project.root / "figures")
    other = pool._ready[0].process
    assert _drawer(project) != other.pid


def test_what_was_prepared_ends_when_it_is_discarded(prepared):
    pool.discard()
    assert not prepared.is_alive()


def test_a_picture_has_all_its_time_after_it_has_waited_for_another(project, monkeypatch):
    waits = """
import fcntl, threading
with open("lock", "a") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    threading.Event().wait(4)
alt ="""
    for number in range(2):
        project.write(f"lines/still_{number}", STILL.replace("alt =", waits))
    monkeypatch.setattr(pool, "LIMIT", 7)
    assert build(project.root, jobs=2) == {}


def test_another_picture_is_drawn_while_one_waits(project):
    waits = """
import fcntl, threading
from pathlib import Path
with open("lock", "a") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    for _ in range(100):
        if not Path("drawn").exists():
            threading.Event().wait(0.1)
alt ="""
    for number in range(2):
        drawn = STILL.replace("alt =", waits).replace('"top": 1', '"top": Path("drawn").exists()')
        project.write(f"lines/still_{number}", drawn)
    project.write("lines/third", STILL.replace("alt =", "open('drawn', 'a').close()\nalt ="))
    assert build(project.root, jobs=2) == {}
    for number in range(2):
        assert json.loads(project.files()[f"lines/still_{number}.json"])["facts"]["top"]
