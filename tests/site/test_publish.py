"""However many build a site at once, and whatever fails, there is a whole site."""

import os
import signal
import subprocess
import sys
import time
from shutil import rmtree

import handmade
import pytest
from projects import Project

from gdviz.system.lock import locked

COMMAND = [sys.executable, "-m", "gdviz.site.publish", "site"]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project of one page, whose site is built."""
    root = tmp_path_factory.mktemp("published")
    handmade.site(root, "# First\n")
    rmtree(root / "figures" / "lines")
    Project(root).write("lines/still")
    run = subprocess.run(COMMAND, cwd=root, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return root


def _page(root):
    return (root / "site" / "index.html").read_text(encoding="utf-8")


def _start(root):
    return subprocess.Popen(COMMAND, cwd=root, stderr=subprocess.PIPE, encoding="utf-8")


def test_builds_at_once_wait_for_each_other_and_the_site_is_never_missing(root):
    (root / "docs" / "index.md").write_text("# Second\n", encoding="utf-8")
    files = sorted(path.relative_to(root) for path in (root / "site").rglob("*"))
    with locked(root / "build" / "site", print):
        both = [_start(root), _start(root)]
        for process in both:
            assert process.stderr.readline() == f"process {os.getpid()} builds site; waiting\n"
    while any(process.poll() is None for process in both):
        assert (root / "site").is_dir()
        time.sleep(0.001)
    for process in both:
        process.communicate()
        assert process.returncode == 0
    assert "Second" in _page(root)
    assert sorted(path.relative_to(root) for path in (root / "site").rglob("*")) == files


def test_a_build_that_fails_leaves_the_old_site(root):
    before = _page(root)
    (root / "docs" / "index.md").write_text("# Third\n\n[Nowhere](no.md)\n", encoding="utf-8")
    run = subprocess.run(COMMAND, cwd=root, capture_output=True, encoding="utf-8")
    assert run.returncode == 1
    assert _page(root) == before


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_the_old_site_and_no_process(root, how):
    before = _page(root)
    process = _start(root)
    while not list((root / "build" / "site").glob(".drawing/*")):
        assert process.poll() is None
        time.sleep(0.001)
    os.kill(process.pid, how)
    # What it says has an end when the last process has ended.
    assert "Traceback" not in process.communicate(timeout=20)[1]
    assert process.returncode == {signal.SIGINT: 130, signal.SIGKILL: -9}[how]
    assert _page(root) == before
