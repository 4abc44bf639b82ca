"""Only one process is at work in a folder, and what a killed one left is swept."""

import subprocess
import sys

import pytest

from gdviz.system.errors import BadInput
from gdviz.system.lock import locked

HOLDER = """
import sys, time
from pathlib import Path
from gdviz.system.lock import locked
with locked(Path(sys.argv[1]), print) as aside:
    (aside / "half.gif").touch()
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_of_a_killed_build_is_free_and_what_it_left_is_swept(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        holder.kill()
    assert (tmp_path / ".drawing" / "half.gif").exists()
    waited = []
    with locked(tmp_path, waited.append) as aside:
        assert list(aside.iterdir()) == []
    assert waited == []
    assert not aside.exists()


def test_a_build_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "build").touch()
    with (
        pytest.raises(BadInput, match=r"build/figures cannot be written: Not a directory"),
        locked(tmp_path / "build" / "figures", print),
    ):
        pass
