"""What is done beside a process is done once it goes on, and never outlives it."""

import multiprocessing
import os
import time
from functools import partial

import pytest

from gdviz.segment.beside import beside


def _write_pid(path):
    path.write_text(str(os.getpid()))


def test_another_process_does_the_work(tmp_path):
    with beside(partial(_write_pid, tmp_path / "pid")):
        pass
    assert int((tmp_path / "pid").read_text()) != os.getpid()


def test_what_fails_there_fails_here(tmp_path, capfd):
    with (
        pytest.raises(FileNotFoundError, match="missing/pid"),
        beside(partial(_write_pid, tmp_path / "missing/pid")),
    ):
        (tmp_path / "body").touch()
    assert (tmp_path / "body").exists()
    assert capfd.readouterr().err == ""


def test_where_no_process_can_be_started_the_work_is_done_here(tmp_path, monkeypatch):
    def fail():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fail)
    with beside(partial(_write_pid, tmp_path / "pid")):
        pass
    assert int((tmp_path / "pid").read_text()) == os.getpid()


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_who_leaves_does_not_wait_and_leaves_no_process(error):
    began, body = time.monotonic(), beside(partial(time.sleep, 60))
    body.__enter__()
    assert len(multiprocessing.active_children()) == 1
    body.__exit__(error, error(), None)
    assert multiprocessing.active_children() == []
    assert time.monotonic() - began < 30
