"""However a build is stopped, no process outlives it and no half file is left."""

import contextlib
import os
import signal
import subprocess
import time

import psutil
import pytest
from projects import STILL

# Processes of its own: one as usual, one in a session of its own, one whose parent has ended.
STARTS = """
import subprocess
from pathlib import Path
sleep = "echo $$ >> started; exec sleep 600"
subprocess.Popen(["sh", "-c", sleep])
subprocess.Popen(["sh", "-c", sleep], start_new_session=True)
subprocess.run(["sh", "-c", f"({sleep}) &"])
while not Path("started").exists() or Path("started").read_text().count("\\n") < 3:
    pass
"""
# Its matching holds Python's lock for ages.
STUCK = STARTS + "import re\nre.match('(a+)+$', 'a' * 60 + 'b')\n"
SLOW = STILL.replace("alt =", "import time\ntime.sleep(60)\nalt =")


@pytest.fixture(autouse=True)
def heed_ctrl_c():
    """Tests that run in the background may ignore Ctrl-C, and what they start would do so too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(params=[SLOW])
def building(project, request):
    """A build in a process group of its own, while it draws two pictures that take long."""
    for number in range(2):
        project.write(f"slow/sleep_{number}", request.param)
    with subprocess.Popen(
        project.command("figures", "--jobs", "2"),
        cwd=project.root,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            _wait(lambda: len(list((project.built / ".drawing").glob("*/*"))) == 2)
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


def _started(project):
    started = project.root / "started"
    return [int(pid) for pid in started.read_text().split()] if started.exists() else []


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


@pytest.mark.parametrize("building", [STUCK], indirect=True)
@pytest.mark.parametrize(
    ("kill", "how"),
    [
        (os.kill, signal.SIGKILL),
        (os.kill, signal.SIGTERM),
        (os.killpg, signal.SIGTERM),
        (os.killpg, signal.SIGKILL),
    ],
)
def test_all_that_a_killed_build_has_started_ends_with_it(project, building, kill, how):
    _wait(lambda: len(_started(project)) == 6)
    family = psutil.Process(building.pid).children(recursive=True)
    assert len(family) >= 9  # Besides these, what forks, and its two forks.
    kill(building.pid, how)
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
    assert second.stderr == f"process {first.pid} draws in {project.built}; waiting\n"


def test_what_a_recipe_has_started_ends_with_its_picture(project):
    project.write("lines/still", STILL.replace("alt =", f"{STARTS}alt ="))
    assert project.run("figures").returncode == 0
    assert [pid for pid in _started(project) if psutil.pid_exists(pid)] == []


# A module that is being imported when Ctrl-C comes: by the command line, then by what draws.
@pytest.mark.parametrize("module", ["argparse", "gdviz.builder.state", "pathlib", "numpy"])
def test_ctrl_c_in_the_first_second_is_quiet(project, module):
    project.write("lines/still")
    with subprocess.Popen(
        project.command("figures"),
        cwd=project.root,
        env=os.environ | {"PYTHONPROFILEIMPORTTIME": "1"},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        while process.stderr.readline().rpartition("|")[2].strip() != module:
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        said = [line for line in process.stderr if not line.startswith("import time:")]
        assert process.wait(timeout=20) == 130
    assert said == ["gdviz: stopped; what is finished is kept\n"]


def test_pictures_that_no_process_is_left_to_draw_are_named(project):
    for number in range(2):
        kills = f"import os\nos.kill(os.getppid(), {signal.SIGKILL:d})\nalt ="
        project.write(f"lines/still_{number}", STILL.replace("alt =", kills))
    run = project.run("figures", "--jobs", "1")
    assert (run.returncode, run.stderr.splitlines()) == (
        1,
        [
            *(
                f"figures/lines/still_{number}.py:1: no process is left to draw it; try again"
                for number in range(2)
            ),
            "gdviz: 2 not drawn",
        ],
    )
