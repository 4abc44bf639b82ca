"""However a build is stopped, no process outlives it and no half file is left."""

import contextlib
import os
import signal
import subprocess
import time

import psutil
import pytest
from projects import STILL

SLOW = STILL.replace("alt =", "import time\ntime.sleep(60)\nalt =")


@pytest.fixture(autouse=True)
def heed_ctrl_c():
    """Tests that run in the background may ignore Ctrl-C, and what they start would do so too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(params=[2])
def building(project, request):
    """A build in a process group of its own, while so many workers sleep in slow recipes."""
    for number in range(request.param):
        project.write(f"slow/sleep_{number}", SLOW)
    with subprocess.Popen(
        project.command("figures", "--jobs", str(request.param)),
        cwd=project.root,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            _wait(lambda: len(list((project.built / ".drawing").glob("*/*"))) == request.param)
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _wait(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def _ended(process):
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_ctrl_c_ends_at_once_with_one_line_and_no_orphan(project, building):
    family = psutil.Process(building.pid).children(recursive=True)
    assert len(family) >= 2
    began = time.monotonic()
    os.killpg(building.pid, signal.SIGINT)
    assert building.wait(timeout=10) == 130
    assert time.monotonic() - began < 2
    assert building.stderr.read() == "gdviz: stopped; what is finished is kept\n"
    _wait(lambda: all(map(_ended, family)), seconds=1)
    assert project.files() == {}
    assert not (project.built / ".drawing").exists()


@pytest.mark.parametrize("building", [1], indirect=True)
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_workers_of_a_killed_build_end_with_it(building, how):
    family = psutil.Process(building.pid).children(recursive=True)
    assert family
    building.send_signal(how)
    assert building.wait(timeout=10) == -how
    _wait(lambda: all(map(_ended, family)), seconds=3)


def test_what_was_finished_before_a_stop_is_not_drawn_again(project):
    project.write("fast/one")
    project.write("slow/one", SLOW)
    with subprocess.Popen(
        project.command("figures", "--jobs", "1"), cwd=project.root, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr.readline().startswith(b"drew fast/one")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
    assert project.run("list").stdout.split() == [
        "fast/one", "still", "fresh", "slow/one", "?", "stale"
    ]  # fmt: skip


def test_a_second_build_waits_for_the_first_and_finds_its_work_done(project):
    project.write("lines/still", STILL.replace("alt =", "import time\ntime.sleep(1)\nalt ="))
    with subprocess.Popen(
        project.command("figures"), cwd=project.root, stderr=subprocess.PIPE, encoding="utf-8"
    ) as first:
        _wait(lambda: list((project.built / ".drawing").glob("*/*")))
        second = project.run("figures")
        assert first.wait(timeout=10) == 0
        assert first.stderr.read().startswith("drew lines/still")
    assert second.returncode == 0
    assert second.stderr == f"another build draws in {project.built}; waiting\n"
